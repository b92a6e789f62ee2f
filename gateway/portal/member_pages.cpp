#include "gateway/portal/member_pages.hpp"

#include "gateway/codec/text.hpp"
#include "gateway/portal/certificate_pages.hpp"
#include "gateway/portal/delivery_pages.hpp"
#include "gateway/portal/report_words.hpp"

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

result<admission_wish> opening_in(const call& c) {
    constexpr std::size_t most = 100;
    const auto read = body_of(c);
    if (!read) return read.error();
    portal::members body(*read);
    auto regions = body.texts("regios", most, codec::max_text);
    if (!regions) return regions.error();
    auto reason = body.reason();
    if (!reason) return reason.error();
    if (auto ok = body.nothing_else(); !ok) return ok.error();
    return admission_wish{std::move(*regions), member_state::admitted, std::move(*reason), c.by};
}

std::string_view title_of(obstacle::kind why) {
    switch (why) {
    case obstacle::kind::no_report:
        return "Geen aanvaard conformiteitsrapport";
    case obstacle::kind::report_amiss:
        return "Het conformiteitsrapport geldt niet";
    case obstacle::kind::was_admitted:
        return "Was al toegelaten";
    case obstacle::kind::holds_signals:
        return "Houdt nog signalen";
    }
    return {};
}

std::string next_step_for(const obstacle& found) {
    switch (found.why) {
    case obstacle::kind::no_report:
        return "er is geen aanvaard rapport voor het protocol van deze regio, met haar OIN: lever "
               "het in (kruispunt report hand-in, of de pagina Conformiteit)";
    case obstacle::kind::report_amiss:
        return found.amiss;
    case obstacle::kind::was_admitted:
        return "wie was toegelaten gaat niet terug naar de sandbox; schors haar";
    case obstacle::kind::holds_signals:
        return "wie toegelaten wordt brengt niets uit de sandbox mee: schors haar en wis wat zij "
               "daar gaf (kruispunt region suspend, dan kruispunt region clear)";
    }
    return {};
}

// The first is the problem; all of them stand in the list.
ports::http_response refused(const std::vector<obstacle>& found) {
    constexpr int conflict = 409;
    const obstacle& first = found.front();
    const std::string next = next_step_for(first);
    ports::http_response answer = problem(conflict, title_of(first.why), next);
    json body{
        {"type", "about:blank"},
        {"title", title_of(first.why)},
        {"status", conflict},
        {"detail", next}};
    json all = json::array();
    for (const obstacle& each : found)
        all.push_back(
            {{"regio", each.region},
             {"waarom", title_of(each.why)},
             {"volgendeStap", next_step_for(each)}}
        );
    body["belemmeringen"] = std::move(all);
    answer.body = body.dump(2) + "\n";
    return answer;
}

// The contract's words: a report with a warning kept every MUST, and not every SHOULD.
std::string_view level_of(const acceptance& says) {
    return says.verdict == "PASS" ? "SHOULD" : "MUST";
}

