#include "adapters/esar/tests/attacks.hpp"

namespace kruispunt::adapters::esar::attacks {

namespace {

namespace signing = sdk::signatures::testing;

message_form form_of(dice& d, const certs::credential& signer) {
    message_form form = drawn_form(d);
    form.token = signing::token_of(signer.certificate_pem);
    return form;
}

const signing::pki& other_authority() {
    static const signing::pki made;
    return made;
}

attack other_oin(dice& d) {
    const message_form form = form_of(d, parties::all().other);
    return {
        "another party's certificate",
        samples::sign(form, parties::all().other),
        {"OIN_NIET_BEVOEGD"}};
}

attack strange_authority(dice& d) {
    static const auto stranger = other_authority().issue(samples::setup().region_oin);
    const message_form form = form_of(d, stranger);
    return {"a certificate of an unknown authority", samples::sign(form, stranger)};
}

attack other_validity(dice& d) {
    const auto second = std::chrono::floor<std::chrono::seconds>(samples::now);
    const auto day = std::chrono::hours(24);
    auto profile = parties::all().pki.profile(samples::setup().region_oin);
    profile.key = certs::key_kind::p256;
    const bool over = d.below(2) == 0;
    profile.valid = over ? certs::validity{second - 5 * day, second - std::chrono::seconds(1)}
                         : certs::validity{second + std::chrono::seconds(2), second + day};
    const auto signer = parties::all().pki.issue(profile);
    message_form form = form_of(d, signer);
    form.signature_method = sdk::signatures::ecdsa_sha256;
    return {
        over ? "an expired certificate" : "a certificate before its time",
        samples::sign(form, signer)};
}

attack other_token(dice& d) {
    message_form form = drawn_form(d);
    std::string text = samples::sign(form);
    static const auto second = parties::all().pki.issue(samples::setup().region_oin);
    const auto& other = d.one_of<certs::credential>({parties::all().elliptic, second});
    return {
        "another certificate of the same party",
        put(text, form.token, signing::token_of(other.certificate_pem))};
}

attack token_of_another_kind(dice& d) {
    message_form form = drawn_form(d);
    const std::string profile =
        "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#";
    form.token_attributes = d.one_of<std::string>(
        {" ValueType=\"" + profile + "X509PKIPathv1\"",
         " ValueType=\"" + profile + "PKCS7\"",
         " EncodingType=\"HexBinary\" ValueType=\"" + profile + "X509v3\"",
         " ValueType=\"\"",
         " ValueType=\"" + profile + "X509v3\" x=\"" + d.word() + "\"",
         " EncodingType=\"urn:x\""}
    );
    return {"a token of another kind", samples::sign(form)};
}

attack broken_token(dice& d) {
    message_form form = drawn_form(d);
    const std::string der = form.token;
    form.token = d.one_of<std::string>(
        {"",
         "AAAA",
         der + "AAAA",
         "AAAA" + der,
         der.substr(0, der.size() - 8),
         d.word() + "!",
         std::string(30'000, 'A')}
    );
    return {"a token that holds no certificate", samples::sign(form)};
}

attack out_of_time(dice& d) {
    message_form form = drawn_form(d);
    form.created = d.one_of<std::string>(
        {"2026-11-20T09:09:29Z",
         "2026-11-20T09:16:31Z",
         "2026-11-19T09:15:30Z",
         "2027-11-20T09:15:30Z",
         "2025-11-20T09:15:30Z",
         "1970-01-01T00:00:00Z"}
    );
    form.expires = d.one_of<std::string>({"", "2027-01-01T00:00:00Z", "2026-11-20T10:00:00Z"});
    return {"created " + form.created, samples::sign(form), {"BERICHT_VERLOPEN"}};
}

attack expired(dice& d) {
    message_form form = drawn_form(d);
    form.created = "2026-11-20T09:12:00Z";
    form.expires = "2026-11-20T09:1" + std::to_string(d.below(4)) + ":00Z";
    return {"expired " + form.expires, samples::sign(form), {"BERICHT_VERLOPEN"}};
}

attack no_moment(dice& d) {
    message_form form = drawn_form(d);
    form.created = d.one_of<std::string>(
        {"2026-11-20T09:15:30",
         "2026-11-20T10:15:30+01:00",
         "2026-11-20",
         "09:15:30Z",
         "nu",
         "2026-11-31T09:15:30Z",
         "2026-11-20T09:15:61Z",
         "2026-11-20T25:15:30Z",
         "1763630130"}
    );
    return {"created " + form.created, samples::sign(form), {"WAARDE_ONGELDIG"}};
}

attack no_created(dice& d) {
    message_form form = drawn_form(d);
    form.created.clear();
    return {"no Created", samples::sign(form), {"VERPLICHT_VELD"}};
}

attack created_twice(dice& d) {
    message_form form = drawn_form(d);
    const std::string wsu = form.wsu + ":";
    const std::string more = d.one_of<std::string>(
        {"<" + wsu + "Created>2026-11-20T09:15:30Z</" + wsu + "Created>",
         "<" + wsu + "Received/>",
         "<" + d.word() + "/>"}
    );
    const std::string text =
        put(form.written(), "<" + wsu + "Created>", more + "<" + wsu + "Created>");
    return {
        "more in the Timestamp",
        signing::signed_with(text, parties::all().region.key_pem),
        {"ONBEKEND_VELD"}};
}

attack unsigned_message(dice& d) {
    message_form form = drawn_form(d);
    const std::string text = form.written();
    if (d.below(2) == 0) return {"a signature that was never made", text};
    return {"no Security at all", put(text, element_in(text, form.wsse + ":Security"), "")};
}

} // namespace

const std::vector<family>& wrong_signer() {
    static const std::vector<family> all{
        other_oin,
        strange_authority,
        other_validity,
        other_token,
        token_of_another_kind,
        broken_token,
        out_of_time,
        expired,
        no_moment,
        no_created,
        created_twice,
        unsigned_message};
    return all;
}

} // namespace kruispunt::adapters::esar::attacks
