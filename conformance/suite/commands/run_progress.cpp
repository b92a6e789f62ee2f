#include "conformance/suite/commands/run_progress.hpp"

#include "conformance/suite/reporting/recorded_run.hpp"

#include <iomanip>
#include <ostream>

namespace kruispunt::conformance::suite::commands {
namespace {

using verdict::outcome;

constexpr int width_of_verdict = 15;
constexpr int width_of_id = 36;

bool is_fine(outcome is) {
    return is == outcome::pass || is == outcome::not_applicable;
}

std::size_t count(const reporting::report& report, outcome is) {
    std::size_t found = 0;
    for (const auto& test : report.tests)
        if (test.judged.came.is == is) ++found;
    return found;
}

std::string_view next_step(const reporting::report& report, bool dutch) {
    if (count(report, outcome::fail) > 0)
        return dutch ? "Open report.html: bij elke gezakte toets staat wat er kwam, wat er had "
                       "moeten "
                       "komen en hoe het over te doen is.\n"
                     : "Open report.html: each failed test shows what came, what should have come, "
                       "and how to do it again.\n";
    if (count(report, outcome::inconclusive) + count(report, outcome::error) > 0)
        return dutch
                   ? "Niets zakte, maar niet alles is beslist: `kruispunt-conformance doctor` zegt "
                     "wat er ontbreekt.\n"
                   : "Nothing failed, but not everything was decided: `kruispunt-conformance "
                     "doctor` says what is amiss.\n";
    if (report.run.interrupted)
        return dutch ? "Onderbroken: wat al gedraaid had staat er, en telt nergens voor.\n"
                     : "Interrupted: what had been run is there, and counts for nothing.\n";
    if (!report.not_run.empty())
        return dutch ? "Een deel is gedraaid: laat --test weg voor het geheel.\n"
                     : "A part was run: leave --test out for the whole.\n";
    return dutch ? "Alles wat moet is gehaald.\n" : "All that is required passes.\n";
}

} // namespace

progress::progress(
    console& with, const catalogue::catalogue& all, const reporting::subject& of, bool quiet
)
    : with_(with), all_(all), subject_(of), quiet_(quiet) {}

void progress::wipe() {
    if (with_.terminal) with_.err << "\r\033[K";
}

void progress::tell(
    const catalogue::test& test,
    std::size_t number,
    std::size_t of,
    const evidence::test_evidence* seen
) {
    wipe();
    if (seen == nullptr) {
        if (with_.terminal) with_.err << number << " / " << of << "  " << test.id << std::flush;
        return;
    }
    const auto judged = reporting::judge_test(all_, test, subject_, *seen);
    if (quiet_ || is_fine(judged.came.is)) return;
    with_.out << std::left << std::setw(width_of_verdict) << verdict::word(judged.came.is)
              << std::setw(width_of_id) << test.id << ' ' << judged.came.why << '\n'
              << std::flush;
}

void tell_end(
    console& with,
    const reporting::report& report,
    const std::string& folder,
    const std::string& lang
) {
    const bool dutch = lang == "nl";
    with.out << '\n';
    for (const auto is :
         {outcome::pass,
          outcome::warn,
          outcome::fail,
          outcome::inconclusive,
          outcome::error,
          outcome::not_applicable})
        with.out << verdict::word(is) << ' ' << count(report, is) << "  ";
    with.out << "(" << report.tests.size() << (dutch ? " van " : " of ") << report.expected
             << (dutch ? " toetsen)\n" : " tests)\n")
             << (dutch ? "Bewijs en verslag: " : "Evidence and report: ") << folder << '\n'
             << next_step(report, dutch);
}

} // namespace kruispunt::conformance::suite::commands
