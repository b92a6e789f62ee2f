#pragma once

#include "conformance/regions/inquiry.hpp"
#include "conformance/regions/notice.hpp"
#include "conformance/wire/http.hpp"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace kruispunt::conformance::regions {

/// Who the two parties are.
struct parties {
    std::string oin;
    std::string gateway_oin;
    /// This region's own base, `https://localhost:PORT`.
    std::string endpoint;
};

/// A message for the gateway, ready to go.
struct outbound {
    wire::request request;
    /// The id its answer must refer to (ESAR's MessageID, SISA's referentienummer).
    std::string reference;
    /// What the answer must be about.
    std::string signal_id;
    verb what = verb::give;
    /// What it asks, where it is no verb on a signal.
    std::optional<question> asked;
    /// Whether any positive answer will do: what was sent is a test's own.
    bool any_answer = false;
    /// The SignatureValue it bears, which its answer must confirm (ESAR-06).
    std::string signature_value;
};

/// What the gateway said, in the control API's words, and where its answer broke the protocol.
struct answer {
    bool accepted = false;
    text::json told;
    std::vector<text::finding> breaches;
};

/// A notice that was read, or why it is refused; `stable_id` as far as it could be read.
struct incoming {
    std::string stable_id;
    std::variant<notice, text::finding> read;
};

/// One region's side of its protocol. Control, modes, memory and repeats are the same for all and
/// stand outside. Everything runs on the loop's thread; nothing here blocks.
class protocol {
public:
    protocol() = default;
    virtual ~protocol() = default;
    protocol(const protocol&) = delete;
    protocol& operator=(const protocol&) = delete;

    /// The path of the region's own endpoint after its base, for the ready file.
    virtual std::string_view endpoint_path() const = 0;

    /// The requirement that describes the region's endpoint, cited for calls beside it.
    virtual std::string_view endpoint_requirement() const = 0;

    /// Where the gateway is (`https://host:port`); told before the first `prepare` and at changes.
    virtual void gateway_is(const std::string& /*base*/) {}

    /// Says it to the gateway: a message to be sent, or the control answer at once (a feed).
    virtual std::variant<outbound, answer> prepare(const command& what) = 0;

    /// Asks the gateway: a message to be sent, the control answer at once (a feed), or nothing
    /// where the region's protocol has no such message.
    virtual std::variant<std::monostate, outbound, answer> ask(const inquiry& /*what*/) {
        return {};
    }

    /// A message around what a test gives, to be sent as it stands; a finding where the control
    /// body is wrong, nothing where the region composes none.
    virtual std::variant<std::monostate, outbound, text::finding>
    compose(const text::json& /*body*/) {
        return {};
    }

    /// How the region signs: told, and changed where `body` is given; a finding where that body is
    /// wrong, nothing where the region never signs.
    virtual std::variant<std::monostate, text::json, text::finding>
    signing(const text::json* /*body*/) {
        return {};
    }

    /// The last touch to an answer, with the request it answers in view: where answers are signed.
    virtual wire::response finish(wire::response made, const wire::request& /*to*/) const {
        return made;
    }

    /// Reads the gateway's answer to a message of `prepare`, `ask` or `compose`.
    virtual answer read_answer(const outbound& sent, const wire::response& got) const = 0;

    /// Whether the request brings a notice (or should have); all else goes to `serve`.
    virtual bool brings_notice(const wire::request& got) const = 0;
    virtual incoming read_notice(const wire::request& got) const = 0;

    /// The protocol's three answers to a notice.
    virtual wire::response acknowledge(const std::string& stable_id) const = 0;
    virtual wire::response refuse(const std::string& stable_id, const text::finding& why) const = 0;
    virtual wire::response unavailable(const std::string& stable_id) const = 0;

    /// Serves what is no notice. Calls `give` once, now or later.
    virtual void serve(const wire::request& got, const wire::reply& give) = 0;

    /// Breaches found in what `serve` took, handed over once.
    virtual std::vector<text::finding> take_breaches() { return {}; }

    /// Control of what only a feed has; nothing where the region has none.
    virtual std::optional<text::json> rejections() const { return std::nullopt; }

    /// The feed as it stands, its fault set first where `body` is given; a finding where that body
    /// is wrong, nothing where the region has no feed.
    virtual std::variant<std::monostate, text::json, text::finding>
    feed(const text::json* /*body*/) {
        return {};
    }

    /// Appends a mutation as it stands; nothing where the region has no feed.
    virtual std::optional<answer> append_mutation(const text::json& /*mutation*/) {
        return std::nullopt;
    }
};

} // namespace kruispunt::conformance::regions
