#include "conformance/suite/reporting/subject.hpp"

#include "conformance/suite/plan/operation.hpp"
#include "conformance/text/strict_object.hpp"

#include <algorithm>
#include <array>

namespace kruispunt::conformance::suite::reporting {
namespace {

constexpr std::size_t most_features = 100;
constexpr std::array roles{
    catalogue::role::gateway, catalogue::role::server, catalogue::role::client};
constexpr std::array<std::string_view, 4> protocols{
    "esar", "multisignaal", "sisa", "midden-nederland"};

product read_product(const text::json& document) {
    text::strict_object from(document, "product");
    product read{
        from.text("name", 200),
        from.text("version", 100),
        from.text("vendor", 200),
        from.sha256("build_sha256", false)};
    from.end();
    return read;
}

std::string read_protocol(text::strict_object& from, std::string_view member) {
    auto protocol = from.text(member);
    if (std::ranges::find(protocols, protocol) == protocols.end())
        from.refuse(member, "is none of esar, multisignaal, sisa, midden-nederland");
    return protocol;
}

std::vector<catalogue::role> read_roles(text::strict_object& from) {
    const auto named = from.texts("roles", roles.size());
    std::vector<catalogue::role> found;
    for (const auto role : roles)
        if (std::ranges::count(named, word(role)) == 1) found.push_back(role);
    if (named.empty() || found.size() != named.size())
        from.refuse("roles", "must name gateway, server, client: at least one, each once");
    return found;
}

std::string read_oin(text::strict_object& from) {
    auto oin = from.text("oin");
    if (oin.size() != 20 || oin.find_first_not_of("0123456789") != std::string::npos)
        from.refuse("oin", "must have 20 digits");
    return oin;
}

std::vector<std::string> read_features(text::strict_object& from) {
    std::vector<std::string> found;
    const auto* const named = from.maybe("features");
    if (named == nullptr) return found;
    if (!named->is_object() || named->size() > most_features)
        from.refuse("features", "must be an object of at most 100 names with true or false");
    for (const auto& [name, on] : named->items()) {
        if (!on.is_boolean()) from.refuse("features/" + name, "must be true or false");
        if (on.get<bool>()) found.push_back(name);
    }
    return found;
}

std::string read_partner(text::strict_object& from, const std::string& protocol) {
    const auto* const named = from.maybe("partner");
    if (named == nullptr) return plan::partner_of(protocol);
    text::strict_object partner(*named, "partner");
    return read_protocol(partner, "protocol");
}

void make_sorted_set(std::vector<std::string>& names) {
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
}

} // namespace

verdict::offers subject::offers() const {
    return {features};
}

subject read_subject(const text::json& sut_file) {
    text::strict_object from(sut_file, "");
    subject read;
    read.is = read_product(from.object("product"));
    read.protocol = read_protocol(from, "protocol");
    read.roles = read_roles(from);
    read.features = read_features(from);
    if (from.maybe("adapter") != nullptr) read.features.emplace_back("adapter");
    if (from.maybe("partner") != nullptr) read.features.emplace_back("partner");
    make_sorted_set(read.features);
    read.oin = read_oin(from);
    read.partner = read_partner(from, read.protocol);
    return read;
}

text::json to_json(const subject& of) {
    text::json product{{"name", of.is.name}, {"version", of.is.version}, {"vendor", of.is.vendor}};
    if (!of.is.build_sha256.empty()) product["build_sha256"] = of.is.build_sha256;
    text::json named = text::json::array();
    for (const auto role : of.roles)
        named.push_back(word(role));
    return {
        {"product", std::move(product)},
        {"protocol", of.protocol},
        {"roles", std::move(named)},
        {"features", of.features},
        {"oin", of.oin},
        {"partner", of.partner}};
}

subject subject_from(const text::json& document) {
    text::strict_object from(document, "subject");
    subject read;
    read.is = read_product(from.object("product"));
    read.protocol = read_protocol(from, "protocol");
    read.roles = read_roles(from);
    read.features = from.texts("features", most_features);
    read.oin = read_oin(from);
    read.partner = read_protocol(from, "partner");
    from.end();
    return read;
}

std::string_view word(catalogue::role of) {
    switch (of) {
    case catalogue::role::gateway:
        return "gateway";
    case catalogue::role::server:
        return "server";
    case catalogue::role::client:
        break;
    }
    return "client";
}

std::string_view word(catalogue::level of) {
    switch (of) {
    case catalogue::level::must:
        return "MUST";
    case catalogue::level::should:
        return "SHOULD";
    case catalogue::level::may:
        break;
    }
    return "MAY";
}

std::string_view word(catalogue::kind of) {
    return of == catalogue::kind::accepts ? "accepts" : "refuses";
}

} // namespace kruispunt::conformance::suite::reporting
