#include "conformance/suite/tests/tampered.hpp"

#include <algorithm>
#include <chrono>

namespace kruispunt::conformance::suite::tests {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

/// A second run of the same challenge, begun as the first had ended.
constexpr milliseconds second_run = 6s;

void set_finished(submission& of, milliseconds later) {
    of.change("run.json", [later](auto& run) {
        run["finished"] = text::rfc3339(run_began() + later);
    });
}

/// Puts evidence of another run of the same challenge in the place of a test's.
void splice(submission& of, const std::string& test, milliseconds later) {
    const auto entry = std::ranges::find(of.all.tests, test, &catalogue::test::id);
    put(of.files,
        "evidence/" + test + ".json",
        evidence::to_json(seen_of(of.all, *entry, as_asked, run_began() + later)));
}

tampered spliced(
    std::string name, std::string test, milliseconds later, milliseconds finished, std::string why
) {
    auto made = done([test, later, finished](submission& of) {
        splice(of, test, later);
        set_finished(of, finished);
    });
    return {std::move(name), std::move(made), "order", std::move(why)};
}

tampered widened(std::string name, std::string member, milliseconds by, std::string why) {
    auto made = done([member, by](submission& of) {
        of.change("run.json", [member, by](auto& run) {
            const auto was = text::read_utc(run[member].template get<std::string>());
            run[member] = text::rfc3339(*was + by);
        });
    });
    return {std::move(name), std::move(made), "order", std::move(why)};
}

tampered taking(std::string name, milliseconds took, std::string why) {
    auto made = done([took](submission& of) {
        of.change_evidence(accepting_test, [took](auto& seen) {
            seen.records.back()->took_ms = took.count();
        });
    });
    return {std::move(name), std::move(made), "order", std::move(why)};
}

/// Evidence of the day before, whose moments were set to where it is put.
tampered moments_set_anew() {
    return {
        "T20hMomentsSetAnew",
        done([](submission& of) {
            const auto name = "evidence/" + advised_test + ".json";
            const auto was = evidence::from_json(document_in(of.files, name));
            splice(of, advised_test, -24h);
            of.change_evidence(advised_test, [&was](auto& seen) {
                for (std::size_t at = 0; at < seen.records.size(); ++at)
                    seen.records[at]->at = was.records[at]->at;
            });
        }),
        "order",
        "was drawn at another moment than it began"};
}

} // namespace

std::vector<tampered> tampered_order() {
    return {
        spliced(
            "T20cTwoRunsInterleaved",
            accepting_test,
            second_run,
            2 * second_run,
            advised_test + ": it began before " + accepting_test + " had ended"
        ),
        spliced(
            "T20dTwoRunsOneAfterTheOther",
            advised_test,
            1h,
            1h + second_run,
            advised_test + ": 3602 s lie between it and " + accepting_test +
                ", and at most 10 s can"
        ),
        taking(
            "T20eTwoRunsSideBySide",
            3500ms,
            advised_test + ": it began before " + accepting_test + " had ended"
        ),
        taking("T20fGapThatAStepIsSaidToHaveTaken", 1h, "a record took longer than 40 s"),
        widened("T20gEndWidened", "finished", 1h, "run.json: it ends 3602 s after"),
        widened(
            "T20gBeginningWidened",
            "started",
            -30min,
            refusing_test + ": 1800 s lie between it and the run's beginning"
        ),
        moments_set_anew()};
}

} // namespace kruispunt::conformance::suite::tests
