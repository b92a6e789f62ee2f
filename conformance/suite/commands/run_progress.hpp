#pragma once

#include "conformance/suite/catalogue/catalogue.hpp"
#include "conformance/suite/commands/console.hpp"
#include "conformance/suite/reporting/report.hpp"

#include <cstddef>
#include <string>

namespace kruispunt::conformance::suite::commands {

/// Shows a run as it goes: a line that is written over where somebody watches, and a line that
/// stays for every test that does not pass.
class progress {
public:
    /// All of them outlive it. `quiet`: nothing stays; the report is the only output.
    progress(
        console& with, const catalogue::catalogue& all, const reporting::subject& of, bool quiet
    );

    /// As `running::run_progress`.
    void tell(
        const catalogue::test& test,
        std::size_t number,
        std::size_t of,
        const evidence::test_evidence* seen
    );

private:
    void wipe();

    console& with_;
    const catalogue::catalogue& all_;
    const reporting::subject& subject_;
    bool quiet_;
};

/// What it came to, where it was written, and what to do next.
void tell_end(
    console& with,
    const reporting::report& report,
    const std::string& folder,
    const std::string& lang
);

} // namespace kruispunt::conformance::suite::commands
