#include "adapters/multisignaal/message_reader.hpp"

#include "adapters/multisignaal/carried.hpp"
#include "adapters/sdk/shown_name.hpp"
#include "adapters/sdk/signal_record.hpp"
#include "gateway/codec/json_reader.hpp"
#include "gateway/codec/text.hpp"
#include "gateway/domain/uuid.hpp"

#include <algorithm>

namespace kruispunt::adapters::multisignaal {

namespace {

using domain::errc;
using sdk::field;
using sdk::finding;

constexpr char signal_id_path[] = "signaalId";
constexpr char match_id_path[] = "matchId";
constexpr char lead_member[] = "coordinator";

void append(std::vector<finding>& all, const std::vector<finding>& more) {
    const std::size_t room = sdk::max_findings - std::min(all.size(), sdk::max_findings);
    const auto count = static_cast<std::ptrdiff_t>(std::min(room, more.size()));
    all.insert(all.end(), more.begin(), more.begin() + count);
}

// A body by a mapping; one that is not JSON is one finding.
sdk::record read_body(
    const sdk::mapping& by, const domain::result<codec::document>& body, std::vector<finding>& found
) {
    if (!body) {
        append(found, {{body.error().code, {}}});
        return {};
    }
    sdk::reading read = by.read(body->root());
    append(found, read.findings);
    return std::move(read.values);
}

sdk::record
read_body(const sdk::mapping& by, const asked_message& asked, std::vector<finding>& found) {
    append(found, findings_of_query(asked.target));
    return read_body(by, codec::read_json(asked.request.body), found);
}

// What a path that names a signal or match names wrongly.
std::optional<finding> finding_of_id(const asked_message& asked) {
    switch (asked.to.what) {
    case operation::inspect_child:
    case operation::show_document:
    case operation::explain_error:
        return std::nullopt;
    case operation::update_match:
        if (domain::parse_uuid(asked.id)) return std::nullopt;
        return finding{errc::value_invalid, match_id_path};
    default:
        if (codec::is_signal_id(asked.id)) return std::nullopt;
        return finding{errc::value_invalid, signal_id_path};
    }
}

} // namespace

std::vector<finding> findings_of_query(const sdk::request_target& target) {
    std::vector<finding> found;
    for (const auto& [name, value] : target.query)
        append(found, {{errc::unknown_field, sdk::shown_name(name)}});
    return found;
}

message_reader::message_reader(const ports::adapter_setup& setup)
    : region_(setup.region), signal_(setup.mappings / "signaal.toml"),
      withdrawal_(setup.mappings / "intrekking.toml"), closing_(setup.mappings / "afsluiting.toml"),
      move_(setup.mappings / "verhuizing.toml"), match_(setup.mappings / "match-bijwerking.toml"),
      inspection_(setup.mappings / "inzageverzoek.toml") {}

ports::decoded_message message_reader::read(const asked_message& asked) const {
    draft made = begin(asked);
    read_act(asked, made);
    if (!made.findings.empty()) {
        const finding& first = made.findings.front();
        made.message.command.act =
            domain::refused_message{domain::make_error(first.code, first.path)};
        made.message.correspondence.message_id.clear();
        carry(made.findings, made.message.correspondence);
    }
    return std::move(made.message);
}

message_reader::draft message_reader::begin(const asked_message& asked) const {
    draft made;
    made.message.command.region = region_;
    made.message.command.oin = asked.request.peer.oin;
    made.message.command.if_match = asked.if_match;
    made.message.correspondence.operation = asked.to.name;
    if (const auto found = finding_of_id(asked))
        made.findings.push_back(*found);
    else
        made.message.correspondence.signal_id = asked.id;
    if (asked.to.takes.empty() && !asked.request.body.empty())
        made.findings.push_back({errc::unknown_field, {}});
    return made;
}

void message_reader::read_act(const asked_message& asked, draft& made) const {
    reading_asked shown{{}, asked.if_none_match};
    switch (asked.to.what) {
    case operation::give_signal:
        return give(asked, made);
    case operation::withdraw_signal:
        return withdraw(asked, made);
    case operation::close_signal:
        return close(asked, made);
    case operation::move_child:
        return move(asked, made);
    case operation::update_match:
        return update(asked, made);
    case operation::inspect_child:
        return inspect(asked, made);
    case operation::list_matches:
        shown.page = read_page(asked.target, made.findings);
        made.message.command.act = domain::list_matches{asked.id, shown.page.page, shown.page.size};
        return carry(shown, made.message.correspondence);
    case operation::show_signal:
    case operation::show_document:
    case operation::explain_error:
        append(made.findings, findings_of_query(asked.target));
        made.message.command.act = domain::read_signal{asked.id};
        return carry(shown, made.message.correspondence);
    }
}

void message_reader::give(const asked_message& asked, draft& made) const {
    sdk::record body = read_body(signal_, asked, made.findings);
    if (!made.findings.empty()) return;
    body.add(field::signal_id, asked.id);
    domain::submit_signal submit;
    submit.content = sdk::signal_content_from(body);
    made.message.command.act = std::move(submit);
    made.message.command.reason = sdk::mutation_reason_from(body);
}

void message_reader::withdraw(const asked_message& asked, draft& made) const {
    const codec::document query = sdk::query_document(asked.target);
    const sdk::reading read = withdrawal_.read(query.root());
    append(made.findings, read.findings);
    made.message.command.act =
        domain::withdraw_signal{asked.id, sdk::withdrawal_reason_from(read.values)};
    made.message.command.reason = sdk::mutation_reason_from(read.values);
}

// Its body is optional.
void message_reader::close(const asked_message& asked, draft& made) const {
    sdk::record body;
    if (asked.request.body.empty())
        append(made.findings, findings_of_query(asked.target));
    else
        body = read_body(closing_, asked, made.findings);
    made.message.command.act = domain::close_signal{asked.id};
    made.message.command.reason = sdk::mutation_reason_from(body);
}

void message_reader::move(const asked_message& asked, draft& made) const {
    const sdk::record body = read_body(move_, asked, made.findings);
    if (!made.findings.empty()) return;
    made.message.command.act = domain::relocate_signal{
        asked.id,
        std::string(body.get(field::child_municipality)),
        domain::parse_day(body.get(field::move_date)).value(),
        {}};
    made.message.command.reason = sdk::mutation_reason_from(body);
}

void message_reader::update(const asked_message& asked, draft& made) const {
    append(made.findings, findings_of_query(asked.target));
    const auto body = codec::read_json(asked.request.body);
    const sdk::record values = read_body(match_, body, made.findings);
    if (!made.findings.empty()) return;
    domain::update_match update = sdk::match_update_from(values);
    update.match = domain::parse_uuid(asked.id).value();
    // A merge patch takes away what it sets to null (RFC 7396): then nobody leads.
    const codec::node lead = body->root().child(lead_member);
    if (lead && lead.kind() == codec::node_kind::null) update.lead = domain::case_lead{};
    made.message.command.act = std::move(update);
}

void message_reader::inspect(const asked_message& asked, draft& made) const {
    const sdk::record body = read_body(inspection_, asked, made.findings);
    if (!made.findings.empty()) return;
    made.message.command.act = domain::inspect_child{
        domain::bsn::parse(body.get(field::child_bsn)).value(),
        std::string(body.get(field::request_reference)),
        sdk::requester_from(body),
        std::string(body.get(field::request_municipality))};
}

const sdk::mapping& message_reader::mapping_of(operation what) const {
    switch (what) {
    case operation::withdraw_signal:
        return withdrawal_;
    case operation::close_signal:
        return closing_;
    case operation::move_child:
        return move_;
    case operation::update_match:
        return match_;
    case operation::inspect_child:
        return inspection_;
    default:
        return signal_;
    }
}

std::string message_reader::path_of(operation what, const std::string& canonical) const {
    if (canonical == domain::field::signal_id) return signal_id_path;
    if (canonical == domain::field::match_id) return match_id_path;
    return mapping_of(what).path_of(canonical);
}

} // namespace kruispunt::adapters::multisignaal
