#include "conformance/gateways/kernel/telling.hpp"

#include "conformance/gateways/behaviours.hpp"
#include "conformance/gateways/kernel/residence.hpp"
#include "conformance/text/ids.hpp"

namespace kruispunt::conformance::gateways::kernel {
namespace {

constexpr std::string_view sisa = "sisa";

const match_side& other_side(const open_match& match, std::size_t side) {
    return match.sides.at(1 - side);
}

/// Both children's numbers and names, and both signals' ids.
std::string background_of(const book& of, const open_match& match) {
    std::string all;
    for (const auto& side : match.sides) {
        const auto* const signal = of.find(side.of);
        if (signal == nullptr) continue;
        const auto& says = signal->says;
        for (const auto* const value : {&says.bsn, &says.given_names, &says.surname})
            if (*value) all += **value + ' ';
        all += says.birth_date.value_or(std::string()) + ' ' + side.of.id + ' ';
    }
    return all;
}

/// What the other side said of the match.
void add_said_of(counterparty& told, const match_side& said) {
    if (said.consent) told.consent = said.consent;
    told.coordinator = said.coordinator;
}

} // namespace

bool telling::presumes_consent(const held_signal& of) const {
    return broken_.behaves(
        of.says.informed == "niet" ? behaviours::presumes_consent_of_untold
                                   : behaviours::presumes_consent
    );
}

bool telling::hides(const match_side& said) const {
    const bool refused = said.consent == "geweigerd";
    return broken_.behaves(behaviours::hides_consent) ||
           (refused && broken_.behaves(behaviours::hides_refusal));
}

counterparty telling::disclosed(
    const held_signal& other, const match_side* said, const std::string& receiver
) const {
    counterparty told;
    told.region = other.key.region;
    told.instance = other.says.instance;
    if (broken_.behaves(behaviours::fills_phone_from_professional) && other.says.reporter)
        told.instance.phone = other.says.reporter->phone;
    if (broken_.behaves(behaviours::withholds_phone)) told.instance.phone.reset();
    if (broken_.behaves(behaviours::tells_who_the_child_is) && other.says.bsn)
        told.instance.name += " " + *other.says.bsn;
    if (receiver == sisa) return told;
    told.reporter = other.says.reporter;
    told.consent = std::string("niet_gevraagd");
    if (presumes_consent(other)) told.consent = std::string("gegeven");
    if (said != nullptr && !hides(*said)) add_said_of(told, *said);
    return told;
}

shown telling::shown_to(const open_match& match, std::size_t side) const {
    const auto& other = other_side(match, side);
    shown told;
    if (const auto* const signal = book_.find(other.of))
        told.other = disclosed(*signal, &other, match.sides.at(side).of.region);
    told.coordinated = coordination_of(book_, match);
    return told;
}

match_item telling::item(const open_match& match, std::size_t side) const {
    auto seen = shown_to(match, side);
    match_item made;
    made.match = match.id;
    made.kind = match.kind;
    const bool own = !broken_.behaves(behaviours::tells_other_signal);
    made.signal = match.sides.at(own ? side : 1 - side).of.id;
    made.made_at = match.made_at;
    made.other = std::move(seen.other);
    made.coordinated = std::move(seen.coordinated);
    return made;
}

views telling::all_shown() const {
    views all;
    for (const auto& [id, match] : book_.matches)
        for (std::size_t side = 0; side < match.sides.size(); ++side)
            all.emplace(std::pair(id, side), shown_to(match, side));
    return all;
}

bool telling::drops(const wire::header& traced) const {
    return broken_.behaves(
        traced.name == "traceparent" ? behaviours::drops_traceparent : behaviours::drops_transaction
    );
}

notice telling::fresh(notice_kind kind, const held_signal* about) const {
    notice made;
    made.id = text::new_uuid();
    made.kind = kind;
    made.made_at = clock_.now();
    if (about != nullptr) made.signal = about->key.id;
    for (const auto& each : trace_)
        if (!drops(each)) made.trace.push_back(each);
    return made;
}

void telling::post(const std::string& region, notice told) {
    if (quiet_ && !broken_.behaves(behaviours::tells_of_beheer)) return;
    out_.post(region, std::move(told));
}

void telling::made(const open_match& match) {
    for (std::size_t side = 0; side < match.sides.size(); ++side) {
        auto told = fresh(notice_kind::match_made, book_.find(match.sides.at(side).of));
        told.item = item(match, side);
        if (broken_.behaves(behaviours::tells_too_much))
            told.background = background_of(book_, match);
        if (side == 1 && broken_.behaves(behaviours::two_ids_for_a_match))
            told.item.match = text::new_uuid();
        post(match.sides.at(side).of.region, told);
        if (broken_.behaves(behaviours::tells_twice)) {
            told.id = text::new_uuid();
            post(match.sides.at(side).of.region, std::move(told));
        }
    }
}

void telling::changed_since(const views& before, bool leave_out_coordination) {
    if (broken_.behaves(behaviours::tells_no_change)) return;
    for (const auto& [where, was] : before) {
        const auto at = book_.matches.find(where.first);
        if (at == book_.matches.end()) continue;
        auto is = shown_to(at->second, where.second);
        if (leave_out_coordination) is.coordinated = was.coordinated;
        if (is == was && !broken_.behaves(behaviours::tells_every_correction)) continue;
        const auto& receiver = at->second.sides.at(where.second).of;
        auto told = fresh(notice_kind::match_changed, book_.find(receiver));
        told.item = item(at->second, where.second);
        post(receiver.region, std::move(told));
    }
}

void telling::ended(
    const open_match& match, std::size_t side, const std::string& reason, bool wrongful
) {
    const auto& receiver = match.sides.at(side).of;
    auto told = fresh(notice_kind::match_ended, nullptr);
    told.signal = receiver.id;
    told.item.match = match.id;
    told.item.signal = receiver.id;
    told.item.status = std::string("beeindigd");
    told.reason = reason;
    told.wrongful = wrongful;
    post(receiver.region, std::move(told));
}

void telling::clash(const held_signal& asked) {
    auto told = fresh(notice_kind::verify_identity, &asked);
    told.question = std::string("bsn_botsing");
    told.reference = told.id;
    post(asked.key.region, std::move(told));
}

void telling::history(const held_signal& to, const held_signal& earlier) {
    auto told = fresh(notice_kind::history, &to);
    told.other = disclosed(earlier, nullptr, to.key.region);
    post(to.key.region, std::move(told));
}

void telling::expiring(const held_signal& of) {
    auto told = fresh(notice_kind::signal_expiring, &of);
    told.date = of.active_until;
    post(of.key.region, std::move(told));
}

void telling::lapsed(const held_signal& of, const std::string& reason) {
    auto told = fresh(notice_kind::signal_lapsed, &of);
    told.date = of.active_until;
    told.reason = reason;
    post(of.key.region, std::move(told));
}

void telling::relocated(
    const held_signal& of, const coordination& where, std::vector<std::string> ids
) {
    auto told = fresh(notice_kind::relocated, &of);
    told.where = where;
    told.matches = std::move(ids);
    post(of.key.region, std::move(told));
}

void telling::relocation(
    const std::string& index,
    const coordination& where,
    const std::string& date,
    const std::vector<const held_signal*>& active
) {
    auto told = fresh(notice_kind::relocation, nullptr);
    told.reference = told.id;
    told.where = where;
    told.date = date;
    for (const auto* const each : active)
        if (each->key.region != index) told.others.push_back(disclosed(*each, nullptr, index));
    if (!told.others.empty()) post(index, std::move(told));
}

void telling::reminder(const open_match& match, std::size_t side) {
    const auto& receiver = match.sides.at(side).of;
    auto told = fresh(notice_kind::reminder, book_.find(receiver));
    told.item.match = match.id;
    told.item.signal = receiver.id;
    told.since = match.made_at;
    post(receiver.region, std::move(told));
}

} // namespace kruispunt::conformance::gateways::kernel
