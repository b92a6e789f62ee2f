#include "conformance/suite/commands/sign_command.hpp"

#include "conformance/suite/commands/console.hpp"
#include "conformance/suite/commands/recorded_folder.hpp"
#include "conformance/suite/statement/archive.hpp"
#include "conformance/suite/statement/envelope.hpp"
#include "conformance/suite/statement/in_toto.hpp"
#include "conformance/suite/statement/root.hpp"
#include "conformance/suite/statement/submission.hpp"
#include "conformance/text/clock.hpp"
#include "conformance/verify/encoding.hpp"

#include <CLI/CLI.hpp>

#include <chrono>
#include <memory>
#include <ostream>

namespace kruispunt::conformance::suite::commands {
namespace {

struct sign_options {
    std::string folder;
    std::string key;
    std::string certificate;
    std::string archive;
};

void sign(const sign_options& options, console& with) {
    auto files = statement::read_submission(options.folder);
    files.erase(std::string(statement::statement_file));
    const auto key = statement::signing_key::from_private_pem(content_of(options.key));
    const auto certificate =
        options.certificate.empty() ? std::string() : content_of(options.certificate);
    const auto moment = text::rfc3339(std::chrono::system_clock::now());
    const auto sealed =
        statement::sealed(statement::in_toto_statement(files, moment), key, certificate);
    const auto root = statement::root_of(files);
    const auto octets = statement::write_envelope(sealed);
    const auto file = std::filesystem::path(options.folder) / statement::statement_file;
    write_whole(file, octets);
    with.out << "signed " << files.size() << " files, root " << root << "\nwritten "
             << file.string() << "\nkey " << key.id() << "\npublic key "
             << verify::base64_encoded(key.public_der())
             << "\nThe body that admits you must know that public key before it can accept this.\n";
    if (options.archive.empty()) return;
    files.emplace(statement::statement_file, octets);
    write_whole(options.archive, statement::write_archive(files));
    with.out << "written " << options.archive << ": hand this in\n";
}

} // namespace

void add_sign_command(CLI::App& to, console& with) {
    // shared because CLI11 copies the callback that holds it
    auto options = std::make_shared<sign_options>();
    auto* const command = to.add_subcommand(
        "sign",
        "Signs a run: every file of its folder, as an in-toto statement in a DSSE envelope.\n"
        "The signature shows who handed it in and that nothing was changed since; no more."
    );
    command->add_option("DIR", options->folder, "the run's folder")
        ->required()
        ->check(CLI::ExistingDirectory);
    command
        ->add_option("--key", options->key, "your private key: PEM, Ed25519 or P-256, no password")
        ->required();
    command->add_option("--certificate", options->certificate, "its certificate, to be sent along");
    command->add_option("--archive", options->archive, "also write all of it as one file (tar)");
    command->callback([options, &with] { sign(*options, with); });
}

} // namespace kruispunt::conformance::suite::commands
