#include "conformance/suite/commands/suite_commands.hpp"

#include "conformance/suite/commands/coverage_command.hpp"
#include "conformance/suite/commands/diff_command.hpp"
#include "conformance/suite/commands/doctor_command.hpp"
#include "conformance/suite/commands/explain_command.hpp"
#include "conformance/suite/commands/judge_command.hpp"
#include "conformance/suite/commands/keys_command.hpp"
#include "conformance/suite/commands/list_command.hpp"
#include "conformance/suite/commands/report_command.hpp"
#include "conformance/suite/commands/run_command.hpp"
#include "conformance/suite/commands/selftest_command.hpp"
#include "conformance/suite/commands/serve_command.hpp"
#include "conformance/suite/commands/sign_command.hpp"
#include "conformance/suite/commands/this_program.hpp"
#include "conformance/suite/commands/verify_command.hpp"

#include <CLI/CLI.hpp>

namespace kruispunt::conformance::suite::commands {

void add_suite_commands(CLI::App& to, console& with) {
    to.set_version_flag(
        "--version", version_text, "what a body takes of a release: version, build, catalogue"
    );
    add_list_command(to, with);
    add_explain_command(to, with);
    add_coverage_command(to, with);
    add_keys_command(to, with);
    add_doctor_command(to, with);
    add_run_command(to, with);
    add_judge_command(to, with);
    add_report_command(to, with);
    add_diff_command(to, with);
    add_selftest_command(to, with);
    add_serve_command(to, with);
    add_sign_command(to, with);
    add_verify_command(to, with);
    to.footer("Exit codes: 0 all is well, 1 a MUST failed or became worse, 2 a mistake in an "
              "option or a file,\n"
              "3 inconclusive, 5 a report or submission is refused, 6 a selftest that does not "
              "hold, 130\n"
              "interrupted. Command by command: docs/conformance.md, Exit codes");
}

} // namespace kruispunt::conformance::suite::commands
