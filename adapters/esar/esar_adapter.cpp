#include "adapters/esar/esar_adapter.hpp"

#include "adapters/esar/envelope.hpp"
#include "adapters/esar/names.hpp"
#include "adapters/esar/notices.hpp"
#include "adapters/esar/payloads.hpp"
#include "adapters/esar/receipts.hpp"
#include "adapters/esar/replies.hpp"
#include "adapters/sdk/canonical_bytes.hpp"
#include "adapters/sdk/shown_name.hpp"

#include <stdexcept>
#include <utility>

namespace kruispunt::adapters::esar {

namespace {

using domain::errc;
using domain::make_error;

// ESAR-05: the Timestamp's five minutes and its minute of skew, in whole hours.
constexpr std::chrono::hours replay_kept_for{1};

constexpr std::string_view message_id_path = "Header/MessageID";

void check_options(const ports::adapter_setup& setup) {
    for (const auto& [name, value] : setup.options)
        if (name != "signing")
            throw std::runtime_error(setup.region + ": unknown option '" + name + "'");
    const auto signing = setup.options.find("signing");
    if (signing == setup.options.end() || signing->second != "off")
        throw std::runtime_error(
            setup.region + ": this version cannot sign; in a sandbox set signing = \"off\""
        );
    if (!setup.sandbox)
        throw std::runtime_error(setup.region + ": signing = \"off\" is allowed in a sandbox only");
}

// ESAR-01: the HTTP header says the same as the Action, or nothing.
std::optional<domain::error>
check_soap_action(const ports::http_request& request, std::string_view action) {
    const auto given = request.fields.find("SOAPAction");
    if (!given) return make_error(errc::mandatory_field, "SOAPAction");
    const std::string quoted = "\"" + std::string(action) + "\"";
    if (*given != "\"\"" && *given != quoted) return make_error(errc::value_invalid, "SOAPAction");
    return std::nullopt;
}

std::optional<domain::error>
check_operation(const ports::http_request& request, const envelope& message) {
    const std::string_view operation = message.payload.name();
    if (standing_of(operation) == standing::unknown)
        return make_error(errc::unknown_field, sdk::shown_name(operation));
    if (message.action != action_of(operation))
        return make_error(errc::value_invalid, "Header/Action");
    if (auto fault = check_soap_action(request, message.action)) return fault;
    if (standing_of(operation) == standing::not_served)
        return make_error(errc::unknown_field, std::string(operation));
    return std::nullopt;
}

class esar_adapter final : public ports::region_adapter {
public:
    explicit esar_adapter(const ports::adapter_setup& setup)
        : region_(setup.region), path_("/" + setup.region + "/v1/signalering"),
          payloads_(setup.mappings), replies_(setup), notices_(setup) {}

    std::variant<ports::decoded_message, ports::http_response>
    decode(const ports::http_request& request, domain::instant /*now*/) const override {
        if (request.target != path_)
            return replies_.write_refusal(make_error(errc::value_invalid), 404);
        if (request.method != "POST") {
            auto refusal = replies_.write_refusal(make_error(errc::value_invalid), 405);
            refusal.fields.add("Allow", "POST");
            return refusal;
        }
        ports::decoded_message message;
        message.command.region = region_;
        message.command.oin = request.peer.oin;
        message.command.act = domain::refused_message{};
        const auto document = codec::read_xml(request.body, envelope_namespaces());
        if (document) {
            read_message(request, document->root(), message);
        } else {
            message.command.act = domain::refused_message{document.error()};
        }
        return message;
    }

    ports::http_response
    encode_reply(const ports::correspondence& to, const domain::answer& answer) const override {
        if (answer.what) return replies_.write_answer(to, *answer.what, answer.id);
        domain::error failure = answer.what.error();
        failure.field = path_of(to, failure.field);
        return replies_.write_fault(to, failure, answer.id);
    }

    ports::http_response encode_refusal(const domain::answer& refused, int status) const override {
        return replies_.write_refusal(refused.what.error(), status, refused.id);
    }

    ports::http_request
    encode_notice(const domain::disclosure& disclosure, domain::instant /*now*/) const override {
        return notices_.write(disclosure);
    }

    ports::receipt decode_receipt(
        const domain::disclosure& disclosure, const ports::http_response& response
    ) const override {
        return read_receipt(notices::message_id_of(disclosure.what()), response);
    }

    std::vector<std::string> cautions() const override {
        return {
            region_ + ": signing is off: messages are taken unsigned and answers go out unsigned; "
                      "anybody between the parties could change them"};
    }

private:
    void read_message(
        const ports::http_request& request, codec::node root, ports::decoded_message& into
    ) const {
        const envelope message = read_envelope(root);
        into.correspondence.message_id = message.message_id;
        if (message.payload) guard_against_replay(message, into.command);
        auto fault = message.fault;
        if (!fault) {
            into.correspondence.operation = message.payload.name();
            fault = check_operation(request, message);
        }
        if (fault) {
            into.command.act = domain::refused_message{*fault};
            return;
        }
        request_of(message, into);
    }

    void request_of(const envelope& message, ports::decoded_message& into) const {
        esar::request asked = payloads_.read(message.payload.name(), message.payload);
        into.correspondence.signal_id = asked.signal_id;
        into.command.act = std::move(asked.act);
        into.command.reason = asked.reason;
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
    payloads payloads_;
    replies replies_;
    notices notices_;
};

} // namespace

std::unique_ptr<ports::region_adapter> make_adapter(const ports::adapter_setup& setup) {
    check_options(setup);
    return std::make_unique<esar_adapter>(setup);
}

} // namespace kruispunt::adapters::esar
