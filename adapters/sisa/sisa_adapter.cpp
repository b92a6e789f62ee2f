#include "adapters/sisa/sisa_adapter.hpp"

#include "adapters/sdk/canonical_bytes.hpp"
#include "adapters/sisa/answers.hpp"
#include "adapters/sisa/messages.hpp"
#include "adapters/sisa/notices.hpp"
#include "adapters/sisa/receipts.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace kruispunt::adapters::sisa {

namespace {

using domain::errc;
using domain::make_error;

// SISA-03: thirty days.
constexpr std::chrono::hours replay_kept_for{30 * 24};

// SISA has no settings of its own.
std::vector<std::string> participants_of(const ports::adapter_setup& setup) {
    for (const auto& [name, value] : setup.options)
        throw std::runtime_error(setup.region + ": unknown option '" + name + "'");
    return setup.participants;
}

class sisa_adapter final : public ports::region_adapter {
public:
    explicit sisa_adapter(const ports::adapter_setup& setup)
        : region_(setup.region), path_("/" + setup.region + "/v1/berichten"),
          gateway_oin_(setup.gateway_oin), participants_(participants_of(setup)),
          messages_(setup.mappings), answers_(setup), notices_(setup) {}

    std::variant<ports::decoded_message, ports::http_response>
    decode(const ports::http_request& request, domain::instant /*now*/) const override {
        if (request.target != path_)
            return answers_.write_refusal(make_error(errc::value_invalid), 404);
        if (request.method != "POST") {
            auto refusal = answers_.write_refusal(make_error(errc::value_invalid), 405);
            refusal.fields.add("Allow", "POST");
            return refusal;
        }
        ports::decoded_message decoded;
        decoded.command.region = region_;
        decoded.command.oin = request.peer.oin;
        const auto document = codec::read_xml(request.body, messages_.namespaces());
        if (document) {
            read_message(document->root(), decoded);
        } else {
            decoded.command.act = domain::refused_message{document.error()};
        }
        return decoded;
    }

    ports::http_response
    encode_reply(const ports::correspondence& to, const domain::answer& answer) const override {
        if (answer.what) return answers_.write_received(to, answer);
        domain::error failure = answer.what.error();
        failure.field = messages_.path_of(failure.field);
        return answers_.write_refused(to, failure, answer);
    }

    ports::http_response encode_refusal(const domain::answer& refused, int status) const override {
        return answers_.write_unread(refused, status);
    }

    ports::http_request
    encode_notice(const domain::disclosure& disclosure, domain::instant /*now*/) const override {
        return notices_.write(disclosure);
    }

    ports::receipt decode_receipt(
        const domain::disclosure& disclosure, const ports::http_response& response
    ) const override {
        return read_receipt(reference_of(disclosure.what().id), response);
    }

private:
    void read_message(codec::node root, ports::decoded_message& into) const {
        message read = messages_.read(root);
        into.correspondence.message_id = read.header.reference;
        into.command.sent_at = read.header.sent_at;
        into.command.reason = read.reason;
        into.command.act = std::move(read.act);
        if (!read.header.sender_oin.empty() && read.header.sender_oin != into.command.oin) {
            // Without a replay guard: nobody makes another's numbers taken.
            into.command.act = domain::refused_message{wrong_sender(read.header.sender_oin)};
            return;
        }
        if (!read.header.receiver_oin.empty() && read.header.receiver_oin != gateway_oin_)
            into.command.act = domain::refused_message{
                make_error(errc::value_invalid, messages_.path_of("message.receiver.oin"))};
        guard_against_replay(read.header, root, into.command);
    }

    // SISA-04, SISA-05: nobody's OIN, or somebody's who is not calling.
    domain::error wrong_sender(const std::string& oin) const {
        const bool nobodys =
            std::find(participants_.begin(), participants_.end(), oin) == participants_.end();
        return make_error(
            nobodys ? errc::value_invalid : errc::oin_not_authorised,
            messages_.path_of("message.sender.oin")
        );
    }

    static void
    guard_against_replay(const stuf_header& header, codec::node root, domain::command& command) {
        if (header.sender_oin.empty() || header.reference.empty()) return;
        domain::replay_guard guard;
        guard.key = header.sender_oin + " " + header.reference;
        sdk::append_canonical(root, "StUF:tijdstipBericht", guard.content);
        guard.kept_for = replay_kept_for;
        guard.conflict = make_error(errc::reference_conflict, domain::field::message_id);
        command.replay = std::move(guard);
    }

    std::string region_;
    std::string path_;
    std::string gateway_oin_;
    std::vector<std::string> participants_;
    messages messages_;
    answers answers_;
    notices notices_;
};

} // namespace

std::unique_ptr<ports::region_adapter> make_adapter(const ports::adapter_setup& setup) {
    return std::make_unique<sisa_adapter>(setup);
}

} // namespace kruispunt::adapters::sisa
