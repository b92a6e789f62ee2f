#include "adapters/sdk/signatures/certificate.hpp"
#include "adapters/sdk/signatures/certificate_trust.hpp"
#include "gateway/app/commands/commands.hpp"
#include "gateway/app/commands/verdict.hpp"
#include "gateway/net/certificate_check.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

namespace kruispunt::app {

namespace {

namespace signatures = adapters::sdk::signatures;

struct certificate_options {
    std::string file;
    std::string trust;
    std::string untrusted;
    std::string crl;
    std::string purpose = "client";
    std::string host;
    std::string at;
    bool json = false;
};

constexpr char subject[] = "subject serialNumber";

template <class Text>
std::optional<Text> given(const std::string& text) {
    if (text.empty()) return std::nullopt;
    return Text(text);
}

// As a signed message's certificate is judged (ESAR-03).
verdict judge_for_signing(const certificate_options& options, domain::instant at) {
    if (!options.untrusted.empty() || !options.host.empty())
        throw CLI::ValidationError(
            "--purpose signing",
            "takes no --untrusted and no --host: a message bears one certificate"
        );
    const auto certificate = signatures::read_pem(read_whole(options.file));
    if (!certificate)
        throw std::runtime_error(options.file + ": holds no certificate (PEM is expected)");
    const signatures::certificate_trust trust(
        {options.trust, given<std::filesystem::path>(options.crl), {}}
    );
    const std::string oin = signatures::oin_of(*certificate);
    const std::string what = "certificate for signing, OIN " + oin;
    if (oin.empty())
        return refused(what, domain::make_error(domain::errc::oin_not_authorised, subject));
    if (const auto kind = signatures::may_sign(*certificate); !kind)
        return refused(what, kind.error());
    if (const auto complaint = trust.complaint_about(*certificate, at))
        return refused(what, *complaint);
    return {what};
}

// As a handshake judges it; a handshake has no code of the contract, so OpenSSL's number stands in.
verdict judge_for_connection(const certificate_options& options, domain::instant at) {
    net::certificate_question question;
    question.certificate = options.file;
    question.authorities = options.trust;
    question.untrusted = given<std::filesystem::path>(options.untrusted);
    question.crl = given<std::filesystem::path>(options.crl);
    question.side =
        options.purpose == "client" ? net::connection_side::client : net::connection_side::server;
    question.host = options.host;
    question.at = std::chrono::floor<std::chrono::seconds>(at);
    const net::certificate_answer answer = net::judge_certificate(question);
    const std::string what = "certificate of a " + options.purpose + ", OIN " + answer.oin;
    if (answer.error != 0) {
        verdict made{what, false};
        made.code = "X509-" + std::to_string(answer.error);
        made.field = answer.depth == 0 ? "certificate" : "chain/" + std::to_string(answer.depth);
        made.detail = answer.why;
        return made;
    }
    if (answer.oin.empty())
        return refused(what, domain::make_error(domain::errc::oin_not_authorised, subject));
    return {what};
}

verdict check_certificate(const certificate_options& options) {
    const domain::instant at = moment_of(options.at);
    return options.purpose == "signing" ? judge_for_signing(options, at)
                                        : judge_for_connection(options, at);
}

} // namespace

void add_check_certificate(CLI::App& check) {
    // shared because CLI11 keeps the callback beyond this function
    const auto options = std::make_shared<certificate_options>();
    CLI::App* command =
        check.add_subcommand("certificate", "Whether the gateway would take a party's certificate");
    command->add_option("FILE", options->file, "the certificate, PEM; its chain may follow it")
        ->required()
        ->check(CLI::ExistingFile);
    command->add_option("--trust", options->trust, "the trust store, PEM")
        ->required()
        ->check(CLI::ExistingFile);
    command->add_option("--untrusted", options->untrusted, "more certificates of the chain, PEM")
        ->check(CLI::ExistingFile);
    command->add_option("--crl", options->crl, "revocation lists, PEM")->check(CLI::ExistingFile);
    command->add_option("--purpose", options->purpose, "what it is shown for")
        ->check(CLI::IsMember({"client", "server", "signing"}))
        ->capture_default_str();
    command->add_option("--name", options->host, "the host name or address a server must have");
    command->add_option("--at", options->at, "when; else now");
    command->add_flag("--json", options->json, "the verdict for machines");
    command->callback([options] {
        tell_verdict_of([options] { return check_certificate(*options); }, options->json);
    });
}

} // namespace kruispunt::app
