#include "gateway/app/commands/commands.hpp"
#include "gateway/app/gateway.hpp"
#include "gateway/app/log_journal.hpp"

#include <CLI/CLI.hpp>

#include <atomic>
#include <csignal>
#include <memory>
#include <string>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace kruispunt::app {

namespace {

struct serve_options {
    std::string config_file;
    std::string ready_file;
};

// What is sealed at rest is in the clear in memory; no core image may hold it.
void forbid_core_images() {
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::prctl(PR_SET_DUMPABLE, 0);
}

sigset_t ending_signals() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    return set;
}

void serve(const serve_options& options) {
    forbid_core_images();
    const sigset_t ending = ending_signals();
    pthread_sigmask(SIG_BLOCK, &ending, nullptr);
    std::signal(SIGPIPE, SIG_IGN);

    log_journal journal;
    const config configured = load_config(options.config_file);
    std::atomic<bool> failed{false};
    gateway running(configured, journal, [&failed] {
        failed = true;
        ::kill(::getpid(), SIGTERM);
    });
    const bound_ports bound = running.start();
    if (!options.ready_file.empty()) write_ready_file(options.ready_file, configured, bound);
    journal.note(
        ports::severity::info,
        {},
        "serving; exchange on port " + std::to_string(bound.exchange) + ", portal " +
            std::to_string(bound.portal) + ", internal " + std::to_string(bound.internal)
    );
    int received = 0;
    sigwait(&ending, &received);
    journal.note(ports::severity::info, {}, "ending: what is under way is finished first");
    running.drain();
    if (failed) throw CLI::RuntimeError(1);
}

} // namespace

void add_serve_command(CLI::App& app) {
    // shared because CLI11 keeps the callback beyond this function
    const auto options = std::make_shared<serve_options>();
    CLI::App* command = app.add_subcommand("serve", "Run the gateway until SIGTERM");
    command->add_option("--config", options->config_file, "the TOML file to run by")
        ->required()
        ->check(CLI::ExistingFile);
    command->add_option(
        "--ready-file",
        options->ready_file,
        "written when the gateway can serve: its addresses, as JSON"
    );
    command->callback([options] { serve(*options); });
}

} // namespace kruispunt::app
