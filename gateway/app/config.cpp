#include "gateway/app/config.hpp"

#include "adapters/sdk/toml_table.hpp"
#include "gateway/app/portal_roles.hpp"

#include <toml++/toml.h>

#include <charconv>
#include <map>
#include <stdexcept>
#include <string_view>

namespace kruispunt::app {

namespace {

using adapters::sdk::toml_table;
using std::chrono::milliseconds;

// The sections that are the gateway's own; every other table is a region of that name.
constexpr std::string_view own_keys =
    "sandbox gateway exchange portal internal federation delivery coordination "
    "processing_log conformance";
constexpr std::string_view region_keys =
    "protocol oin endpoint poll_interval_ms control known_certificates";

const toml::table* section(const toml::table& root, std::string_view name) {
    const toml::node* found = root.get(name);
    return found && found->is_table() ? found->as_table() : nullptr;
}

std::filesystem::path beside(const std::filesystem::path& file, const std::string& path) {
    return std::filesystem::weakly_canonical(file.parent_path() / path);
}

endpoint to_endpoint(
    const toml_table& where,
    const std::string& text,
    std::string_view what = "'listen' is not HOST:PORT"
) {
    const auto colon = text.rfind(':');
    unsigned port = 0;
    const char* end = text.data() + text.size();
    const bool shaped = colon != text.npos && colon > 0;
    const auto read =
        shaped ? std::from_chars(text.data() + colon + 1, end, port) : std::from_chars_result{};
    if (!shaped || read.ec != std::errc() || read.ptr != end || port > 65535)
        where.fail(where.raw().source(), std::string(what));
    const std::string host = text.substr(0, colon);
    return {host == "localhost" ? "127.0.0.1" : host, static_cast<std::uint16_t>(port)};
}

milliseconds positive(const toml_table& where, std::string_view key, milliseconds otherwise) {
    const auto value = where.number(key, otherwise.count());
    if (value <= 0) where.fail(where.raw().source(), std::string(key) + " must be above 0");
    return milliseconds(value);
}

std::int64_t
within(const toml_table& where, std::string_view key, std::int64_t otherwise, std::int64_t most) {
    const auto value = where.number(key, otherwise);
    if (value >= 1 && value <= most) return value;
    where.fail(
        where.raw().source(), "'" + std::string(key) + "' is not 1 to " + std::to_string(most)
    );
}

std::string required(const toml_table& where, std::string_view key) {
    std::string value = where.text(key);
    if (value.empty()) where.fail(where.raw().source(), "'" + std::string(key) + "' must be given");
    return value;
}

void read_gateway(const toml_table& t, config& c) {
    t.allow("oin data mappings ca certificate key crl tls threads operators_mode");
    c.oin = required(t, "oin");
    c.data = beside(c.file, required(t, "data"));
    c.mappings = beside(c.file, required(t, "mappings"));
    c.ca = beside(c.file, required(t, "ca"));
    c.certificate = beside(c.file, required(t, "certificate"));
    c.key = beside(c.file, required(t, "key"));
    if (const std::string crl = t.text("crl"); !crl.empty()) c.crl = beside(c.file, crl);
    const std::string tls = t.text("tls", "1.3");
    if (tls != "1.3" && tls != "1.2") t.fail(t.raw().source(), "'tls' is neither 1.3 nor 1.2");
    c.tls_1_2 = tls == "1.2";
    const std::string mode = t.text("operators_mode", "0600");
    if (mode != "0600" && mode != "0660")
        t.fail(t.raw().source(), "'operators_mode' is neither 0600 nor 0660");
    c.operators_mode = std::filesystem::perms(mode == "0600" ? 0600 : 0660);
    const auto threads = t.number("threads", 0);
    if (threads < 0 || threads > 256) t.fail(t.raw().source(), "'threads' is not 0 to 256");
    c.threads = static_cast<std::size_t>(threads);
}

endpoint read_listener(const toml_table& t) {
    t.allow("listen");
    return to_endpoint(t, required(t, "listen"));
}

void read_portal(const toml_table& t, config& c) {
    t.allow("listen roles");
    c.portal = to_endpoint(t, required(t, "listen"));
    c.portal_roles = read_portal_roles(t);
}

int working_days(const toml_table& t, std::string_view key) {
    const auto days = t.number(key, 10);
    if (days >= 1 && days <= 250) return static_cast<int>(days);
    t.fail(t.raw().source(), "'" + std::string(key) + "' is 1 to 250 working days");
}

domain::liberation_day liberation_day_in(const toml_table& t) {
    const std::string word = t.text("liberation_day", "every_year");
    if (word == "every_year") return domain::liberation_day::every_year;
    if (word == "every_fifth_year") return domain::liberation_day::every_fifth_year;
    if (word == "never") return domain::liberation_day::never;
    t.fail(t.raw().source(), "'liberation_day' is every_year, every_fifth_year or never");
}

void read_federation(const toml_table& t, config& c) {
    t.allow("different_organisation intra_region identity_corrections relocation_notice "
            "inspections_a_day objection_weeks "
            "remind_after escalate_after liberation_day good_friday");
    c.different_organisation = t.flag("different_organisation", true);
    c.intra_region = t.flag("intra_region", false);
    c.identity_corrections = static_cast<int>(t.number("identity_corrections", 3));
    c.inspections_a_day = static_cast<int>(t.number("inspections_a_day", 50));
    c.objection_weeks = static_cast<int>(t.number("objection_weeks", 6));
    c.relocation_notice = t.flag("relocation_notice", true);
    c.remind_after = working_days(t, "remind_after");
    c.escalate_after = working_days(t, "escalate_after");
    c.holidays.good_friday = t.flag("good_friday", true);
    c.holidays.liberation = liberation_day_in(t);
}

void read_delivery(const toml_table& t, config& c) {
    t.allow("first_back_off_ms longest_back_off_ms time_out_ms in_flight tries");
    c.first_back_off = positive(t, "first_back_off_ms", c.first_back_off);
    c.longest_back_off = positive(t, "longest_back_off_ms", c.longest_back_off);
    c.delivery_limit = positive(t, "time_out_ms", c.delivery_limit);
    c.in_flight = static_cast<std::size_t>(within(t, "in_flight", 8, 256));
    c.delivery_tries = static_cast<int>(within(t, "tries", 20, 1'000));
}

called_party read_called(const toml_table& t) {
    constexpr std::string_view scheme = "https://";
    const std::string url = required(t, "endpoint");
    const auto slash = url.starts_with(scheme) ? url.find('/', scheme.size()) : scheme.size();
    if (slash == scheme.size() || url.size() == scheme.size())
        t.fail(t.raw().source(), "'endpoint' is not https://HOST[:PORT]/PATH");
    return {required(t, "oin"), url.substr(0, slash), slash == url.npos ? "/" : url.substr(slash)};
}

void read_coordination(const toml_table& t, config& c) {
    t.allow("oin endpoint");
    c.coordination = read_called(t);
}

void read_processing_log(const toml_table& t, config& c) {
    t.allow("oin endpoint activity");
    c.processing_log = processing_log_config{read_called(t), required(t, "activity")};
}

void read_conformance(const toml_table& t, config& c) {
    constexpr std::size_t most = 20;
    t.allow("body_keys");
    t.items("body_keys", [&c, &t](const toml::node& item) {
        const auto file = item.value_exact<std::string>();
        if (!file || file->empty()) t.fail(item.source(), "a key is the name of a PEM file");
        if (c.body_keys.size() == most) t.fail(item.source(), "there are too many keys");
        c.body_keys.push_back(beside(c.file, *file));
    });
}

bool is_region_key(std::string_view key) {
    const std::string padded = " " + std::string(region_keys) + " ";
    return padded.find(" " + std::string(key) + " ") != padded.npos;
}

// A protocol's own setting reaches its adapter as text, whichever way a number was written.
std::string setting(const toml_table& t, std::string_view key) {
    const auto number = t.raw()[key].value_exact<std::int64_t>();
    return number ? std::to_string(*number) : t.text(key);
}

// A real region has no such thing; a reference region's listens on the loopback.
std::optional<endpoint> read_control(const toml_table& t, bool sandbox) {
    const std::string url = t.text("control");
    if (url.empty()) return std::nullopt;
    if (!sandbox) t.fail(t.raw().source(), "'control' is a sandbox's; a real region has none");
    constexpr std::string_view scheme = "http://";
    constexpr std::string_view shape = "'control' is not http://127.0.0.1:PORT";
    if (!url.starts_with(scheme)) t.fail(t.raw().source(), std::string(shape));
    endpoint at = to_endpoint(t, url.substr(scheme.size()), shape);
    if (at.address != "127.0.0.1" || at.port == 0) t.fail(t.raw().source(), std::string(shape));
    return at;
}

region_config read_region(const toml_table& t, std::string name, const config& c) {
    region_config r;
    r.name = std::move(name);
    r.protocol = t.text("protocol", r.name);
    r.oin = required(t, "oin");
    r.url = t.text("endpoint");
    while (!r.url.empty() && r.url.back() == '/')
        r.url.pop_back();
    r.poll_interval = positive(t, "poll_interval_ms", r.poll_interval);
    r.control = read_control(t, c.sandbox);
    if (const std::string known = t.text("known_certificates"); !known.empty())
        r.known = beside(c.file, known);
    for (const auto& [key, value] : t.raw())
        if (!is_region_key(key.str())) r.options.emplace(key.str(), setting(t, key.str()));
    return r;
}

template <class Read>
void with_section(const config& c, const toml::table& root, std::string_view name, Read read) {
    const toml::table* found = section(root, name);
    if (!found)
        throw std::runtime_error(
            c.file.string() + ": section [" + std::string(name) + "] is missing"
        );
    read(toml_table(c.file, *found));
}

// A table with an OIN is a region; another one, or a stray key, is a slip of the pen.
void read_regions(const toml_table& root, config& c) {
    for (const auto& [key, value] : root.raw()) {
        const std::string padded = " " + std::string(own_keys) + " ";
        if (padded.find(" " + std::string(key.str()) + " ") != padded.npos) continue;
        if (!value.is_table() || !value.as_table()->contains("oin")) root.allow(own_keys);
        const toml_table region(c.file, *value.as_table());
        c.regions.push_back(read_region(region, std::string(key.str()), c));
    }
}

// By its OIN a region is known: one that two have would let the one speak, and hear, as the other.
void check_region_oins(const config& c) {
    std::map<std::string, std::string> owners{{c.oin, "the gateway"}};
    for (const region_config& region : c.regions) {
        const auto [owner, is_own] = owners.emplace(region.oin, "region " + region.name);
        if (!is_own)
            throw std::runtime_error(
                c.file.string() + ": region " + region.name + " has the OIN of " + owner->second +
                "; each has its own (COM-02)"
            );
    }
}

} // namespace

config load_config(const std::filesystem::path& file) {
    config c;
    c.file = std::filesystem::absolute(file);
    const toml::table parsed = adapters::sdk::parse_toml(c.file);
    const toml_table root(c.file, parsed);
    c.sandbox = root.flag("sandbox", false);
    with_section(c, parsed, "gateway", [&c](const toml_table& t) { read_gateway(t, c); });
    with_section(c, parsed, "exchange", [&c](const toml_table& t) {
        c.exchange = read_listener(t);
    });
    with_section(c, parsed, "portal", [&c](const toml_table& t) { read_portal(t, c); });
    with_section(c, parsed, "internal", [&c](const toml_table& t) {
        c.internal = read_listener(t);
    });
    if (const auto* t = section(parsed, "federation")) read_federation(toml_table(c.file, *t), c);
    if (const auto* t = section(parsed, "delivery")) read_delivery(toml_table(c.file, *t), c);
    if (const auto* t = section(parsed, "coordination"))
        read_coordination(toml_table(c.file, *t), c);
    if (const auto* t = section(parsed, "processing_log"))
        read_processing_log(toml_table(c.file, *t), c);
    if (const auto* t = section(parsed, "conformance")) read_conformance(toml_table(c.file, *t), c);
    read_regions(root, c);
    check_region_oins(c);
    check_portal_roles(c);
    if (c.regions.empty())
        throw std::runtime_error(c.file.string() + ": no region takes part; add a section for one");
    return c;
}

} // namespace kruispunt::app
