// Reads what happened in a federation, its history a line, and writes all that is answered of it to
// who may know no exact count: `GET /statistieken` of every stretch of months as JSON and as a
// sheet, asked anew after each month, `GET /mogelijke-matches`, the lanes with their circuits and
// the activity of `GET /stroom`. For suppression_test.py.
#include "gateway/domain/statistics/published_month.hpp"
#include "gateway/portal/activity_window.hpp"
#include "gateway/portal/live_snapshot.hpp"
#include "gateway/portal/statistics_pages.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/unit/statistics/said_tables.hpp"

#include <iostream>
#include <string>
#include <vector>

namespace {

using namespace kruispunt;
using namespace domain::statistics;
using namespace std::chrono_literals;
using portal::json;

membership who(const json& history) {
    membership all;
    all.matches_within_regions = history["withinRegions"].get<bool>();
    for (const json& each : history["regions"])
        all.regions.push_back(
            {each["name"].get<std::string>(),
             each["mayLeaveOutBsn"].get<bool>(),
             each["hangsOnNumber"].get<bool>()}
        );
    return all;
}

month_counts counts(const json& month) {
    month_counts counted;
    for (const json& each : month["regions"])
        counted.regions[each["name"].get<std::string>()] = {
            each["signals"].get<std::int64_t>(),
            each["uninformed"].get<std::int64_t>(),
            each["withoutBsn"].get<std::int64_t>()};
    for (const json& each : month["pairs"])
        counted.pairs[pair_of(each["one"].get<std::string>(), each["other"].get<std::string>())] = {
            each["matches"].get<delay_counts>(), each["withoutReach"].get<std::int64_t>()};
    return counted;
}

constexpr domain::instant beginning{std::chrono::hours{480'000}};

// A circuit that opened when a notice was tried in vain; at no second: it is closed.
ports::circuit circuit_of(const json& lane) {
    const std::chrono::seconds at{lane["openedAt"].get<std::int64_t>()};
    if (at == 0s) return {};
    return {ports::circuit::state::open, beginning + at, 1, beginning + at + 1s};
}

portal::member member_of(const json& lane) {
    portal::member one;
    one.standing.region = lane["region"].get<std::string>();
    const bool held = lane["held"].get<bool>();
    one.standing.mode = held ? domain::region_mode::maintenance : domain::region_mode::normal;
    one.traffic.lane = held ? ports::traffic_state::held : ports::traffic_state::runs;
    one.traffic.circuit = circuit_of(lane);
    one.figures.queued = lane["waiting"].get<std::int64_t>();
    return one;
}

json lanes_shown(const json& lanes) {
    portal::live_snapshot now;
    for (const json& lane : lanes) {
        now.roughly.push_back(member_of(lane));
        if (!lane["unreachable"].get<bool>()) continue;
        const std::string region = lane["region"].get<std::string>();
        const auto since = circuit_of(lane).since;
        now.alarms.push_back({ports::alarm_code::region_unreachable, region, {}, since});
    }
    return portal::shown(now, {"", true})["regios"];
}

// What is told at each midnight of the messages of the day before.
json activity_shown(const json& days) {
    domain::instant now{};
    portal::activity_window window(now);
    std::int64_t all = 0;
    json told = json::array();
    for (const json& day : days) {
        now += 24h;
        all += day.get<std::int64_t>();
        window.look(now, all);
        told.push_back(window.told());
    }
    return told;
}

/// Who asks, as the pages answer.
class reader {
public:
    void freeze_month(const json& history, const json& month) {
        const auto name = parse_month(month["month"].get<std::string>()).value();
        tables_.made[name] = freeze(name, who(history), counts(month));
    }

    /// The figures of the months from `first` to the newest.
    json ask(const std::string& first) { return json::parse(tables(first, {}).body); }

    std::string ask_for_sheet(const std::string& first) { return tables(first, "text/csv").body; }

    json ask_what_is_possible() {
        portal::call c;
        c.within.coarse = true;
        return json::parse(support::run_coroutine(pages_.possible(std::move(c))).body);
    }

private:
    ports::http_response tables(const std::string& first, std::string accept) {
        portal::call c;
        c.query["van"] = first;
        c.accept = std::move(accept);
        return support::run_coroutine(pages_.tables(std::move(c)));
    }

    domain::federation_policy policy_;
    portal::said_tables tables_;
    portal::said_figures figures_;
    portal::statistics_pages pages_{{tables_, figures_, policy_}};
};

json answers(const json& history) {
    json all;
    for (const char* each : {"statistieken", "sheets", "mogelijkeMatches", "lanes", "activity"})
        all[each] = json::array();
    reader asking;
    for (const json& month : history["months"]) {
        asking.freeze_month(history, month);
        for (const json& first : history["months"]) {
            if (first["month"] > month["month"]) break;
            all["statistieken"].push_back(asking.ask(first["month"].get<std::string>()));
            all["sheets"].push_back(asking.ask_for_sheet(first["month"].get<std::string>()));
        }
        all["mogelijkeMatches"].push_back(asking.ask_what_is_possible());
        all["lanes"].push_back(lanes_shown(month["lanes"]));
        all["activity"].push_back(activity_shown(month["messages"]));
    }
    return all;
}

} // namespace

int main() {
    std::ios::sync_with_stdio(false);
    std::string line;
    while (std::getline(std::cin, line))
        std::cout << answers(json::parse(line)) << '\n';
    return 0;
}
