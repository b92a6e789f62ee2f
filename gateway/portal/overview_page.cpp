#include "gateway/portal/overview_page.hpp"

#include "gateway/portal/alarm_commands.hpp"
#include "gateway/portal/alarm_page.hpp"
#include "gateway/portal/certificate_pages.hpp"
#include "gateway/portal/delivery_pages.hpp"
#include "gateway/portal/key_pages.hpp"

#include <algorithm>
#include <utility>

namespace kruispunt::portal {

using namespace domain;
using ports::alarm_code;
using ports::task;
using ports::traffic_state;

namespace {

constexpr int near_the_end = 60; // days

std::string_view condition(const std::vector<ports::standing_alarm>& standing) {
    const auto stands = [&standing](alarm_code code) {
        return std::any_of(standing.begin(), standing.end(), [code](const auto& each) {
            return each.code == code;
        });
    };
    if (stands(alarm_code::store_failed)) return "gestoord";
    return stands(alarm_code::disk_full) ? "schijf vol" : "gereed";
}

// With what its lane, or its mailbox, does. A mailbox begins as if its region had come just then.
json with_delivery(const member& one, instant start) {
    json j = shown(one);
    const instant came = one.traffic.box_seen_at;
    const bool has_box = came != instant{};
    j["kring"] = has_box ? json(nullptr) : shown(one.traffic.circuit);
    j["herhalingen"] = one.figures.attempts;
    j["postbus"] = nullptr;
    if (has_box) j["postbus"] = {{"laatstGezien", came > start ? moment(came) : json(nullptr)}};
    return j;
}

json shown(const ports::objection_sum& objections) {
    return json{{"open", objections.open}, {"teLaat", objections.overdue}};
}

} // namespace

json overview_page::of_gateway() const {
    json j{{"versie", parts_.self.version}, {"sinds", moment(parts_.self.since)}};
    j["toestand"] = condition(parts_.alarms.standing());
    j["sandbox"] = parts_.self.sandbox;
    j["klok"] = moment(parts_.clock.now());
    j["machineklok"] = moment(parts_.clock.machine_time());
    return j;
}

json overview_page::of_alarms(const scope& within) const {
    json all = json::array();
    for (const ports::standing_alarm& each : parts_.alarms.standing()) {
        if (!concerns(each, within)) continue;
        json j = shown(each);
        const std::string command = command_for(each);
        j["opdracht"] = command.empty() ? json(nullptr) : json(command);
        all.push_back(std::move(j));
    }
    return all;
}

json overview_page::of_certificates(const scope& within) const {
    json all = json::array();
    for (const ports::certificate_forecast& each : parts_.certificates.forecast())
        if (each.days <= near_the_end && concerns(each, within)) all.push_back(shown(each));
    return all;
}

task<result<std::vector<json>>> overview_page::of_feeds(std::vector<member> of) {
    std::vector<json> all;
    for (const member& one : of) {
        if (one.traffic.feed == traffic_state::none) continue;
        const auto mark = co_await parts_.store.feed_position(one.standing.region);
        if (!mark) co_return mark.error();
        json j{{"regio", one.standing.region}, {"stroom", word_of(one.traffic.feed)}};
        j["laatstGelezen"] = moment(one.traffic.feed_read_at);
        j["merk"] = *mark;
        all.push_back(std::move(j));
    }
    co_return all;
}

task<ports::http_response> overview_page::show(call c) {
    auto found = co_await read_members(parts_.regions, parts_.traffic);
    if (!found) co_return problem(found.error());
    std::erase_if(*found, [&c](const member& each) {
        return !c.within.covers(each.standing.region);
    });
    const auto feeds = co_await of_feeds(*found);
    if (!feeds) co_return problem(feeds.error());
    const auto sum = co_await parts_.outbox.sum();
    if (!sum) co_return problem(sum.error());
    const auto objections = co_await parts_.oversight.count_objections(c.within.only);
    if (!objections) co_return problem(objections.error());
    const auto keys = co_await parts_.keys.status();
    if (!keys) co_return problem(keys.error());
    json regions = json::array();
    for (const member& one : *found)
        regions.push_back(with_delivery(one, parts_.self.since));
    json all{{"gateway", of_gateway()}, {"regios", std::move(regions)}, {"stromen", *feeds}};
    const bool whole = c.within.only.empty(); // the sum and the keys are no region's
    all["som"] = whole ? shown(*sum) : json(nullptr);
    all["bezwaren"] = shown(*objections);
    all["certificaten"] = of_certificates(c.within);
    all["sleutels"] = whole ? shown(*keys) : json(nullptr);
    all["alarmen"] = of_alarms(c.within);
    co_return answered(200, all);
}

} // namespace kruispunt::portal
