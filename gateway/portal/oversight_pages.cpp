#include "gateway/portal/oversight_pages.hpp"

#include "gateway/portal/objection_pages.hpp"

#include <map>
#include <utility>
#include <vector>

namespace kruispunt::portal {

using namespace domain;
using ports::task;
using ports::traffic_state;

namespace {

using portal::shown;

constexpr std::size_t most_shown = 200;

json named(const ports::signal_name& signal) {
    return json{{"regio", signal.region}, {"signaalId", signal.reference}};
}

json shown(const ports::open_clash& clash) {
    json j{{"id", to_text(clash.id)}, {"sinds", to_rfc3339(clash.since)}};
    j["zijden"] = json::array({named(clash.sides[0]), named(clash.sides[1])});
    return j;
}

json shown(const ports::corrected_identity& corrected) {
    json j = named(corrected.signal);
    j["keer"] = corrected.times;
    return j;
}

json shown(const ports::untaken_match& match) {
    json j{{"matchId", to_text(match.id)}, {"ontstaanOp", to_rfc3339(match.made_at)}};
    j["herinnerd"] = match.reminded;
    j["zijden"] = json::array({named(match.sides[0]), named(match.sides[1])});
    return j;
}

template <class Item>
json all_of(const std::vector<Item>& items) {
    json all = json::array();
    for (const Item& one : items)
        all.push_back(shown(one));
    return all;
}

/// The named counters, read by a name and what stands behind its `/`s.
class counters {
public:
    explicit counters(const std::map<std::string, std::int64_t>& all) : all_(all) {}

    std::int64_t of(const std::string& name) const {
        const auto at = all_.find(name);
        return at == all_.end() ? 0 : at->second;
    }

    /// What stands one step below `name`, by its own name.
    std::map<std::string, std::int64_t> below(const std::string& name) const {
        std::map<std::string, std::int64_t> found;
        const std::string begin = name + "/";
        for (auto at = all_.lower_bound(begin); at != all_.end(); ++at) {
            if (!at->first.starts_with(begin)) break;
            const std::string rest = at->first.substr(begin.size());
            if (rest.find('/') == rest.npos) found.emplace(rest, at->second);
        }
        return found;
    }

private:
    const std::map<std::string, std::int64_t>& all_;
};

json without_bsn(const std::vector<ports::region_figures>& regions) {
    json all = json::object();
    for (const auto& region : regions)
        if (region.without_bsn > 0) all[region.region] = region.without_bsn;
    return all;
}

json in_shadow(const counters& counted, const std::vector<std::string>& regions) {
    json all{{"totaal", counted.of("notices_shadowed")}};
    for (const std::string& region : regions) {
        const auto kinds = counted.below("notices_shadowed/" + region);
        if (!kinds.empty()) all["aan"][region] = kinds;
    }
    return all;
}

json not_taken_up(const counters& counted) {
    json all{{"herinnerd", counted.of("matches_reminded")}};
    all["geescaleerd"] = counted.of("matches_escalated");
    all["naar"] = counted.below("matches_escalated");
    return all;
}

json notices(const ports::census& counted) {
    return json{
        {"afgeleverd", counted.notices_delivered},
        {"wachtend", counted.notices_queued},
        {"dood", counted.notices_dead},
        {"onderdrukt", counted.notices_suppressed},
        {"inSchaduw", counted.notices_shadowed}};
}

} // namespace

json oversight_pages::standing_still(const std::string& region) const {
    json all = json::array();
    for (const std::string& each : parts_.traffic.regions()) {
        if (!region.empty() && each != region) continue;
        const ports::region_traffic now = parts_.traffic.of(each);
        if (now.lane == traffic_state::halted) all.push_back({{"regio", each}, {"wat", "baan"}});
        if (now.feed == traffic_state::halted) all.push_back({{"regio", each}, {"wat", "stroom"}});
    }
    return all;
}

task<ports::http_response> oversight_pages::attention(call c) {
    const std::string region = c.query["regio"];
    const auto clashes = co_await parts_.oversight.clashes(region, most_shown);
    if (!clashes) co_return problem(clashes.error());
    const auto corrected = co_await parts_.oversight.corrected_identities(region, most_shown);
    if (!corrected) co_return problem(corrected.error());
    const auto untaken = co_await parts_.oversight.untaken(region, most_shown);
    if (!untaken) co_return problem(untaken.error());
    const auto objections = co_await parts_.oversight.objections(region, most_shown);
    if (!objections) co_return problem(objections.error());
    json all{{"bsnBotsingen", all_of(*clashes)}};
    all["identiteitscorrecties"] = all_of(*corrected);
    all["nietOpgepakt"] = all_of(*untaken);
    all["bezwaren"] = all_of(*objections);
    all["gestopt"] = standing_still(region);
    co_return answered(200, all);
}

task<ports::http_response> oversight_pages::untaken(call c) {
    const auto found = co_await parts_.oversight.untaken(c.query["regio"], most_shown);
    if (!found) co_return problem(found.error());
    co_return answered(200, json{{"nietOpgepakt", all_of(*found)}});
}

task<ports::http_response> oversight_pages::figures(call) {
    const auto census = co_await parts_.store.count();
    if (!census) co_return problem(census.error());
    const auto regions = co_await parts_.regions.figures();
    if (!regions) co_return problem(regions.error());
    const auto named = co_await parts_.oversight.counters();
    if (!named) co_return problem(named.error());
    const counters counted(*named);
    json all{{"signalen", census->signals}, {"openMatches", census->open_matches}};
    all["meldingen"] = notices(*census);
    all["zonder_bsn"] = without_bsn(*regions);
    all["ZONDER_BEREIK"] = counted.below("without_reach");
    all["INFORMATIEPLICHT"] = counted.below("uninformed");
    all["nietOpgepakt"] = not_taken_up(counted);
    all["schaduw"] = in_shadow(counted, parts_.traffic.regions());
    all["inzagen"] = census->inspections;
    all["verhuisdZonderIndex"] = census->moves_without_index;
    co_return answered(200, all);
}

} // namespace kruispunt::portal
