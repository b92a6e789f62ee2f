#include "gateway/portal/members.hpp"

#include "gateway/portal/coarse.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace kruispunt::portal {

using namespace domain;
using ports::task;
using ports::traffic_state;

task<result<std::vector<member>>>
read_members(ports::region_store& store, const ports::traffic& traffic) {
    const auto standings = co_await store.standings();
    if (!standings) co_return standings.error();
    const auto figures = co_await store.figures();
    if (!figures) co_return figures.error();
    std::map<std::string, ports::region_standing, std::less<>> stands;
    for (const auto& s : *standings)
        stands.emplace(s.region, s);
    std::map<std::string, ports::region_figures, std::less<>> counted;
    for (const auto& f : *figures)
        counted.emplace(f.region, f);
    std::vector<member> all;
    for (const std::string& region : traffic.regions()) {
        member one{stands[region], traffic.of(region), counted[region]};
        one.standing.region = region;
        all.push_back(std::move(one));
    }
    co_return all;
}

bool takes_part(const ports::traffic& traffic, std::string_view region) {
    const auto all = traffic.regions();
    return std::find(all.begin(), all.end(), region) != all.end();
}

std::string_view word_of(traffic_state state) {
    switch (state) {
    case traffic_state::none:
        return "geen";
    case traffic_state::runs:
        return "loopt";
    case traffic_state::held:
        return "wacht";
    case traffic_state::halted:
        return "gestopt";
    }
    return {};
}

ports::http_response unknown_region() {
    return problem(
        404,
        "Onbekende regio",
        "deze regio neemt niet deel; GET /deelnemers (kruispunt region list) noemt ze"
    );
}

json shown(const member& one, bool coarse) {
    const auto& [standing, traffic, figures] = one;
    json j{{"regio", standing.region}, {"stand", wire_word(standing.mode)}};
    j["reden"] = standing.reason;
    j["door"] = standing.by;
    j["sinds"] = moment(standing.since);
    j["baan"] = word_of(traffic.lane);
    j["stroom"] = word_of(traffic.feed);
    const std::int64_t queued = coarse ? in_tens(figures.queued) : figures.queued;
    const bool shows_age = !coarse || queued > 0;
    const instant oldest = coarse ? to_the_hour(figures.oldest) : figures.oldest;
    j["wachtrij"] = queued;
    j["oudste"] = shows_age ? moment(oldest) : json(nullptr);
    j["dodeBrieven"] = coarse ? in_tens(figures.dead) : figures.dead;
    if (!coarse) j["nietVerteld"] = figures.untold;
    if (coarse) j["ongeveer"] = true;
    return j;
}

} // namespace kruispunt::portal
