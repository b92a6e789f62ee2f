#include "conformance/suite/commands/doctor_command.hpp"

#include "conformance/suite/commands/console.hpp"
#include "conformance/suite/running/doctor.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <ostream>

namespace kruispunt::conformance::suite::commands {
namespace {

constexpr int exit_configuration = 2;

struct doctor_options {
    std::string sut;
    std::string lang = "en";
};

void examine(const doctor_options& options, console& with) {
    const bool dutch = options.lang == "nl";
    const auto in_words = [dutch](const running::words& of) -> const std::string& {
        return dutch ? of.nl : of.en;
    };
    std::size_t amiss = 0;
    for (const auto& each : running::examine(running::read_sut_file(options.sut))) {
        const char* const well = "ok     ";
        const char* const not_well = dutch ? "FOUT   " : "AMISS  ";
        with.out << (each.is_well ? well : not_well) << in_words(each.what) << '\n';
        if (each.is_well) continue;
        ++amiss;
        with.out << "       -> " << in_words(each.next) << '\n';
    }
    if (amiss > 0) {
        with.exit_code = exit_configuration;
        with.out
            << (dutch ? "Herstel dit eerst; een loop zou hierop stuklopen.\n"
                      : "Mend this first; a run would founder on it.\n");
        return;
    }
    with.out << (dutch ? "Klaar. Nu: kruispunt-conformance run --sut "
                       : "Ready. Next: kruispunt-conformance run --sut ")
             << options.sut << '\n';
}

} // namespace

void add_doctor_command(CLI::App& to, console& with) {
    // shared because CLI11 copies the callback that holds it
    auto options = std::make_shared<doctor_options>();
    auto* const command =
        to.add_subcommand("doctor", "Look at keys, ports, clock and adapter before a run");
    command->add_option("--sut", options->sut, "the SUT file: what is tested, and where")
        ->required();
    command->add_option("--lang", options->lang, "nl or en (the default)")
        ->check(CLI::IsMember({"nl", "en"}));
    command->callback([options, &with] { examine(*options, with); });
}

} // namespace kruispunt::conformance::suite::commands
