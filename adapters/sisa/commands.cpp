#include "adapters/sisa/commands.hpp"

#include "adapters/sdk/canonical_bytes.hpp"

#include <algorithm>
#include <utility>

namespace kruispunt::adapters::sisa {

namespace {

using domain::errc;
using domain::make_error;

// SISA-03: thirty days.
constexpr std::chrono::hours replay_kept_for{30 * 24};

void guard_against_replay(const stuf_header& header, codec::node root, domain::command& command) {
    if (header.sender_oin.empty() || header.reference.empty()) return;
    domain::replay_guard guard;
    guard.key = header.sender_oin + " " + header.reference;
    sdk::append_canonical(root, "StUF:tijdstipBericht", guard.content);
    guard.kept_for = replay_kept_for;
    guard.conflict = make_error(errc::reference_conflict, domain::field::message_id);
    command.replay = std::move(guard);
}

} // namespace

commands::commands(const ports::adapter_setup& setup)
    : region_(setup.region), gateway_oin_(setup.gateway_oin), participants_(setup.participants),
      messages_(setup.mappings) {}

ports::decoded_message commands::read(std::string_view document, std::string_view oin) const {
    ports::decoded_message decoded;
    decoded.command.region = region_;
    decoded.command.oin = oin;
    const auto admitted = codec::read_xml(document, messages_.namespaces());
    if (admitted) {
        read_message(admitted->root(), decoded);
    } else {
        decoded.command.act = domain::refused_message{admitted.error()};
    }
    return decoded;
}

void commands::read_message(codec::node root, ports::decoded_message& into) const {
    message read = messages_.read(root);
    if (is_message(root.name())) into.correspondence.operation = root.name();
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
            make_error(errc::value_invalid, path_of("message.receiver.oin"))};
    guard_against_replay(read.header, root, into.command);
}

// Nobody's OIN, or somebody's who is not calling.
domain::error commands::wrong_sender(const std::string& oin) const {
    const bool nobodys =
        std::find(participants_.begin(), participants_.end(), oin) == participants_.end();
    return make_error(
        nobodys ? errc::value_invalid : errc::oin_not_authorised, path_of("message.sender.oin")
    );
}

} // namespace kruispunt::adapters::sisa
