#include "adapters/esar/esar_adapter.hpp"

#include "adapters/esar/envelope.hpp"
#include "adapters/esar/names.hpp"
#include "adapters/esar/notices.hpp"
#include "adapters/esar/payloads.hpp"
#include "adapters/esar/published.hpp"
#include "adapters/esar/receipts.hpp"
#include "adapters/esar/replies.hpp"
#include "adapters/esar/security.hpp"
#include "adapters/sdk/canonical_bytes.hpp"
#include "adapters/sdk/http_headers.hpp"
#include "adapters/sdk/shown_name.hpp"

#include <utility>

namespace kruispunt::adapters::esar {

namespace {

using domain::errc;
using domain::make_error;

// ESAR-05: the Timestamp's five minutes and its minute of skew, in whole hours.
constexpr std::chrono::hours replay_kept_for{1};

constexpr std::string_view message_id_path = "Header/MessageID";
constexpr std::string_view action_path = "Header/Action";

// ESAR-00: text/xml, and a SOAPAction that says the same as the Action, or nothing.
std::optional<domain::error>
check_http_fields(const ports::http_request& request, std::string_view action) {
    if (!sdk::has_media_type(request.fields, "text/xml"))
        return make_error(errc::value_invalid, "Content-Type");
    const auto given = request.fields.find("SOAPAction");
    if (!given) return make_error(errc::mandatory_field, "SOAPAction");
    const std::string quoted = "\"" + std::string(action) + "\"";
    if (*given != "\"\"" && *given != quoted) return make_error(errc::value_invalid, "SOAPAction");
    return std::nullopt;
}

class esar_adapter final : public ports::region_adapter {
public:
    explicit esar_adapter(const ports::adapter_setup& setup)
        : region_(setup.region), path_("/" + setup.region + "/v1/signalering"), security_(setup),
          documents_(setup, path_), payloads_(setup.mappings), replies_(setup, security_),
          notices_(setup, security_) {}

    std::variant<ports::decoded_message, ports::http_response>
    decode(const ports::http_request& request, domain::instant now) const override {
        if (auto document = documents_.answer(request)) return *document;
        if (request.target != path_)
            return replies_.write_refusal(make_error(errc::value_invalid), 404, now);
        if (request.method != "POST") {
            auto refusal = replies_.write_refusal(make_error(errc::value_invalid), 405, now);
            refusal.fields.add("Allow", "POST");
            return refusal;
        }
        ports::decoded_message message;
        message.command.region = region_;
        message.command.oin = request.peer.oin;
        message.correspondence.received_at = now;
        if (auto fault = read_message(request, now, message))
            message.command.act = domain::refused_message{*fault};
        return message;
    }

    ports::http_response
    encode_reply(const ports::correspondence& to, const domain::answer& answer) const override {
        if (answer.what) return replies_.write_answer(to, answer);
        const domain::error& failure = answer.what.error();
        return replies_.write_fault(to, failure, path_of(to, failure.field), answer.id);
    }

    ports::http_response encode_refusal(const domain::answer& refused, int status) const override {
        return replies_.write_refusal(refused.what.error(), status, refused.at, refused.id);
    }

    ports::http_request
    encode_notice(const domain::disclosure& disclosure, domain::instant now) const override {
        return notices_.write(disclosure, now);
    }

    std::string probe_target() const override { return notices_.target(); }

    ports::receipt decode_receipt(
        const domain::disclosure& disclosure, const ports::http_response& response
    ) const override {
        if (security_.on())
            return unverified_receipt(make_error(errc::signature_invalid), response);
        return read_receipt(notices::message_id_of(disclosure.what()), response.body, response);
    }

    ports::receipt read_delivery(
        const domain::disclosure& disclosure,
        const ports::http_request& sent,
        const ports::http_response& response,
        domain::instant now
    ) const override {
        if (!security_.on()) return decode_receipt(disclosure, response);
        const auto verified = security_.verified_answer(response.body, sent.body, now);
        if (!verified) return unverified_receipt(verified.error(), response);
        return read_receipt(notices::message_id_of(disclosure.what()), *verified, response);
    }

    bool heavy() const override { return security_.on(); }

    std::vector<ports::credential_holder*> credentials() override {
        return security_.credentials();
    }

    std::vector<std::string> cautions() const override {
        if (security_.on()) return {};
        return {
            region_ + ": signing is off: messages are taken unsigned and answers go out unsigned; "
                      "anybody between the parties could change them"};
    }

private:
    using complaint = std::optional<domain::error>;

    // What was sent is read once for what a refusal must relate to, and then only what the
    // signature covers (ESAR-04).
    complaint read_message(
        const ports::http_request& request, domain::instant now, ports::decoded_message& into
    ) const {
        const auto document = codec::read_xml(request.body, envelope_namespaces());
        if (!document) return document.error();
        const envelope as_sent = read_envelope(document->root());
        into.correspondence.message_id = as_sent.message_id;
        if (!security_.on()) return read_content(request, as_sent, into);
        if (as_sent.fault && as_sent.fault->code == errc::message_unreadable) return as_sent.fault;
        into.correspondence.signature = confirmable_signature(request.body);
        const auto verified = security_.verified_request(request, now);
        if (!verified) return verified.error();
        const auto covered = codec::read_xml(*verified, envelope_namespaces());
        if (!covered) return covered.error();
        auto unfit = read_content(request, read_envelope(covered->root()), into);
        // What the signature does not cover may still be what must not be there.
        return as_sent.fault ? as_sent.fault : unfit;
    }

    complaint read_content(
        const ports::http_request& request, const envelope& message, ports::decoded_message& into
    ) const {
        if (message.payload) guard_against_replay(message, into.command);
        if (message.fault) return message.fault;
        const std::string_view operation = message.payload.name();
        into.correspondence.operation = operation;
        if (!payloads_.knows(operation))
            return make_error(errc::unknown_field, sdk::shown_name(operation));
        if (message.action != action_of(operation))
            return make_error(errc::value_invalid, std::string(action_path));
        if (auto unfit = check_http_fields(request, message.action)) return unfit;
        esar::request asked = payloads_.read(operation, message.payload);
        into.correspondence.signal_id = asked.signal_id;
        into.command.act = std::move(asked.act);
        into.command.reason = asked.reason;
        return std::nullopt;
    }

    static void guard_against_replay(const envelope& message, domain::command& command) {
        if (message.message_id.empty()) return;
        domain::replay_guard guard;
        guard.key = message.message_id;
        sdk::append_canonical(message.payload, {}, guard.content);
        guard.kept_for = replay_kept_for;
        guard.conflict = make_error(errc::value_invalid, domain::field::message_id);
        command.replay = std::move(guard);
    }

    std::string path_of(const ports::correspondence& to, const std::string& field) const {
        if (field == domain::field::message_id) return std::string(message_id_path);
        return payloads_.path_of(to.operation, field);
    }

    std::string region_;
    std::string path_;
    security security_;
    published_documents documents_;
    payloads payloads_;
    replies replies_;
    notices notices_;
};

} // namespace

std::unique_ptr<ports::region_adapter> make_adapter(const ports::adapter_setup& setup) {
    return std::make_unique<esar_adapter>(setup);
}

} // namespace kruispunt::adapters::esar
