#include "gateway/portal/connection_page.hpp"

#include "gateway/portal/connection_words.hpp"
#include "gateway/portal/members.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace kruispunt::portal {

using namespace domain;
using ports::connection_report;
using ports::link_fault;
using ports::task;

namespace {

bool passed(const ports::link_finding& finding) {
    return finding.reached && finding.fault == link_fault::none;
}

json shown(const ports::link_finding& finding) {
    const bool failed = finding.reached && finding.fault != link_fault::none;
    json j{{"stap", word_of(finding.step)}};
    j["uitkomst"] = failed ? "mislukt" : finding.reached ? "goed" : "niet bereikt";
    j["duurMs"] = finding.took.count();
    j["gevonden"] = finding.detail.empty() ? json(nullptr) : json(finding.detail);
    if (!failed) return j;
    const fault_words words = words_of(finding.fault);
    j["oorzaak"] = words.cause;
    j["kant"] = words.side;
    j["volgendeStap"] = words.step;
    return j;
}

json shown(const std::string& region, const connection_report& report) {
    json steps = json::array();
    for (const auto& finding : report.steps)
        steps.push_back(shown(finding));
    json j{{"regio", region}, {"adres", report.origin}};
    j["geslaagd"] = std::all_of(report.steps.begin(), report.steps.end(), passed);
    j["stappen"] = std::move(steps);
    j["postbus"] = nullptr;
    return j;
}

audit_entry deed(std::string region, std::string by) {
    audit_entry entry;
    entry.act = "connect";
    entry.region = std::move(region);
    entry.oin = std::move(by);
    entry.outcome = "ok";
    return entry;
}

} // namespace

task<ports::http_response> connection_page::test(call c) {
    const std::string region = c.path.at(1);
    if (const auto ok = nothing_in(c); !ok) co_return problem(ok.error());
    const auto regions = parts_.traffic.regions();
    if (std::find(regions.begin(), regions.end(), region) == regions.end())
        co_return unknown_region();
    const auto noted = co_await parts_.store.record(deed(region, std::move(c.by)));
    if (!noted) co_return problem(noted.error());
    const auto report = co_await parts_.desk.test(region);
    if (!report) co_return problem(report.error());
    switch (report->what) {
    case connection_report::state::done:
        co_return answered(200, shown(region, *report));
    case connection_report::state::no_callee:
        co_return co_await of_mailbox(region, c.within.coarse);
    case connection_report::state::under_way:
        co_return problem(409, "Er loopt al een test", "van deze regio; wacht tot hij klaar is");
    case connection_report::state::too_many:
        co_return problem(429, "Te veel tests tegelijk", "wacht tot er een klaar is");
    case connection_report::state::unknown:
        break;
    }
    co_return unknown_region();
}

task<ports::http_response> connection_page::of_mailbox(std::string region, bool coarse) {
    const auto figures = co_await parts_.store.figures();
    if (!figures) co_return problem(figures.error());
    std::int64_t queued = 0;
    for (const auto& each : *figures)
        if (each.region == region) queued = each.queued;
    json j{{"regio", region}, {"adres", nullptr}, {"geslaagd", nullptr}};
    j["stappen"] = json::array();
    j["postbus"] = {
        {"laatstGezien", moment(parts_.traffic.of(region).box_seen_at)},
        {"machineklok", moment(parts_.clock.machine_time())},
        {"wachtrij", coarse ? json(nullptr) : json(queued)}};
    co_return answered(200, j);
}

} // namespace kruispunt::portal
