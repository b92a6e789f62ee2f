#pragma once

#include "adapters/sdk/policy_file.hpp"
#include "adapters/sdk/testing/mappings_folder.hpp"
#include "gateway/codec/document.hpp"
#include "gateway/codec/json_reader.hpp"
#include "gateway/domain/disclosure.hpp"
#include "gateway/ports/region_adapter.hpp"

#include <fstream>
#include <iterator>
#include <string>

/// What the tests of adapters have in common: made-up parties and a match to tell of.
namespace kruispunt::adapters::sdk::testing {

/// The setup of a region with the project's own mapping files.
inline ports::adapter_setup setup_of(const std::string& region) {
    ports::adapter_setup made;
    made.region = region;
    made.mappings = mappings / region;
    made.gateway_oin = "00000099000000000000";
    made.region_oin = "00000099000000000002";
    made.endpoint = "https://region.example:8443/hook";
    made.sandbox = true;
    made.policy = load_policy(made.mappings / "policy.toml");
    return made;
}

/// A file below a region's examples.
inline std::string example(const std::string& region, const std::string& name) {
    std::ifstream in(mappings / region / "examples" / name);
    return {std::istreambuf_iterator<char>(in), {}};
}

inline domain::instant moment() {
    return domain::parse_timestamp("2026-11-20T10:15:30+01:00").value();
}

/// The notice of a match, or of what else `kind` says, on the region's signal `reference`.
inline domain::notice
notice_of(domain::notice_kind kind, const std::string& region, const std::string& reference) {
    domain::notice made;
    made.id = {0x10};
    made.id[15] = 1;
    made.match = {0x20};
    made.match[15] = 2;
    made.kind = kind;
    made.region = region;
    made.reference = reference;
    made.other_region = "esar";
    made.made_at = moment();
    return made;
}

/// The far side as ESAR's contact.
inline domain::contact other_side() {
    return {
        {"00000099000000001000", "Jeugdgezondheidszorg Flevoland", ""},
        domain::professional{"P. de Groot", "", "+31320000001", "p.degroot@voorbeeld.nl"}};
}

/// What `notice`'s region may be told of it.
inline domain::disclosure disclosure_of(const domain::notice& notice) {
    return domain::disclose(
        notice,
        load_policy(mappings / notice.region / "policy.toml"),
        other_side(),
        domain::municipality{"0344", "Utrecht"}
    );
}

/// True where two documents say the same in the same order; layout and escapes do not count.
inline bool same(codec::node a, codec::node b) {
    if (!a || !b) return !a && !b;
    if (a.kind() != b.kind() || a.name() != b.name() || a.text() != b.text()) return false;
    codec::node x = a.first_child();
    codec::node y = b.first_child();
    for (; x && y; x = x.next(), y = y.next())
        if (!same(x, y)) return false;
    return !x && !y;
}

inline bool same_json(const std::string& a, const std::string& b) {
    const auto first = codec::read_json(a);
    const auto second = codec::read_json(b);
    return first && second && same(first->root(), second->root());
}

} // namespace kruispunt::adapters::sdk::testing