admitted_regions admitted_in(const admission::by_region& records) {
    admitted_regions all;
    for (const auto& [region, record] : records)
        if (record.what.admitted) all.insert(region);
    return all;
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

void member_pages::add_access(json& to, const std::string& region, const background& behind) const {
    const verified_report* const proof = report_book::proof_of(region, behind.reports);
    to["conformiteit"] = nullptr;
    if (proof)
        to["conformiteit"] = {
            {"rapport", to_text(proof->kept.id)},
            {"datum", to_text(amsterdam_day(proof->says->accepted_at))},
            {"niveau", level_of(*proof->says)},
            {"rollen", proof->says->roles},
            {"geldigTot", moment(proof->says->valid_until)},
            {"dagen", days_until(proof->says->valid_until, parts_.clock.machine_time())}};
    const auto record = behind.records.find(region);
    const bool decided = record != behind.records.end();
    to["toegang"] = wire_word(decided ? record->second.what.state : member_state::sandbox);
    to["toegangSinds"] = decided ? moment(record->second.since) : json(nullptr);
    to["toegangReden"] = decided ? json(record->second.reason) : json(nullptr);
    json with = json::array();
    for (const std::string& other : parts_.traffic.regions())
        if (other != region && domain::exchange(region, other, behind.admitted))
            with.push_back(other);
    to["wisseltUitMet"] = std::move(with);
}

// Null where it comes itself: nobody calls it.
json member_pages::circuit_of(const member& one, const background& behind, bool coarse) {
    const bool comes_itself = one.traffic.box_seen_at != instant{};
    if (comes_itself) return nullptr;
    if (coarse) return shown_roughly(one.standing.region, behind.alarms);
    return shown(one.traffic.circuit);
}

json member_pages::shown_whole(const member& one, const background& behind, bool coarse) const {
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
    j["kring"] = circuit_of(one, behind, coarse);
    add_access(j, region, behind);
    return j;
}

task<result<member_pages::background>> member_pages::read_background() {
    auto records = co_await parts_.access.records();
    if (!records) co_return records.error();
    auto reports = co_await parts_.reports.all();
    if (!reports) co_return reports.error();
    background made;
    made.records = std::move(*records);
    made.reports = std::move(*reports);
    made.admitted = admitted_in(made.records);
    made.alarms = parts_.alarms.standing();
    co_return made;
}

task<result<std::vector<member>>> member_pages::all_members(bool coarse) {
    auto found = co_await read_members(parts_.regions, parts_.traffic);
    if (found && coarse)
        *found = parts_.rough.of_the_hour(std::move(*found), parts_.clock.machine_time());
    co_return found;
}

// All that the caller may see, or of these only some.
task<result<member_pages::member_list>>
member_pages::rows(scope within, std::vector<std::string> only) {
    const auto found = co_await all_members(within.coarse);
    if (!found) co_return found.error();
    const auto known = co_await read_background();
    if (!known) co_return known.error();
    member_list all;
    for (const member& one : *found) {
        const std::string& region = one.standing.region;
        const bool asked =
            only.empty() || std::find(only.begin(), only.end(), region) != only.end();
        if (asked && within.covers(region))
            all.rows.push_back(shown_whole(one, *known, within.coarse));
    }
    co_return all;
}

task<ports::http_response> member_pages::list(call c) {
    std::vector<std::string> everyone;
    auto all = co_await rows(std::move(c.within), std::move(everyone));
    if (!all) co_return problem(all.error());
    co_return answered(200, json{{"deelnemers", std::move(all->rows)}});
}

task<ports::http_response> member_pages::admit(call c) {
    const std::string region = c.path.at(1);
    if (!takes_part(parts_.traffic, region)) co_return unknown_region();
    auto asked = wish_in(c);
    if (!asked) co_return problem(asked.error());
    admission_wish wanted{{region}, asked->state, std::move(asked->reason), std::move(c.by)};
    const auto amiss = co_await parts_.access.decide(std::move(wanted));
    if (!amiss) co_return problem(amiss.error());
    if (!amiss->empty()) co_return refused(*amiss);
    scope coarse;
    coarse.coarse = true;
    std::vector<std::string> only{region};
    const auto shown_now = co_await rows(std::move(coarse), std::move(only));
    if (!shown_now) co_return problem(shown_now.error());
    co_return answered(200, shown_now->rows.front());
}

task<ports::http_response> member_pages::admit_all(call c) {
    auto wanted = opening_in(c);
    if (!wanted) co_return problem(wanted.error());
    for (const std::string& region : wanted->regions)
        if (!takes_part(parts_.traffic, region)) co_return unknown_region();
    std::vector<std::string> only = wanted->regions;
    const auto amiss = co_await parts_.access.decide(std::move(*wanted));
    if (!amiss) co_return problem(amiss.error());
    if (!amiss->empty()) co_return refused(*amiss);
    scope coarse;
    coarse.coarse = true;
    auto all = co_await rows(std::move(coarse), std::move(only));
    if (!all) co_return problem(all.error());
    co_return answered(200, json{{"deelnemers", std::move(all->rows)}});
}

} // namespace kruispunt::portal
