#include "gateway/federation/update_match.hpp"

#include "gateway/domain/validator.hpp"
#include "gateway/federation/matching.hpp"
#include "gateway/federation/pairs.hpp"
#include "gateway/federation/telling.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace kruispunt::federation {

namespace {

using namespace domain;

std::string_view octets(const short_digest& d) {
    return {reinterpret_cast<const char*>(d.data()), d.size()};
}

void add(const follow_up& said, validator& to) {
    to.add(said.acknowledged).add(static_cast<int>(said.consent)).add(said.family_informed);
    to.add(said.lead ? said.lead->content : digest{});
}

// Only what the near side may see: what it may not must not show in the tag either.
void add_seen(const match_fact& match, const region_policy& near, validator& to) {
    const contact_parts none{};
    const contact_parts& parts = match.other.contact_seen ? *match.other.contact_seen : none;
    for (std::size_t i = 0; i < contact_part_count; ++i)
        if (near.learns(static_cast<disclosed_field>(i))) to.add(octets(parts.at(i)));
    follow_up seen;
    if (near.learns(disclosed_field::consent)) seen.consent = match.other_said.consent;
    if (near.learns(disclosed_field::coordinator)) seen.lead = match.other_said.lead;
    add(seen, to);
}

follow_up after(const follow_up& before, const sealed_update& said) {
    follow_up now = before;
    now.acknowledged = said.acknowledged.value_or(before.acknowledged);
    now.consent = said.consent.value_or(before.consent);
    now.family_informed = said.family_informed.value_or(before.family_informed);
    if (!said.lead) return now;
    if (said.lead->data_key == 0)
        now.lead.reset();
    else if (before.lead != said.lead) // the same again stays under its key
        now.lead = said.lead;
    return now;
}

// What the notice of this match would say, were it sent to the near side now.
notice said_of(const facts& known, const std::string& municipality) {
    const match_fact& match = *known.match;
    notice n;
    n.kind = notice_kind::match_made;
    n.region = known.own->region;
    n.reference = known.own->reference;
    n.about = known.own->number;
    n.other = match.other.number;
    n.other_region = match.other.region;
    n.match = match.match.id;
    n.kind_of_match = match.match.kind;
    n.made_at = match.match.made_at;
    n.municipality = municipality;
    return n;
}

outcome shown(const facts& known, const circumstances& at, outcome::effect what) {
    const std::string municipality = coordination_for(*known.own, *known.own, known);
    outcome told;
    told.what = what;
    told.reference = known.own->reference;
    told.state = known.own->state;
    told.expires_on = known.own->expires_on;
    told.match_total = 1;
    told.tag = tag_of(*known.match, *known.own, municipality, at.policy.of(known.own->region));
    told.matches.push_back(
        {said_of(known, municipality), known.match->contact, known.match->other_said}
    );
    return told;
}

// A match of which a side is past its day has ended, though nobody was told yet; one with a frozen
// side is shown to nobody (BEH-10).
bool stands(const facts& known, const circumstances& at) {
    const day today = amsterdam_day(at.now);
    return known.match && known.own && takes_part(*known.own, today) &&
           takes_part(known.match->other, today);
}

result<void>
as_expected(const sealed_command& command, const facts& known, const circumstances& at) {
    if (!command.if_match) return {};
    const auto& tags = *command.if_match;
    const auto named = [&tags](std::string_view tag) {
        return std::find(tags.begin(), tags.end(), tag) != tags.end();
    };
    if (stands(known, at) && (named("*") || named(shown(known, at, outcome::effect::read).tag)))
        return {};
    return make_error(errc::reference_conflict, field::precondition);
}

decision decide_any(const sealed_command& command, const facts& known, const circumstances& at) {
    if (auto ok = as_expected(command, known, at); !ok) return {ok.error(), {}};
    if (!stands(known, at)) return {make_error(errc::signal_unknown, field::match_id), {}};
    const follow_up before = known.match->said;
    facts now = known;
    now.match->said = after(before, std::get<sealed_update>(command.act));
    if (now.match->said == before) return {shown(known, at, outcome::effect::unchanged), {}};
    decision decided{shown(now, at, outcome::effect::corrected), {}};
    const stored_signal& other = known.match->other;
    decided.effects.follow_up = follow_up_write{
        known.match->match.number,
        known.own->number,
        now.match->said,
        now.match->said.lead.has_value() && now.match->said.lead != before.lead};
    teller tell(command, at, decided.effects);
    if (sees_change(at.policy.of(other.region), before, now.match->said))
        tell.changed(
            known.match->match,
            side_of(*known.own),
            {side_of(other), coordination_for(other, *known.own, known)}
        );
    return decided;
}

needs facts_of(const sealed_command& command) {
    needs asked;
    asked.match = match_of_region{std::get<sealed_update>(command.act).match, command.region};
    return asked;
}

decision decide(const sealed_command& command, const facts& known, const circumstances& at) {
    return recorded("update-match", command, at, decide_any(command, known, at));
}

} // namespace

std::string tag_of(
    const match_fact& match,
    const stored_signal& own,
    const std::string& municipality,
    const region_policy& near
) {
    validator tag;
    tag.add(match.match.id).add(static_cast<int>(match.match.kind)).add(own.number);
    tag.add(match.match.made_at.time_since_epoch().count()).add(municipality);
    add(match.said, tag);
    add_seen(match, near, tag);
    return tag.text();
}

const use_case update{facts_of, decide};

} // namespace kruispunt::federation
