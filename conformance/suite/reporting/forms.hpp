#pragma once

#include "conformance/suite/reporting/recorded_run.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::conformance::suite::reporting {

/// Everything that a form of a report may show. Refers to what its maker keeps.
struct account {
    const catalogue::catalogue& all;
    const report& of;
    const recorded_run& run;
};

/// The forms that are made from report.json and its evidence, for whoever likes to read them.
enum class form { junit, earl, markdown, html };
inline constexpr std::array forms{form::junit, form::earl, form::markdown, form::html};

/// `junit`, `earl`, `markdown`, `html`.
std::string_view word(form of);
std::optional<form> form_named(std::string_view word);

/// `junit.xml`, `earl.jsonld`, `summary.md`, `report.html`.
std::string_view file_name(form of);

/// The form, whole. Pure: the same account gives the same octets.
std::string written(form of, const account& what);

/// JUnit's XML: one suite a role, the sentences as properties of each case. INCONCLUSIVE and ERROR
/// are errors, NOT_APPLICABLE is skipped, WARN passes and says so on its output.
std::string junit(const account& what);

/// W3C's Evaluation and Report Language as JSON-LD.
std::string earl(const account& what);

/// A comment for a build: the totals, and what does not pass.
std::string markdown(const account& what);

/// One page that stands by itself: no network, its only script and style are in it.
std::string html(const account& what);

} // namespace kruispunt::conformance::suite::reporting
