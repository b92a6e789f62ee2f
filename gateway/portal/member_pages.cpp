#include "gateway/portal/member_pages.hpp"

#include "gateway/codec/text.hpp"
#include "gateway/portal/certificate_pages.hpp"
#include "gateway/portal/delivery_pages.hpp"

#include <algorithm>
#include <utility>

namespace kruispunt::portal {

using namespace domain;
using ports::task;

namespace {

json text_or_null(const std::string& text) {
    return text.empty() ? json(nullptr) : json(text);
}

struct wish {
    member_state state = member_state::sandbox;
    std::string reason;
};

result<wish> wish_in(const call& c) {
    const auto read = body_of(c);
    if (!read) return read.error();
    portal::members body(*read);
    const auto word = body.text("toegang", codec::max_text);
    if (!word) return word.error();
    const auto state = member_state_of(*word);
    if (!state) return make_error(errc::value_invalid, "toegang");
    auto reason = body.reason();
    if (!reason) return reason.error();
    if (auto ok = body.nothing_else(); !ok) return ok.error();
    return wish{*state, std::move(*reason)};
}

ports::http_response with_signals() {
    return problem(
        409,
        "Houdt nog signalen",
        "wie toegelaten wordt brengt niets uit de sandbox mee: laat haar signalen eerst eindigen"
    );
}

ports::http_response refused(membership_fault fault) {
    if (fault == membership_fault::no_report)
        return problem(
            409,
            "Geen aanvaard conformiteitsrapport",
            "toelating vraagt een aanvaard rapport voor het protocol van deze regio; rapporten "
            "kunnen nog niet worden ingeleverd (GET /conformiteitsrapporten)"
        );
    return problem(
        409, "Was al toegelaten", "wie was toegelaten gaat niet terug naar de sandbox; schors haar"
    );
}

} // namespace

const member_facts* member_pages::facts_of(std::string_view region) const {
    const auto& all = parts_.facts;
    const auto at = std::find_if(all.begin(), all.end(), [region](const auto& each) {
        return each.region == region;
    });
    return at == all.end() ? nullptr : &*at;
}

json member_pages::of_certificates(const std::string& region) const {
    json all = json::array();
    for (const ports::certificate_forecast& row : parts_.certificates.forecast()) {
        if (row.what.party != region) continue;
        const json whole = shown(row);
        all.push_back(
            {{"gebruik", whole["gebruik"]},
             {"geldigTot", whole["geldigTot"]},
             {"dagen", whole["dagen"]}}
        );
    }
    return all;
}

json member_pages::shown_whole(const member& one, const by_region& records, bool coarse) const {
    const std::string& region = one.standing.region;
    json j = shown(one, coarse);
    const member_facts* const known = facts_of(region);
    const member_facts& facts = known ? *known : member_facts();
    j["naam"] = facts.name.empty() ? region : facts.name;
    j["provincies"] = facts.provinces;
    j["oin"] = text_or_null(facts.oin);
    j["protocol"] = text_or_null(facts.protocol);
    j["protocolversie"] = text_or_null(facts.protocol_version);
    j["host"] = text_or_null(facts.host);
    j["certificaten"] = of_certificates(region);
    const bool comes_itself = one.traffic.box_seen_at != instant{};
    j["kring"] = comes_itself ? json(nullptr) : shown(one.traffic.circuit, coarse);
    j["conformiteit"] = nullptr; // none can be handed in yet (BEH-13)
    const auto record = records.find(region);
    const bool decided = record != records.end();
    j["toegang"] = wire_word(decided ? record->second.what.state : member_state::sandbox);
    j["toegangSinds"] = decided ? moment(record->second.since) : json(nullptr);
    j["toegangReden"] = decided ? json(record->second.reason) : json(nullptr);
    return j;
}

task<result<member_pages::by_region>> member_pages::records() {
    auto found = co_await parts_.members.memberships();
    if (!found) co_return found.error();
    by_region all;
    for (ports::member_record& each : *found) {
        const std::string region = each.region;
        all.emplace(region, std::move(each));
    }
    co_return all;
}

task<result<std::vector<member>>> member_pages::all_members(bool coarse) {
    auto found = co_await read_members(parts_.regions, parts_.traffic);
    if (found && coarse)
        *found = parts_.rough.of_the_hour(std::move(*found), parts_.clock.machine_time());
    co_return found;
}

task<ports::http_response> member_pages::list(call c) {
    const auto found = co_await all_members(c.within.coarse);
    if (!found) co_return problem(found.error());
    const auto records_found = co_await records();
    if (!records_found) co_return problem(records_found.error());
    json all = json::array();
    for (const member& one : *found)
        if (c.within.covers(one.standing.region))
            all.push_back(shown_whole(one, *records_found, c.within.coarse));
    co_return answered(200, json{{"deelnemers", std::move(all)}});
}

task<ports::http_response> member_pages::show(std::string region) {
    const auto found = co_await all_members(true);
    if (!found) co_return problem(found.error());
    const auto records_found = co_await records();
    if (!records_found) co_return problem(records_found.error());
    for (const member& one : *found)
        if (one.standing.region == region)
            co_return answered(200, shown_whole(one, *records_found, true));
    co_return unknown_region();
}

// Suspended it is before the store knows, so that nothing is taken behind the answer, and then as
// the store has it, whoever was last.
task<ports::http_response> member_pages::admit(call c) {
    const std::string region = c.path.at(1);
    const auto regions = parts_.traffic.regions();
    if (std::find(regions.begin(), regions.end(), region) == regions.end())
        co_return unknown_region();
    auto asked = wish_in(c);
    if (!asked) co_return problem(asked.error());
    const auto before = co_await records();
    if (!before) co_return problem(before.error());
    const auto at = before->find(region);
    const membership now = at == before->end() ? membership() : at->second.what;
    const auto fault = may_become(now, asked->state, false); // no report is ever accepted yet
    if (fault != membership_fault::none) co_return refused(fault);
    const membership next = become(now, asked->state);
    if (next.state == member_state::suspended) parts_.traffic.suspend(region, true);
    ports::member_record record{
        region, next, std::move(asked->reason), std::move(c.by), parts_.clock.machine_time()};
    const auto kept = co_await parts_.members.decide(std::move(record));
    const auto after = co_await records();
    if (after) {
        const auto found = after->find(region);
        const bool known = found != after->end();
        parts_.traffic.suspend(
            region, known && found->second.what.state == member_state::suspended
        );
    }
    if (!kept && kept.error().code == errc::reference_conflict) co_return with_signals();
    if (!kept) co_return problem(kept.error());
    parts_.journal.note(
        ports::severity::warning, region, "it is now " + std::string(wire_word(next.state))
    );
    co_return co_await show(region);
}

} // namespace kruispunt::portal
