#include "conformance/suite/evidence/evidence.hpp"
#include "conformance/suite/evidence/octets.hpp"
#include "conformance/text/base64.hpp"
#include "conformance/text/clock.hpp"
#include "conformance/text/strict_object.hpp"

#include <stdexcept>

namespace kruispunt::conformance::suite::evidence {
namespace {

using text::strict_object;

constexpr std::size_t most_records = 1000;
constexpr std::size_t most_scopes = 200;
constexpr std::size_t most_variables = 300;
constexpr std::size_t most_headers = 2000;
constexpr std::size_t most_lines = 4000;
constexpr std::size_t longest_line = 1024U * 1024U;
constexpr std::size_t longest_value = 1024U * 1024U;
constexpr std::size_t longest_body = 4U * 1024U * 1024U;
constexpr std::size_t longest_certificate = 64U * 1024U;

std::string octets(strict_object& from, std::string_view name, std::size_t most) {
    const auto* value = from.maybe(name);
    if (value == nullptr) from.refuse(name, "is not there");
    return read_octets(*value, from.path_of(name), most);
}

std::string read_body(strict_object& from) {
    // Four characters stand for three octets.
    const auto body = text::decode_base64(from.any_text("body_base64", longest_body / 3 * 4 + 4));
    if (!body) from.refuse("body_base64", "is no Base64");
    return *body;
}

std::vector<wire::header> read_headers(strict_object& from) {
    std::vector<wire::header> made;
    const auto path = from.path_of("headers");
    for (const auto& each : from.array("headers", most_headers)) {
        if (!each.is_array() || each.size() != 2)
            from.refuse("headers", "holds [name, value] alone");
        made.push_back(
            {read_octets(each[0], path, longest_line), read_octets(each[1], path, longest_line)}
        );
    }
    return made;
}

/// What both ways of seeing a request have.
wire::request read_request(strict_object& from) {
    wire::request made;
    made.method = octets(from, "method", longest_line);
    made.target = octets(from, "target", longest_line);
    made.headers = read_headers(from);
    made.body = read_body(from);
    return made;
}

/// The member, or nothing where it is null; it must be there.
const text::json* maybe_null(strict_object& from, std::string_view name) {
    const auto* value = from.maybe(name);
    if (value == nullptr) from.refuse(name, "is not there");
    return value->is_null() ? nullptr : value;
}

std::optional<wire::response> read_response(strict_object& from, std::string_view name) {
    const auto* value = maybe_null(from, name);
    if (value == nullptr) return std::nullopt;
    wire::response made;
    strict_object inner(*value, from.path_of(name));
    const auto status = inner.number("status");
    if (status < 100 || status > 999) inner.refuse("status", "has three digits");
    made.status = static_cast<unsigned>(status);
    made.headers = read_headers(inner);
    made.body = read_body(inner);
    inner.end();
    return made;
}

std::optional<wire::failure> read_failure(strict_object& from) {
    const auto* value = maybe_null(from, "failed");
    if (value == nullptr) return std::nullopt;
    strict_object inner(*value, from.path_of("failed"));
    auto stage = octets(inner, "stage", longest_line);
    wire::failure made{std::move(stage), octets(inner, "what", longest_line)};
    inner.end();
    return made;
}

std::optional<tls_seen> read_tls(strict_object& from) {
    const auto* value = maybe_null(from, "tls");
    if (value == nullptr) return std::nullopt;
    tls_seen made;
    strict_object inner(*value, from.path_of("tls"));
    made.version = inner.any_text("version", longest_line);
    made.peer_oin = octets(inner, "peer_oin", longest_line);
    made.peer_sha256 = inner.any_text("peer_sha256", 64);
    if (!made.peer_sha256.empty() && !text::is_sha256(made.peer_sha256))
        inner.refuse("peer_sha256", "is no SHA-256 in small hexadecimal");
    inner.end();
    return made;
}

exchange read_exchange(const text::json& value, const std::string& path) {
    exchange made;
    strict_object from(value, path);
    strict_object sent(from.object("sent"), from.path_of("sent"));
    made.sent = read_request(sent);
    made.certificate = sent.any_text("certificate", longest_line);
    sent.end();
    made.got = read_response(from, "got");
    made.failed = read_failure(from);
    made.tls = read_tls(from);
    from.end();
    if (made.got.has_value() == made.failed.has_value())
        from.refuse("got", "exactly one of got and failed is not null");
    return made;
}

call read_call(const text::json& value, const std::string& path) {
    call made;
    if (value.is_null()) return made;
    strict_object from(value, path);
    strict_object got(from.object("got"), from.path_of("got"));
    made.got = read_request(got);
    made.got->peer_oin = octets(got, "peer_oin", longest_line);
    got.end();
    made.answered = read_response(from, "answered");
    from.end();
    return made;
}

decltype(record::seen) read_seen(strict_object& from) {
    if (const auto* value = from.maybe("exchange"))
        return read_exchange(*value, from.path_of("exchange"));
    if (const auto* value = from.maybe("call")) return read_call(*value, from.path_of("call"));
    if (from.has("calls_seen")) return calls_seen{from.number("calls_seen")};
    if (const auto* value = from.maybe("reply")) {
        if (!value->is_object() || settled(*value) != *value)
            from.refuse("reply", "is an object whose numbers are whole");
        return adapter_reply{*value};
    }
    if (!from.boolean("done")) from.refuse("done", "is true");
    return done{};
}

std::optional<record>
read_record(const text::json& value, std::size_t number, const std::string& path) {
    if (value.is_null()) return std::nullopt;
    record made;
    strict_object from(value, path);
    if (from.number("op") != number) from.refuse("op", "is the record's place in the list");
    made.at = from.text("at");
    if (!text::read_utc(made.at)) from.refuse("at", "is a moment in UTC as RFC 3339 has it");
    made.took_ms = from.whole_number("took_ms");
    made.seen = read_seen(from);
    from.end();
    return made;
}

std::map<std::string, variables> read_scopes(strict_object& from) {
    std::map<std::string, variables> made;
    const auto& held = from.object("scopes");
    if (held.size() > most_scopes) from.refuse("scopes", "has too many members");
    for (const auto& [scope, value] : held.items()) {
        const auto path = from.path_of("scopes") + "/" + scope;
        if (!value.is_object() || value.size() > most_variables)
            throw std::runtime_error(path + ": is no object of at most 300 variables");
        auto& into = made[scope];
        for (const auto& [name, octets_of] : value.items())
            into.emplace(name, read_octets(octets_of, path + "/" + name, longest_value));
    }
    return made;
}

std::vector<std::string> read_lines(strict_object& from, std::string_view name) {
    std::vector<std::string> made;
    for (const auto& each : from.array(name, most_lines))
        made.push_back(read_octets(each, from.path_of(name), longest_line));
    return made;
}

} // namespace

test_evidence from_json(const text::json& document) {
    test_evidence made;
    strict_object from(document, "");
    made.test = from.text("test");
    made.digest = from.sha256("digest", true);
    made.scopes = read_scopes(from);
    made.trust = from.any_text("trust", longest_certificate);
    const auto& records = from.array("records", most_records);
    for (std::size_t number = 0; number < records.size(); ++number)
        made.records.push_back(
            read_record(records[number], number, "records/" + std::to_string(number))
        );
    made.adapter = read_lines(from, "adapter");
    made.notes = read_lines(from, "notes");
    made.suite_fault = octets(from, "suite_fault", longest_line);
    from.end();
    return made;
}

} // namespace kruispunt::conformance::suite::evidence
