#include "gateway/portal/oversight_pages.hpp"

#include "gateway/portal/objection_pages.hpp"

#include <array>
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

// A region's own name of a signal is for that region alone.
json named(const ports::signal_name& signal, const scope& within) {
    json j{{"regio", signal.region}, {"signaalId", nullptr}};
    if (within.covers(signal.region)) j["signaalId"] = signal.reference;
    return j;
}

json both(const std::array<ports::signal_name, 2>& sides, const scope& within) {
    return json::array({named(sides[0], within), named(sides[1], within)});
}

json shown(const ports::open_clash& clash, const scope& within) {
    json j{{"id", to_text(clash.id)}, {"sinds", to_rfc3339(clash.since)}};
    j["zijden"] = both(clash.sides, within);
    return j;
}

json shown(const ports::corrected_identity& corrected, const scope& within) {
    json j = named(corrected.signal, within);
    j["keer"] = corrected.times;
    return j;
}

json shown(const ports::untaken_match& match, const scope& within) {
    json j{{"matchId", to_text(match.id)}, {"ontstaanOp", to_rfc3339(match.made_at)}};
    j["herinnerd"] = match.reminded;
    j["zijden"] = both(match.sides, within);
    return j;
}

json shown(const ports::open_objection& objection, const scope&) {
    return shown(objection);
}

template <class Item>
json all_of(const std::vector<Item>& items, const scope& within) {
    json all = json::array();
    for (const Item& one : items)
        all.push_back(shown(one, within));
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

using by_region = std::map<std::string, std::int64_t>;

by_region seen(by_region counted, const scope& within) {
    std::erase_if(counted, [&within](const auto& one) { return !within.covers(one.first); });
    return counted;
}

json without_bsn(const std::vector<ports::region_figures>& regions, const scope& within) {
    json all = json::object();
    for (const auto& region : regions)
        if (region.without_bsn > 0 && within.covers(region.region))
            all[region.region] = region.without_bsn;
    return all;
}

json in_shadow(
    const counters& counted, const std::vector<std::string>& regions, const scope& within
) {
    json all = json::object();
    if (within.only.empty()) all["totaal"] = counted.of("notices_shadowed");
    for (const std::string& region : regions) {
        if (!within.covers(region)) continue;
        const auto kinds = counted.below("notices_shadowed/" + region);
        if (!kinds.empty()) all["aan"][region] = kinds;
    }
    return all;
}

json not_taken_up(const counters& counted, const scope& within) {
    json all = json::object();
    if (within.only.empty()) {
        all["herinnerd"] = counted.of("matches_reminded");
        all["geescaleerd"] = counted.of("matches_escalated");
    }
    all["naar"] = seen(counted.below("matches_escalated"), within);
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
    json all{{"bsnBotsingen", all_of(*clashes, c.within)}};
    all["identiteitscorrecties"] = all_of(*corrected, c.within);
    all["nietOpgepakt"] = all_of(*untaken, c.within);
    all["bezwaren"] = all_of(*objections, c.within);
    all["gestopt"] = standing_still(region);
    co_return answered(200, all);
}

task<ports::http_response> oversight_pages::untaken(call c) {
    const auto found = co_await parts_.oversight.untaken(c.query["regio"], most_shown);
    if (!found) co_return problem(found.error());
    co_return answered(200, json{{"nietOpgepakt", all_of(*found, c.within)}});
}

// Sums over the federation are nothing of one region's.
task<ports::http_response> oversight_pages::figures(call c) {
    const auto census = co_await parts_.store.count();
    if (!census) co_return problem(census.error());
    const auto regions = co_await parts_.regions.figures();
    if (!regions) co_return problem(regions.error());
    const auto named = co_await parts_.oversight.counters();
    if (!named) co_return problem(named.error());
    const counters counted(*named);
    const scope& within = c.within;
    json all = json::object();
    if (within.only.empty()) {
        all["signalen"] = census->signals;
        all["openMatches"] = census->open_matches;
        all["meldingen"] = notices(*census);
        all["inzagen"] = census->inspections;
        all["verhuisdZonderIndex"] = census->moves_without_index;
    }
    all["zonder_bsn"] = without_bsn(*regions, within);
    all["ZONDER_BEREIK"] = seen(counted.below("without_reach"), within);
    all["INFORMATIEPLICHT"] = seen(counted.below("uninformed"), within);
    all["nietOpgepakt"] = not_taken_up(counted, within);
    all["schaduw"] = in_shadow(counted, parts_.traffic.regions(), within);
    co_return answered(200, all);
}

} // namespace kruispunt::portal
