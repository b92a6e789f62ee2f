#include "conformance/regions/speaker.hpp"

#include "conformance/text/base64.hpp"

#include <stdexcept>

namespace kruispunt::conformance::regions {
namespace {

using text::findings;
using text::json;

control_answer problem(unsigned status, std::string_view what) {
    return {status, {{"error", what}}};
}

control_answer no_answer(const wire::failure& why) {
    return {502, {{"accepted", false}, {"http", 0}, {"error", why.stage + ": " + why.what}}};
}

json headers_of(const wire::response& got) {
    json headers = json::object();
    for (const auto& field : got.headers) {
        auto& value = headers[field.name];
        value = value.is_null() ? field.value : value.get<std::string>() + ", " + field.value;
    }
    return headers;
}

/// COM-29: every answer gives back a FSC-Transaction-Id, a UUID of version 7.
void check_transaction_id(const wire::response& got, ledger& keeps) {
    const auto id = wire::header_value(got.headers, "FSC-Transaction-Id").value_or("");
    if (text::uuid(id) && id[14] == '7') return;
    keeps.add_breach(
        {"COM-29", "VERPLICHT_VELD", "FSC-Transaction-Id", "missing in an answer, or no UUIDv7"}
    );
}

void read_headers(text::json_cursor& from, wire::request& into) {
    const auto& headers = from.raw("headers");
    if (headers.is_null()) return;
    if (!headers.is_object()) return from.found().add("WAARDE_ONGELDIG", "headers", "no object");
    for (const auto& field : headers.items()) {
        if (field.value().is_string())
            into.headers.push_back({field.key(), field.value().get<std::string>()});
        else
            from.found().add("WAARDE_ONGELDIG", "headers/" + field.key(), "no string");
    }
}

wire::request read_raw(text::json_cursor& from) {
    wire::request read;
    read.method = from.text("method", text::any_value);
    read.target = from.text("path", text::any_value);
    read_headers(from, read);
    read.body = from.maybe_text("body", text::any_value).value_or("");
    if (const auto encoded = from.maybe_text("body_base64", text::any_value)) {
        const auto bytes = text::decode_base64(*encoded);
        if (!bytes) from.found().add("WAARDE_ONGELDIG", "body_base64", "no Base64");
        read.body = bytes.value_or("");
    }
    return read;
}

} // namespace

speaker::speaker(
    wire::loop& on,
    protocol& speaks,
    ledger& keeps,
    witness& sees,
    const wire::tls_files& tls,
    wire::shared_identity identity,
    std::string gateway_oin,
    std::filesystem::path directory,
    std::size_t limit
)
    : loop_(on), protocol_(speaks), ledger_(keeps), witness_(sees), tls_(tls),
      identity_(std::move(identity)), gateway_oin_(std::move(gateway_oin)),
      directory_(std::move(directory)), limit_(limit), client_(on, identity_, gateway_oin_) {}

bool speaker::set_gateway(const std::string& base) {
    auto read = wire::read_base_url(base);
    if (!read) return false;
    gateway_ = "https://" + read->host + ":" + read->port + read->path;
    base_ = std::move(read);
    protocol_.gateway_is(gateway_);
    return true;
}

void speaker::say(command what, control_reply done) {
    const auto known = memory_.find(what.signal_id);
    if (known == memory_.end() && memory_.size() >= limit_)
        return done(problem(507, "no more signals can be remembered"));
    if (known != memory_.end() && what.what == verb::correct)
        what.previous = known->second.accepted;
    auto prepared = protocol_.prepare(what);
    if (auto* const at_once = std::get_if<answer>(&prepared))
        return done({at_once->accepted ? 200U : 507U, std::move(at_once->told)});
    if (!base_) return done(problem(409, "no gateway is known: PUT /gateway first"));
    auto& ready = std::get<outbound>(prepared);
    memory_[what.signal_id].last = ready;
    std::optional<signal> given;
    if (what.what == verb::give || what.what == verb::correct) given = std::move(what.given);
    send(ready, std::move(given), std::move(done));
}

void speaker::ask(const inquiry& what, const control_reply& done) {
    auto prepared = protocol_.ask(what);
    if (auto* const at_once = std::get_if<answer>(&prepared))
        return done({at_once->accepted ? 200U : 507U, std::move(at_once->told)});
    const auto* const ready = std::get_if<outbound>(&prepared);
    if (ready == nullptr) return done(problem(404, "the region's protocol has no such message"));
    if (!base_) return done(problem(409, "no gateway is known: PUT /gateway first"));
    send(*ready, std::nullopt, done);
}

void speaker::compose(const json& body, const control_reply& done) {
    const auto prepared = protocol_.compose(body);
    if (const auto* const why = std::get_if<text::finding>(&prepared))
        return done(problem(400, why->field + ": " + why->what));
    const auto* const ready = std::get_if<outbound>(&prepared);
    if (ready == nullptr) return done(problem(404, "the region composes no messages"));
    if (!base_) return done(problem(409, "no gateway is known: PUT /gateway first"));
    send(*ready, std::nullopt, done);
}

void speaker::resend(const std::string& signal_id, control_reply done) {
    const auto known = memory_.find(signal_id);
    // A feed says nothing twice: there is nothing to send.
    if (protocol_.rejections()) return done({200, {{"accepted", true}, {"sequence", nullptr}}});
    if (known == memory_.end()) return done(problem(404, "nothing was ever said of this signal"));
    if (!base_) return done(problem(409, "no gateway is known: PUT /gateway first"));
    send(known->second.last, std::nullopt, std::move(done));
}

void speaker::send(const outbound& ready, std::optional<signal> given, control_reply done) {
    client_.send(
        *base_,
        ready.request,
        wire::reuse::kept,
        [this, ready, given = std::move(given), done = std::move(done)](const wire::outcome& came) {
            heard(ready, given, came, done);
        }
    );
}

void speaker::heard(
    const outbound& sent,
    const std::optional<signal>& given,
    const wire::outcome& came,
    const control_reply& done
) {
    if (const auto* const why = std::get_if<wire::failure>(&came)) return done(no_answer(*why));
    const auto& got = std::get<wire::response>(came);
    check_transaction_id(got, ledger_);
    witness_.saw(got.headers);
    auto read = protocol_.read_answer(sent, got);
    for (const auto& breach : read.breaches)
        ledger_.add_breach(breach);
    if (read.accepted && given) memory_[sent.signal_id].accepted = *given;
    done({200, std::move(read.told)});
}

wire::shared_identity speaker::identity_for(const json& as) const {
    if (as.is_null()) return identity_;
    auto files = tls_;
    files.certificate.clear();
    files.key.clear();
    if (!as.is_object()) throw std::runtime_error("'as' must be an object");
    if (!as.empty()) {
        files.certificate = directory_ / as.at("certificate").get<std::string>();
        files.key = directory_ / as.at("key").get<std::string>();
    }
    return std::make_shared<const wire::tls_identity>(files);
}

void speaker::send_raw(const json& what, control_reply done) {
    findings found("");
    text::json_cursor from(what, {}, found);
    auto request = read_raw(from);
    const auto& as = from.raw("as");
    from.end();
    if (found.first()) return done(problem(400, found.first()->field + ": " + found.first()->what));
    if (!base_) return done(problem(409, "no gateway is known: PUT /gateway first"));
    wire::shared_identity identity;
    try {
        identity = identity_for(as);
    } catch (const std::exception& error) {
        return done(problem(400, std::string("as: ") + error.what()));
    }
    wire::client once(loop_, std::move(identity), gateway_oin_);
    once.send(
        *base_,
        std::move(request),
        wire::reuse::fresh,
        [done = std::move(done)](const wire::outcome& came) {
            if (const auto* const why = std::get_if<wire::failure>(&came))
                return done(no_answer(*why));
            const auto& got = std::get<wire::response>(came);
            done({200, {{"http", got.status}, {"headers", headers_of(got)}, {"body", got.body}}});
        }
    );
}

} // namespace kruispunt::conformance::regions
