#include "conformance/suite/reporting/difference.hpp"

#include "conformance/suite/reporting/visible_text.hpp"
#include "conformance/text/canonical_json.hpp"

#include <algorithm>
#include <map>

namespace kruispunt::conformance::suite::reporting {
namespace {

using verdict::outcome;
using seen_verdict = std::optional<outcome>;

/// How good a verdict is: what passes, what asks for attention, what does not pass.
int worth_of(const seen_verdict& of) {
    if (!of) return 0;
    switch (*of) {
    case outcome::pass:
    case outcome::not_applicable:
        return 3;
    case outcome::warn:
        return 2;
    case outcome::inconclusive:
    case outcome::error:
        return 1;
    case outcome::fail:
        break;
    }
    return -1;
}

void note(
    std::map<std::string, changed_test>& in, const report& from, seen_verdict changed_test::*as
) {
    for (const auto& test : from.tests) {
        auto& of = in[test.id];
        of.id = test.id;
        of.at = test.at;
        of.*as = test.judged.came.is;
    }
}

std::string_view word_of(const seen_verdict& of) {
    return of ? verdict::word(*of) : "not run";
}

} // namespace

bool difference::must_is_worse() const {
    return std::ranges::any_of(tests, [](const changed_test& each) {
        return each.worse && each.at == catalogue::level::must;
    });
}

difference between(const report& older, const report& newer) {
    std::map<std::string, changed_test> by_id;
    note(by_id, older, &changed_test::was);
    note(by_id, newer, &changed_test::is);
    difference found;
    found.same_catalogue = older.run.catalogue == newer.run.catalogue;
    for (auto& [id, test] : by_id) {
        if (test.was == test.is) continue;
        test.worse = test.was ? worth_of(test.is) < worth_of(test.was)
                              : worth_of(test.is) < worth_of(outcome::warn);
        found.tests.push_back(std::move(test));
    }
    return found;
}

std::string in_words(const difference& of) {
    if (of.tests.empty()) return "No verdict changed.\n";
    std::string words;
    if (!of.same_catalogue)
        words +=
            "The two are by different catalogues: a test may ask something else than it did.\n";
    for (const auto& each : of.tests) {
        words += each.worse ? "worse   " : "        ";
        words += visible(each.id) + ' ' + std::string(word(each.at)) + ": ";
        words += word_of(each.was);
        words += " -> ";
        words += word_of(each.is);
        words += '\n';
    }
    return words;
}

std::string in_json(const difference& of) {
    text::json tests = text::json::array();
    for (const auto& each : of.tests)
        tests.push_back(
            {{"id", each.id},
             {"level", word(each.at)},
             {"was", word_of(each.was)},
             {"is", word_of(each.is)},
             {"worse", each.worse}}
        );
    return text::canonical(
               {{"same_catalogue", of.same_catalogue},
                {"must_is_worse", of.must_is_worse()},
                {"tests", std::move(tests)}}
           ) +
           '\n';
}

} // namespace kruispunt::conformance::suite::reporting
