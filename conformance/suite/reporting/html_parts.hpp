#pragma once

#include "conformance/suite/pages/page.hpp"
#include "conformance/suite/reporting/forms.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace kruispunt::conformance::suite::reporting {

using pages::both;

/// The verdict's word with its colour.
std::string badge(verdict::outcome of);

/// How much of what was seen a page still takes, so that no run makes it too large to open.
class page_budget {
public:
    explicit page_budget(std::size_t octets) : left_(octets) {}

    /// How many of `wanted` octets may be shown; they are taken off what is left.
    std::size_t take(std::size_t wanted);

private:
    std::size_t left_;
};

/// How one test is shown: in full what was tested, and what was arranged for it where it does not
/// pass; the rest on a line each.
struct test_view {
    const std::vector<plan::operation>& plan;
    const evidence::test_evidence& seen;
    const verdict::test_verdict& came;
};

/// The operations of a test, as items of a list.
std::string steps_of(const test_view& of, page_budget& budget);

/// A test that can be folded out: what it asks, what fell short, the steps.
std::string test_element(const account& what, const reported_test& of, page_budget& budget);

/// What comes before the tests: the verdict, the product, the totals.
std::string overview(const account& what);

/// What comes behind them: what was not run, what has no test, what no report can prove.
std::string closing(const account& what);

/// What the page's style and script have beside those of all pages.
std::string_view page_style();
std::string_view page_script();

} // namespace kruispunt::conformance::suite::reporting
