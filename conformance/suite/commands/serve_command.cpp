#include "conformance/suite/commands/serve_command.hpp"

#include "conformance/suite/commands/console.hpp"
#include "conformance/suite/commands/recorded_folder.hpp"
#include "conformance/suite/serving/run_pages.hpp"
#include "conformance/wire/loop.hpp"
#include "conformance/wire/server.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <ostream>
#include <stdexcept>

namespace kruispunt::conformance::suite::commands {
namespace {

struct serve_options {
    std::string folder;
    std::string listen = "127.0.0.1:8787";
    std::string catalogue;
};

void serve(const serve_options& options, console& with) {
    const auto at = wire::read_socket_name(options.listen);
    if (!at) throw std::runtime_error("--listen: must be like 127.0.0.1:8787");
    if (at->host != "127.0.0.1" && at->host != "::1")
        throw std::runtime_error(
            "--listen: must be 127.0.0.1 or [::1]; whoever else should see the run gets report.html"
        );
    const serving::run_pages pages(chosen_catalogue(options.catalogue), options.folder);
    wire::loop loop;
    const wire::server server(
        loop,
        *at,
        nullptr,
        {},
        [&pages](const wire::request& asked, const wire::reply& answer) {
            answer(pages.answer(asked));
        }
    );
    loop.stop_on_signals();
    const auto host = at->host == "::1" ? std::string("[::1]") : at->host;
    with.out << "http://" << host << ':' << server.port() << "/ shows " << options.folder
             << "; end with Ctrl-C" << std::endl;
    loop.run();
}

} // namespace

void add_serve_command(CLI::App& to, console& with) {
    // shared because CLI11 copies the callback that holds it
    auto options = std::make_shared<serve_options>();
    auto* const command = to.add_subcommand(
        "serve", "Shows a recorded run as pages on this machine, read-only, until Ctrl-C"
    );
    command->add_option("DIR", options->folder, "the run's folder")
        ->required()
        ->check(CLI::ExistingDirectory);
    command
        ->add_option("--listen", options->listen, "address and port of this machine; 0: a free one")
        ->capture_default_str();
    command->add_option("--catalogue", options->catalogue, "read the tests from a folder instead");
    command->callback([options, &with] { serve(*options, with); });
}

} // namespace kruispunt::conformance::suite::commands
