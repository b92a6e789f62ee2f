#include "gateway/portal/oversight_pages.hpp"

#include "gateway/portal/objection_pages.hpp"
#include "gateway/portal/page_query.hpp"

#include <algorithm>
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

/// A page of a list, as it is told.
struct listed {
    json items;
    json next; ///< its `volgende`
};

template <class Item, auto Ask>
task<result<listed>>
page_of(ports::oversight_store& from, ports::oversight_page page, scope within) {
    const std::size_t limit = page.limit;
    const auto found = co_await (from.*Ask)(std::move(page));
    if (!found) co_return found.error();
    co_return listed{all_of(*found, within), next_of(*found, limit, &Item::place)};
}

constexpr auto untaken_page = page_of<ports::untaken_match, &ports::oversight_store::untaken>;

/// A list of what needs an eye, by its name on the wire.
struct list_of_attention {
    std::string_view name;
    task<result<listed>> (*read)(ports::oversight_store&, ports::oversight_page, scope);
};

constexpr std::array lists_of_attention{
    list_of_attention{"bsnBotsingen", page_of<ports::open_clash, &ports::oversight_store::clashes>},
    list_of_attention{
        "identiteitscorrecties",
        page_of<ports::corrected_identity, &ports::oversight_store::corrected_identities>},
    list_of_attention{"nietOpgepakt", untaken_page},
    list_of_attention{
        "bezwaren", page_of<ports::open_objection, &ports::oversight_store::objections>}};

result<ports::oversight_page> oversight_page_in(call& c) {
    const auto page = page_in(c);
    if (!page) return page.error();
    return ports::oversight_page{c.query["regio"], page->limit, page->after};
}

// Each list has places of its own, so that only one of them can be gone on with.
result<std::string> list_in(call& c) {
    const std::string name = c.query["lijst"];
    if (name.empty() && c.query.contains("na")) return make_error(errc::mandatory_field, "lijst");
    const bool known = std::any_of(
        lists_of_attention.begin(),
        lists_of_attention.end(),
        [&name](const list_of_attention& each) { return each.name == name; }
    );
    if (!name.empty() && !known) return make_error(errc::value_invalid, "lijst");
    return name;
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
    const auto page = oversight_page_in(c);
    if (!page) co_return problem(page.error());
    const auto only = list_in(c);
    if (!only) co_return problem(only.error());
    json all = json::object();
    json next = json::object();
    for (const list_of_attention& each : lists_of_attention) {
        if (!only->empty() && *only != each.name) continue;
        auto found = co_await each.read(parts_.oversight, *page, c.within);
        if (!found) co_return problem(found.error());
        all[std::string(each.name)] = std::move(found->items);
        next[std::string(each.name)] = std::move(found->next);
    }
    if (only->empty()) all["gestopt"] = standing_still(page->region);
    all["volgende"] = std::move(next);
    co_return answered(200, all);
}

task<ports::http_response> oversight_pages::untaken(call c) {
    const auto page = oversight_page_in(c);
    if (!page) co_return problem(page.error());
    auto found = co_await untaken_page(parts_.oversight, *page, c.within);
    if (!found) co_return problem(found.error());
    json body{{"nietOpgepakt", std::move(found->items)}};
    body["volgende"] = std::move(found->next);
    co_return answered(200, body);
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
