#include "adapters/esar/security.hpp"

#include "adapters/sdk/signatures/base64.hpp"
#include "adapters/sdk/signatures/refusal.hpp"

#include <stdexcept>

namespace kruispunt::adapters::esar {

namespace {

namespace signatures = sdk::signatures;

// RSA of 8192 bits in Base64, the longest that may sign here.
constexpr std::size_t longest_signature_value = 1400;

[[noreturn]] void fail(const ports::adapter_setup& setup, const std::string& why) {
    throw std::runtime_error(setup.region + ": " + why);
}

std::string option(const ports::adapter_setup& setup, std::string_view name) {
    const auto at = setup.options.find(name);
    return at == setup.options.end() ? std::string() : at->second;
}

std::filesystem::path file_of(const ports::adapter_setup& setup, std::string_view name) {
    const std::string path = option(setup, name);
    if (path.empty()) fail(setup, "signing = \"on\" needs " + std::string(name));
    return setup.folder / path;
}

bool is_on(const ports::adapter_setup& setup) {
    const std::string signing = option(setup, "signing");
    if (signing == "on") return true;
    if (signing != "off") fail(setup, "signing must be \"on\", or \"off\" in a sandbox");
    if (!setup.sandbox) fail(setup, "signing = \"off\" is allowed in a sandbox only");
    return false;
}

} // namespace

security::security(const ports::adapter_setup& setup) : region_oin_(setup.region_oin) {
    for (const auto& [name, value] : setup.options)
        if (name != "signing" && name != "signing_certificate" && name != "signing_key")
            fail(setup, "unknown option '" + name + "'");
    if (!is_on(setup)) return;
    signer_.emplace(file_of(setup, "signing_certificate"), file_of(setup, "signing_key"));
    if (signer_->oin() != setup.gateway_oin)
        fail(setup, "the certificate of signing_certificate does not bear the gateway's OIN");
    trust_ = std::make_unique<const signatures::certificate_trust>(setup.ca, setup.crl);
    verifier_.emplace(*trust_);
}

domain::result<std::string>
security::verified_request(const ports::http_request& request, domain::instant now) const {
    auto verified =
        verifier_->verify(request.body, {signatures::direction::request, request.peer.oin, now});
    if (!verified) return verified.error();
    return std::move(verified->envelope);
}

domain::result<std::string> security::verified_answer(
    std::string_view answer, std::string_view sent, domain::instant now
) const {
    auto verified = verifier_->verify(answer, {signatures::direction::answer, region_oin_, now});
    if (!verified) return verified.error();
    const std::string ours = signatures::signature_value_of(sent);
    if (ours.empty() || verified->confirmations != std::vector<std::string>{ours})
        return signatures::refusal(
            signatures::place::confirmation, "it does not confirm what was sent"
        );
    return std::move(verified->envelope);
}

std::string security::sealed(std::string envelope, const signatures::stamp& with) const {
    return on() ? signer_->sign(envelope, with) : envelope;
}

std::string confirmable_signature(std::string_view request) {
    std::string value = signatures::signature_value_of(request);
    const bool possible = value.size() <= longest_signature_value && signatures::from_base64(value);
    return possible ? value : std::string();
}

} // namespace kruispunt::adapters::esar
