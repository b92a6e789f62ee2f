#include "adapters/esar/security.hpp"

#include "adapters/sdk/signatures/base64.hpp"
#include "adapters/sdk/signatures/refusal.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

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

void check_names(const ports::adapter_setup& setup) {
    constexpr std::array<std::string_view, 6> known{
        "signing",
        "signing_certificate",
        "signing_key",
        "next_signing_certificate",
        "next_signing_key",
        "next_signing_from"};
    for (const auto& [name, value] : setup.options)
        if (std::find(known.begin(), known.end(), name) == known.end())
            fail(setup, "unknown option '" + name + "'");
}

// All three of them, or none.
std::optional<signatures::next_signing> next_in(const ports::adapter_setup& setup) {
    const std::string from = option(setup, "next_signing_from");
    const bool none = from.empty() && option(setup, "next_signing_certificate").empty() &&
                      option(setup, "next_signing_key").empty();
    if (none) return std::nullopt;
    const auto moment = domain::parse_timestamp(from);
    if (!moment) fail(setup, "next_signing_from is no moment such as 2027-01-01T00:00:00+01:00");
    return signatures::next_signing{
        {file_of(setup, "next_signing_certificate"), file_of(setup, "next_signing_key")}, *moment};
}

trust::trust_files trust_of(const ports::adapter_setup& setup) {
    trust::trust_files files{setup.ca, setup.crl, {}};
    if (setup.known) files.known.emplace(setup.region_oin, *setup.known);
    return files;
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
    check_names(setup);
    if (!is_on(setup)) return;
    keys_ = std::make_unique<signatures::signing_keys>(
        setup.gateway_oin,
        trust::own_files{file_of(setup, "signing_certificate"), file_of(setup, "signing_key")},
        next_in(setup)
    );
    trust_ = std::make_unique<signatures::certificate_trust>(trust_of(setup));
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
    return on() ? keys_->sign(envelope, with) : envelope;
}

std::vector<ports::credential_holder*> security::credentials() {
    if (!on()) return {};
    return {&trust_->holder(), keys_.get()};
}

std::string confirmable_signature(std::string_view request) {
    std::string value = signatures::signature_value_of(request);
    const bool possible = value.size() <= longest_signature_value && signatures::from_base64(value);
    return possible ? value : std::string();
}

} // namespace kruispunt::adapters::esar
