#include "adapters/sdk/signatures/verifier.hpp"
#include "gateway/app/commands/commands.hpp"
#include "gateway/app/commands/verdict.hpp"
#include "gateway/codec/xml_reader.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace kruispunt::app {

namespace {

namespace signatures = adapters::sdk::signatures;

struct soap_options {
    std::string file;
    std::string trust;
    std::string crl;
    std::string oin;
    std::string at;
    bool answer = false;
    bool json = false;
};

constexpr char soap_space[] = "http://schemas.xmlsoap.org/soap/envelope/";

std::optional<domain::error> check_frame(codec::node root) {
    if (root.name() != "soap:Envelope")
        return domain::make_error(domain::errc::message_unreadable, {}, "no SOAP 1.1 Envelope");
    if (!root.child("soap:Body"))
        return domain::make_error(
            domain::errc::mandatory_field, "Body", "the Envelope has no Body"
        );
    return std::nullopt;
}

verdict check_soap(const soap_options& options) {
    const std::string message = read_whole(options.file);
    const auto read = codec::read_xml(message, {{soap_space, "soap"}});
    if (!read) return refused("SOAP message", read.error());
    if (const auto fault = check_frame(read->root())) return refused("SOAP message", *fault);
    if (options.trust.empty())
        return {"SOAP message; its signature was not looked at (no --trust)"};

    std::optional<std::filesystem::path> crl;
    if (!options.crl.empty()) crl = options.crl;
    const signatures::certificate_trust trust({options.trust, crl, {}});
    const signatures::verifier verifier(trust);
    const auto verified = verifier.verify(
        message,
        {options.answer ? signatures::direction::answer : signatures::direction::request,
         options.oin,
         moment_of(options.at)}
    );
    if (!verified) return refused("signed SOAP message", verified.error());
    return {"SOAP message, signed by " + options.oin};
}

} // namespace

void add_check_soap(CLI::App& check) {
    // shared because CLI11 keeps the callback beyond this function
    const auto options = std::make_shared<soap_options>();
    CLI::App* command = check.add_subcommand(
        "soap", "Whether a file is a SOAP message, and with --trust, whether its signature holds"
    );
    command->add_option("FILE", options->file, "the whole message as it was received")
        ->required()
        ->check(CLI::ExistingFile);
    auto* trust = command->add_option("--trust", options->trust, "the trust store, PEM")
                      ->check(CLI::ExistingFile);
    auto* oin = command->add_option("--oin", options->oin, "the OIN of who must have signed it");
    trust->needs(oin);
    oin->needs(trust);
    command->add_option("--crl", options->crl, "revocation lists, PEM")
        ->check(CLI::ExistingFile)
        ->needs(trust);
    command->add_option("--at", options->at, "when it was received; else now")->needs(trust);
    command->add_flag("--answer", options->answer, "it answers a request")->needs(trust);
    command->add_flag("--json", options->json, "the verdict for machines");
    command->callback([options] {
        tell_verdict_of([options] { return check_soap(*options); }, options->json);
    });
}

} // namespace kruispunt::app
