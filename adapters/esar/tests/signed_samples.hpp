#pragma once

#include "adapters/esar/tests/samples.hpp"
#include "adapters/sdk/signatures/tests/message_form.hpp"
#include "adapters/sdk/signatures/tests/pki.hpp"

#include <string>

/// A gateway whose ESAR signs, and messages that ESAR signed.
namespace kruispunt::adapters::esar::samples {

using sdk::signatures::testing::message_form;

/// The parties' certificates, made once a process.
struct parties {
    sdk::signatures::testing::pki pki;
    certs::credential gateway = pki.issue_to_file("gateway-signing", setup().gateway_oin);
    certs::credential region = pki.issue_to_file("esar-signing", setup().region_oin);
    certs::credential other = pki.issue("00000099000000000002");
    certs::credential elliptic = elliptic_region();

    static const parties& all() {
        static const parties made;
        return made;
    }

private:
    certs::credential elliptic_region() const {
        auto profile = pki.profile(setup().region_oin);
        profile.key = certs::key_kind::p256;
        return pki.issue(profile);
    }
};

inline ports::adapter_setup signed_setup() {
    ports::adapter_setup made = setup();
    made.sandbox = false;
    made.folder = parties::all().pki.files / "";
    made.ca = made.folder / "ca.pem";
    made.crl = made.folder / "crl.pem";
    made.options = {
        {"signing", "on"},
        {"signing_certificate", "gateway-signing.pem"},
        {"signing_key", "gateway-signing.key"}};
    return made;
}

inline const ports::region_adapter& signing_adapter() {
    static const auto made = make_adapter(signed_setup());
    return *made;
}

inline ports::decoded_message decode_signed(std::string body) {
    auto decoded = signing_adapter().decode(post(std::move(body)), now);
    auto* message = std::get_if<ports::decoded_message>(&decoded);
    EXPECT_NE(message, nullptr);
    return message == nullptr ? ports::decoded_message{} : std::move(*message);
}

/// A withdrawal by ESAR, to be signed by `signer` (RSA, ESAR's own by default).
inline message_form withdrawal_form(const certs::credential& signer = parties::all().region) {
    message_form form = sdk::signatures::testing::request_form(
        "SignaalIntrekken",
        "<SignaalIntrekken xmlns=\"urn:nl:verwijsindex:esar:1\"><signaalId>ESAR-2026-000123"
        "</signaalId><reden>vergissing</reden></SignaalIntrekken>"
    );
    form.token = sdk::signatures::testing::token_of(signer.certificate_pem);
    return form;
}

inline std::string
sign(const message_form& form, const certs::credential& signer = parties::all().region) {
    return sdk::signatures::testing::signed_with(form.written(), signer.key_pem);
}

} // namespace kruispunt::adapters::esar::samples
