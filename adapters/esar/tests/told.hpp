#pragma once

#include "adapters/esar/tests/samples.hpp"
#include "gateway/codec/xml_reader.hpp"

/// Notices to ESAR and the other side of a match, made up.
namespace kruispunt::adapters::esar::samples {

inline domain::notice notice_of(domain::notice_kind kind) {
    domain::notice what;
    what.id = some_uuid();
    what.kind = kind;
    what.region = "esar";
    what.reference = "ESAR-2026-000123";
    what.other_region = "multisignaal";
    what.match = some_uuid();
    what.match[0] = 0xab;
    what.made_at = now;
    return what;
}

inline domain::contact other_side() {
    domain::contact other;
    other.organisation = {"00000099000000003000", "Jeugdhulp <Voorbeeld>", "+31200000000"};
    other.reporter = domain::professional{"A. Yılmaz", "", "+31207654321", "a.yilmaz@voorbeeld.nl"};
    return other;
}

/// One that names no professional but who leads.
inline domain::contact led_side() {
    domain::contact other;
    other.organisation = {"00000099000000004000", "CJG Voorbeeld", ""};
    other.consent = domain::consent::refused;
    other.coordinator = domain::case_lead{"P. de Vries", "+31612345678"};
    return other;
}

inline domain::region_policy policy() {
    return sdk::load_policy(mappings / "policy.toml");
}

inline domain::disclosure disclosed(
    const domain::notice& what,
    const std::optional<domain::contact>& other = std::nullopt,
    const std::optional<domain::municipality>& coordination = std::nullopt
) {
    return domain::disclose(what, policy(), other, coordination);
}

inline ports::http_request written(const domain::disclosure& told) {
    ports::http_request request = adapter().encode_notice(told, now);
    const auto document = codec::read_xml(request.body, {{"urn:nl:verwijsindex:esar:1", ""}});
    EXPECT_TRUE(document) << request.body;
    return request;
}

} // namespace kruispunt::adapters::esar::samples
