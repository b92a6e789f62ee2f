#include "conformance/suite/statement/trust.hpp"

#include "conformance/suite/reporting/subject.hpp"
#include "conformance/text/strict_object.hpp"
#include "conformance/verify/encoding.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace kruispunt::conformance::suite::statement {
namespace {

constexpr std::size_t longest = 16U * 1024U * 1024U;
constexpr std::size_t most = 100'000;
constexpr std::size_t most_of_one = 1000;

text::instant read_moment(text::strict_object& from, std::string_view name) {
    const auto moment = text::read_utc(from.text(name, 40));
    if (!moment) from.refuse(name, "is no moment in UTC (RFC 3339)");
    return *moment;
}

std::vector<std::string> read_digests(text::strict_object& from, std::string_view name) {
    auto digests = from.texts(name, most);
    if (!std::ranges::all_of(digests, [](const std::string& each) {
            return text::is_sha256(each);
        }))
        from.refuse(name, "holds what is no SHA-256 in small hexadecimal");
    return digests;
}

vendor_key read_key(text::strict_object& from) {
    const auto der = verify::base64_decoded(from.text("public_key", 1000));
    if (!der) from.refuse("public_key", "is no Base64");
    auto vendor = from.text("vendor", 200);
    try {
        return {std::move(vendor), signing_key::from_public_der(*der)};
    } catch (const std::runtime_error& why) {
        from.refuse("public_key", why.what());
    }
}

accepted_catalogue read_catalogue(text::strict_object& from) {
    auto digest = from.sha256("sha256", true);
    return {std::move(digest), read_moment(from, "not_after")};
}

accepted_suite read_suite(text::strict_object& from) {
    auto version = from.text("version", 100);
    auto builds = read_digests(from, "builds");
    if (builds.empty()) from.refuse("builds", "must name at least one build that you take");
    return {std::move(version), std::move(builds)};
}

std::vector<catalogue::role> read_roles(text::strict_object& from) {
    constexpr std::array all{
        catalogue::role::gateway, catalogue::role::server, catalogue::role::client};
    const auto words = from.texts("roles", all.size());
    std::vector<catalogue::role> roles;
    for (const auto role : all)
        if (std::ranges::count(words, reporting::word(role)) == 1) roles.push_back(role);
    if (roles.size() != words.size() || roles.empty())
        from.refuse("roles", "must name gateway, server, client: at least one, each once");
    return roles;
}

given_challenge read_challenge(text::strict_object& from) {
    given_challenge read;
    read.nonce = from.text("nonce", 200);
    read.vendor = from.text("vendor", 200);
    read.product = from.text("product", 200);
    read.protocol = from.text("protocol", 40);
    read.roles = read_roles(from);
    read.features = from.maybe_texts("features", most_of_one);
    read.not_before = read_moment(from, "not_before");
    read.not_after = read_moment(from, "not_after");
    return read;
}

/// Each item of an array, read whole.
template <class Read>
auto read_each(text::strict_object& from, const std::string& name, Read read) {
    std::vector<decltype(read(from))> items;
    for (const auto& each : from.array(name, most)) {
        text::strict_object item(each, name + '/' + std::to_string(items.size()));
        items.push_back(read(item));
        item.end();
    }
    return items;
}

std::set<std::string> set_of(std::vector<std::string> texts) {
    return {std::make_move_iterator(texts.begin()), std::make_move_iterator(texts.end())};
}

} // namespace

trust read_trust(std::string_view octets) {
    const auto document = octets.size() > longest ? std::nullopt : text::read_json(octets);
    if (!document)
        throw std::runtime_error("it is too large, no JSON, or has a member twice in one object");
    text::strict_object from(*document, "");
    trust read;
    read.keys = read_each(from, "keys", read_key);
    read.catalogues = read_each(from, "catalogues", read_catalogue);
    read.suites = read_each(from, "suites", read_suite);
    read.challenges = read_each(from, "challenges", read_challenge);
    read.used = set_of(from.maybe_texts("used", most));
    if (from.has("reference_builds"))
        read.reference_builds = set_of(read_digests(from, "reference_builds"));
    from.end();
    return read;
}

std::optional<std::string> with_used(std::string_view octets, const std::string& nonce) {
    if (read_trust(octets).used.contains(nonce)) return std::nullopt;
    auto document = *text::read_json(octets);
    document["used"].push_back(nonce);
    return document.dump(2) + '\n';
}

} // namespace kruispunt::conformance::suite::statement
