#include "adapters/sisa/messages.hpp"

#include "adapters/sdk/shown_name.hpp"
#include "adapters/sdk/signal_record.hpp"

#include <algorithm>
#include <array>

namespace kruispunt::adapters::sisa {

namespace {

using codec::node;
using domain::errc;
using domain::make_error;
using domain::refused_message;
using sdk::field;

constexpr std::string_view mutation = "signLk01";
constexpr std::string_view move = "verhLk01";
constexpr std::string_view question = "inzgLv01";
constexpr std::array roots{mutation, move, question};

stuf_header header_of(const sdk::record& values) {
    stuf_header header;
    header.sender_oin = values.get(field::message_sender_oin);
    header.receiver_oin = values.get(field::message_receiver_oin);
    header.reference = values.get(field::message_id);
    header.sent_at = domain::parse_timestamp(values.get(field::message_sent_at));
    return header;
}

std::vector<node> objects_of(node root) {
    std::vector<node> found;
    for (node child = root.first_child(); child; child = child.next())
        if (child.name() == "object") found.push_back(child);
    return found;
}

} // namespace

bool is_message(std::string_view root) {
    return std::find(roots.begin(), roots.end(), root) != roots.end();
}

messages::messages(const std::filesystem::path& mappings)
    : frame_(mappings / "bericht.toml"), question_(mappings / "vraag.toml"),
      signal_(mappings / "signaal.toml"), end_(mappings / "einde.toml"),
      move_(mappings / "verhuizing.toml"), inspection_(mappings / "inzage.toml") {}

message messages::read(node root) const {
    const sdk::mapping& around = root.name() == question ? question_ : frame_;
    const sdk::reading frame = around.read(root);
    message made;
    made.header = header_of(frame.values);
    made.reason = sdk::mutation_reason_from(frame.values);
    made.act = read_act(root, frame);
    return made;
}

messages::act messages::read_act(node root, const sdk::reading& frame) const {
    if (!is_message(root.name()))
        return refused_message{make_error(errc::unknown_field, sdk::shown_name(root.name()))};
    if (!frame.good()) return refused_message{frame.first_error()};
    const std::vector<node> objects = objects_of(root);
    const std::string_view kind = frame.values.get(field::message_mutation);
    if (root.name() == mutation) return read_mutation(objects, kind);
    if (objects.size() > 1) return refused_message{make_error(errc::value_invalid, "object")};
    return root.name() == move ? read_move(objects[0], kind) : read_question(objects[0]);
}

// One object, but for a change, which has the old one first (SISA-02).
messages::act
messages::read_mutation(const std::vector<node>& objects, std::string_view kind) const {
    const bool changes = kind == "changed";
    if (changes && objects.size() == 1)
        return refused_message{make_error(errc::mandatory_field, "object")};
    if (changes) return read_change(objects[0], objects[1]);
    if (objects.size() > 1) return refused_message{make_error(errc::value_invalid, "object")};
    return kind == "ended" ? read_end(objects[0]) : read_submission(objects[0]);
}

messages::act messages::read_submission(node object) const {
    const sdk::reading read = signal_.read(object);
    if (!read.good()) return refused_message{read.first_error()};
    return domain::submit_signal{sdk::signal_content_from(read.values), false, std::nullopt};
}

// The old object must be of the same signal.
messages::act messages::read_change(node before, node after) const {
    const sdk::reading old = signal_.read(before);
    if (!old.good()) return refused_message{old.first_error()};
    act changed = read_submission(after);
    auto* submitted = std::get_if<domain::submit_signal>(&changed);
    if (submitted == nullptr) return changed;
    submitted->must_be_known = true;
    submitted->previous = sdk::signal_content_from(old.values);
    if (submitted->previous->id != submitted->content.id)
        return refused_message{
            make_error(errc::reference_conflict, path_of(domain::field::signal_id))};
    return changed;
}

messages::act messages::read_end(node object) const {
    const sdk::reading read = end_.read(object);
    if (!read.good()) return refused_message{read.first_error()};
    std::string id(read.values.get(field::signal_id));
    if (read.values.get(field::withdrawal_reason) == "going_well")
        return domain::close_signal{std::move(id)};
    return domain::withdraw_signal{std::move(id), sdk::withdrawal_reason_from(read.values)};
}

// A move is told, not changed or taken back.
messages::act messages::read_move(node object, std::string_view kind) const {
    if (kind != "new")
        return refused_message{make_error(errc::value_invalid, path_of("message.mutation"))};
    const sdk::reading read = move_.read(object);
    if (!read.good()) return refused_message{read.first_error()};
    domain::relocate_signal moved;
    moved.id = read.values.get(field::signal_id);
    moved.municipality = read.values.get(field::child_municipality);
    moved.on = domain::parse_day(read.values.get(field::move_date)).value();
    return moved;
}

messages::act messages::read_question(node object) const {
    const sdk::reading read = inspection_.read(object);
    if (!read.good()) return refused_message{read.first_error()};
    return domain::inspect_child{
        domain::bsn::parse(read.values.get(field::child_bsn)).value(),
        std::string(read.values.get(field::request_reference)),
        sdk::requester_from(read.values),
        std::string(read.values.get(field::request_municipality))};
}

std::string messages::path_of(std::string_view canonical) const {
    for (const sdk::mapping* by : {&signal_, &frame_, &move_, &inspection_})
        if (std::string path = by->path_of(canonical); path != canonical) return path;
    return std::string(canonical);
}

} // namespace kruispunt::adapters::sisa
