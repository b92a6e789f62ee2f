// Writes report.html of a made-up run, for whoever looks at it in a browser: made_up_page FILE.
#include "conformance/suite/reporting/forms.hpp"
#include "conformance/suite/tests/made_up_run.hpp"

#include <fstream>
#include <iostream>

namespace {

namespace reporting = kruispunt::conformance::suite::reporting;
namespace tests = kruispunt::conformance::suite::tests;
namespace wire = kruispunt::conformance::wire;

/// Takes what it should refuse, knows nothing of what it is advised, and says much.
wire::response half_right(const std::string& test, bool changed) {
    auto answer = tests::as_asked(test, changed);
    answer.headers.push_back({"X-Request-Id", std::string(200, 'r')});
    answer.body = "{\"code\": \"" + std::string(400, 'x') + "\", \"veld\": \"<b>bsn</b>\"}";
    if (changed || test == tests::advised_test) answer.status = changed ? 201 : 500;
    return answer;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "made_up_page FILE\n";
        return 2;
    }
    const auto all = tests::made_up_catalogue();
    auto files = tests::recorded_files(all, half_right);
    files.erase("evidence/" + tests::accepting_test + ".json");
    const auto run = reporting::read_run(files);
    const auto report = reporting::judge_run(all, run);
    std::ofstream out(argv[1], std::ios::binary);
    out << reporting::html({all, report, run});
    return out.flush() ? 0 : 1;
}
