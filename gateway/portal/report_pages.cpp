#include "gateway/portal/report_pages.hpp"

#include "gateway/portal/report_words.hpp"

#include <algorithm>
#include <utility>

namespace kruispunt::portal {

using namespace domain;
using ports::task;

namespace {

constexpr char no_keys[] =
    "rapporten kunnen nog niet worden ingeleverd: bij deze gateway is geen sleutel van de "
    "coördinatie ingesteld ([conformance] body_keys); tot dan neemt elke regio deel in de sandbox";

json whole(const verified_report& report, instant now) {
    json all = shown(report, now);
    all["stappen"] = steps_of(report);
    json examined = json::array();
    if (report.says)
        for (const std::string& step : report.says->steps)
            examined.push_back({{"stap", step}, {"uitkomst", "goed"}});
    all["onderzoek"] = std::move(examined);
    return all;
}

// With the steps, so that whoever handed it in sees how far it held.
ports::http_response refused(const verified_report& report) {
    constexpr int unprocessable = 422;
    json body{
        {"type", "about:blank"},
        {"title", "Rapport niet aanvaard"},
        {"status", unprocessable},
        {"detail", why_refused(report)},
        {"code", wire_code(errc::value_invalid)},
        {"veld", failed_step_of(report)}};
    body["stappen"] = steps_of(report);
    ports::http_response answer = problem(unprocessable, "Rapport niet aanvaard", "-");
    answer.body = body.dump(2) + "\n";
    return answer;
}

ports::http_response no_such_report() {
    return problem(404, "Onbekend rapport", "GET /conformiteitsrapporten noemt welke er zijn");
}

bool may_see(const scope& within, const ports::kept_report& kept) {
    return within.covers(kept.region) && within.covers_of(kept.by);
}

} // namespace

task<ports::http_response> report_pages::list(call c) {
    const bool able = book_.can_verify();
    json rows = json::array();
    if (able) {
        const auto found = co_await book_.all();
        if (!found) co_return problem(found.error());
        for (const verified_report& each : *found)
            if (may_see(c.within, each.kept)) rows.push_back(shown(each, clock_.machine_time()));
    }
    co_return answered(
        200,
        json{{"rapporten", std::move(rows)}, {"toelichting", able ? json(nullptr) : json(no_keys)}}
    );
}

task<ports::http_response> report_pages::hand_in(call c) {
    if (!book_.can_verify()) co_return problem(501, "Nog niet mogelijk", no_keys);
    verified_report given = book_.verified(std::move(c.body), std::move(c.by));
    const bool foreign = !given.judged.region.empty() && !c.within.covers(given.judged.region);
    if (foreign) co_return of_another_region("oin");
    if (!given.judged.holds()) co_return refused(given);
    const json answer = whole(given, clock_.machine_time());
    const auto kept = co_await book_.keep(std::move(given));
    if (!kept) co_return problem(kept.error());
    if (*kept == ports::report_kept::full)
        co_return problem(
            409,
            "Te veel rapporten",
            "er zijn er 200 die alle gelden; meer kan deze gateway niet bewaren"
        );
    co_return answered(*kept == ports::report_kept::kept ? 201 : 200, answer);
}

task<ports::http_response> report_pages::show(call c) {
    const auto id = parse_uuid(c.path.at(1));
    if (!id || !book_.can_verify()) co_return no_such_report();
    const auto found = co_await book_.all();
    if (!found) co_return problem(found.error());
    const auto at = std::find_if(found->begin(), found->end(), [&id](const verified_report& each) {
        return each.kept.id == *id;
    });
    if (at == found->end() || !may_see(c.within, at->kept)) co_return no_such_report();
    co_return answered(200, whole(*at, clock_.machine_time()));
}

} // namespace kruispunt::portal
