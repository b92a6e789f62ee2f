#include "gateway/vault/epoch_sealing.hpp"

#include "gateway/domain/retention.hpp"
#include "gateway/vault/cipher.hpp"
#include "gateway/vault/pseudonyms.hpp"
#include "gateway/vault/sections.hpp"
#include "gateway/vault/wiped.hpp"

#include <algorithm>
#include <utility>

namespace kruispunt::vault {

namespace {

using namespace domain;

// Young people are under 23; the vault has no clock, so the range is wide on both sides.
constexpr int first_birth_year = 1980;
constexpr int last_birth_year = 2120;

// The signal that an act is about, where it names one.
struct signal_id_of {
    std::string_view operator()(const submit_signal& act) const { return act.content.id; }

    template <class Act>
    std::string_view operator()(const Act& act) const {
        if constexpr (requires { act.id; })
            return act.id;
        else
            return {};
    }
};

std::string_view view(const digest& d) {
    return {reinterpret_cast<const char*>(d.data()), d.size()};
}

bool leads_anew(const update_match& said) {
    return said.lead && !said.lead->name.empty();
}

error unreadable(const char* what) {
    return make_error(errc::value_invalid, {}, std::string("vault: ") + what + " is unreadable");
}

} // namespace

std::string binding(std::string_view kind, const digest& bound_to, std::int64_t data_key) {
    std::string text = "kruispunt/section/1 ";
    text += kind;
    text += ' ';
    text += std::to_string(data_key);
    text += ' ';
    text += view(bound_to);
    return text;
}

bool needs_key(const command& c) {
    const auto* said = std::get_if<update_match>(&c.act);
    return std::holds_alternative<submit_signal>(c.act) || (said && leads_anew(*said));
}

digest epoch_sealing::signal_key(const command& c) const {
    const std::string_view id = std::visit(signal_id_of{}, c.act);
    return id.empty() ? digest{} : vault::signal_key(keys_.names, c.region, id);
}

std::string epoch_sealing::reference(const command& c) {
    return std::string(std::visit(signal_id_of{}, c.act));
}

digest epoch_sealing::content_digest(
    std::string_view identity, std::string_view contact, day date, informed informed
) const {
    const char told = static_cast<char>('0' + static_cast<int>(informed));
    return digests(
    )("kruispunt/content/1", {identity, contact, to_text(date), std::string_view(&told, 1)});
}

digest epoch_sealing::content_of(const signal_content& signal) const {
    const wiped identity(identity_section(signal));
    const wiped contact(contact_section(signal));
    return content_digest(identity.text(), contact.text(), signal.date, signal.informed);
}

std::vector<parent_pseudonym> epoch_sealing::parents_of(const std::vector<bsn>& parents) const {
    std::vector<parent_pseudonym> found;
    for (const bsn& parent : parents)
        found.push_back(parent_pseudonym_of(digests(), parent));
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

sealed_signal epoch_sealing::signal(
    const signal_content& content, const digest& key, const data_key& with
) const {
    sealed_signal sealed;
    if (content.child.bsn) {
        sealed.child = pseudonym_of(digests(), *content.child.bsn);
        sealed.compared = comparands_of(digests(), *sealed.child, content.child);
    }
    sealed.parents = parents_of(content.parents);
    sealed.contact_seen = contact_parts_of(digests(), key, content.organisation, content.reporter);
    sealed.organisation_oin = content.organisation.oin;
    sealed.municipality = content.child.municipality;
    sealed.date = content.date;
    if (content.child.birth_date) sealed.january = january_of_age_limit(*content.child.birth_date);
    sealed.content = content_of(content);
    sealed.data_key = with.number;
    const wiped identity(identity_section(content));
    const wiped kept(kept_contact_section(content));
    sealed.identity =
        seal_bytes(with.key, identity.text(), binding(identity_kind, key, with.number));
    sealed.contact = seal_bytes(with.key, kept.text(), binding(contact_kind, key, with.number));
    return sealed;
}

sealed_submit
epoch_sealing::submit(const submit_signal& given, const digest& key, const data_key& with) const {
    sealed_submit sealed;
    sealed.reference = given.content.id;
    sealed.signal = signal(given.content, key, with);
    sealed.must_be_known = given.must_be_known;
    if (given.previous) sealed.previous = content_of(*given.previous);
    return sealed;
}

sealed_inspection epoch_sealing::inspection(const inspect_child& asked) const {
    sealed_inspection sealed;
    sealed.child = pseudonym_of(digests(), asked.child);
    sealed.reference = asked.reference;
    sealed.by = asked.by;
    sealed.municipality = asked.municipality;
    sealed.calendar = calendar_of(digests(), sealed.child, first_birth_year, last_birth_year);
    return sealed;
}

digest epoch_sealing::side_key(const uuid& match, std::string_view region) const {
    const std::string_view id(reinterpret_cast<const char*>(match.data()), match.size());
    return digests()("kruispunt/match-side/1", {id, region});
}

sealed_lead epoch_sealing::lead(
    const case_lead& who, const uuid& match, std::string_view region, const data_key& with
) const {
    const digest side = side_key(match, region);
    const wiped clear(lead_section(who));
    sealed_lead sealed;
    sealed.content = digests()("kruispunt/lead/1", {view(side), clear.text()});
    sealed.data_key = with.number;
    sealed.bytes = seal_bytes(with.key, clear.text(), binding(lead_kind, side, with.number));
    return sealed;
}

sealed_update epoch_sealing::update(
    const update_match& said, std::string_view region, const std::optional<data_key>& with
) const {
    sealed_update sealed{
        said.match, said.acknowledged, said.consent, said.family_informed, std::nullopt};
    if (!said.lead) return sealed;
    sealed.lead.emplace();
    if (leads_anew(said)) sealed.lead = lead(*said.lead, said.match, region, *with);
    return sealed;
}

sealed_replay epoch_sealing::replay(const std::string& region, const replay_guard& guard) const {
    sealed_replay sealed;
    sealed.key = keys_.names("kruispunt/message/1", {region, guard.key});
    sealed.content = keys_.names("kruispunt/message-content/1", {guard.content});
    sealed.kept_for = guard.kept_for;
    sealed.conflict = guard.conflict;
    return sealed;
}

struct epoch_sealing::acting {
    const epoch_sealing& under;
    const digest& key;
    std::string_view region;
    const std::optional<data_key>& with;

    sealed_act operator()(const submit_signal& act) const { return under.submit(act, key, *with); }

    sealed_act operator()(const update_match& act) const { return under.update(act, region, with); }

    sealed_act operator()(const inspect_child& act) const { return under.inspection(act); }

    sealed_act operator()(const close_signal&) const { return sealed_close{}; }

    sealed_act operator()(const withdraw_signal& act) const { return sealed_withdraw{act.reason}; }

    sealed_act operator()(const relocate_signal& act) const {
        return sealed_relocation{act.municipality, act.on};
    }

    sealed_act operator()(const read_signal&) const { return sealed_read{}; }

    sealed_act operator()(const list_matches& act) const {
        return sealed_listing{act.page, act.page_size};
    }

    sealed_act operator()(const enter_objection& act) const {
        return sealed_objection{act.by, act.municipality, !act.reference.empty()};
    }

    sealed_act operator()(const decide_objection& act) const {
        return sealed_objection_decision{act.objection, act.upheld};
    }

    sealed_act operator()(const refused_message& act) const { return act; }
};

sealed_act
epoch_sealing::act(const command& c, const digest& key, const std::optional<data_key>& with) const {
    return std::visit(acting{*this, key, c.region, with}, c.act);
}

// What was kept before it was kept who was told is compared with all that can have been said.
domain::result<ports::rekeyed_row> epoch_sealing::rekeyed(
    const ports::kept_row& row,
    const opened_row& clear,
    const data_key& with,
    const epoch_sealing& before
) const {
    const auto who = read_contact_section(clear.contact);
    if (!who) return unreadable("a contact section");
    ports::rekeyed_row made{row.number, row.data_key, {}, {}};
    made.key = vault::signal_key(keys_.names, row.region, row.reference);
    sealed_signal& sealed = made.signal;
    sealed.data_key = row.data_key;
    sealed.contact =
        seal_bytes(with.key, clear.contact, binding(contact_kind, made.key, with.number));
    if (clear.identity.empty()) return made;
    auto read = read_identity(clear.identity);
    if (!read) return unreadable("an identity section");
    read->child.comparable_given = clear.comparable_given;
    if (read->child.bsn) {
        sealed.child = pseudonym_of(digests(), *read->child.bsn);
        sealed.compared = comparands_of(digests(), *sealed.child, read->child);
    }
    sealed.parents = parents_of(read->parents);
    sealed.contact_seen = contact_parts_of(digests(), made.key, who->organisation, who->reporter);
    const wiped given(contact_as_given(clear.contact));
    for (int told = 0; told <= static_cast<int>(informed::nobody); ++told) {
        const auto said = static_cast<informed>(told);
        if (who->informed && *who->informed != said) continue;
        if (before.content_digest(clear.identity, given.text(), row.date, said) == row.content)
            sealed.content = content_digest(clear.identity, given.text(), row.date, said);
    }
    sealed.identity =
        seal_bytes(with.key, clear.identity, binding(identity_kind, made.key, with.number));
    return made;
}

} // namespace kruispunt::vault
