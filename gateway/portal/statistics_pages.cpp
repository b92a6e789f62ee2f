#include "gateway/portal/statistics_pages.hpp"

#include "gateway/domain/statistics/month_csv.hpp"
#include "gateway/portal/statistics_form.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace kruispunt::portal {

using namespace domain::statistics;
using domain::errc;
using domain::make_error;
using domain::result;
using ports::month_span;
using ports::task;

namespace {

constexpr std::chrono::months shown_unasked{12};
constexpr std::chrono::months most_shown{120};

using query = std::map<std::string, std::string, std::less<>>;

// A month of the question, `otherwise` where it is not named.
result<calendar_month> month_in(const query& asked, const char* name, calendar_month otherwise) {
    const auto at = asked.find(name);
    if (at == asked.end()) return otherwise;
    const auto month = parse_month(at->second);
    if (!month) return make_error(errc::date_invalid, name);
    return *month;
}

result<month_span> span_in(const query& asked, const month_span& there) {
    const auto last = month_in(asked, "tot", there.last);
    if (!last) return last.error();
    const auto year_before =
        std::max(there.first, *last - (shown_unasked - std::chrono::months(1)));
    const auto first = month_in(asked, "van", std::min(year_before, *last));
    if (!first) return first.error();
    if (*first < there.first || there.last < *first) return make_error(errc::date_invalid, "van");
    if (*last < *first || there.last < *last) return make_error(errc::date_invalid, "tot");
    if (*last - *first >= most_shown) return make_error(errc::date_invalid, "van");
    return month_span{*first, *last};
}

// Which end of the question has no table, though it lies among those that have; null: none. After a
// restore some months have none.
const char* without_table(
    const query& asked, const month_span& span, const std::vector<published_month>& months
) {
    const bool none = months.empty();
    if (none || (asked.contains("van") && months.front().month != span.first)) return "van";
    if (asked.contains("tot") && months.back().month != span.last) return "tot";
    return nullptr;
}

std::string what_there_is(const month_span& there) {
    return "er zijn tabellen van " + to_text(there.first) + " tot en met " + to_text(there.last) +
           ", zonder die tussen een reservekopie en haar terugzetting; een vraag gaat over ten "
           "hoogste " +
           std::to_string(most_shown.count()) + " maanden";
}

// Where no month is over yet since counting began.
ports::http_response nothing_yet(const query& asked) {
    for (const char* name : {"van", "tot"})
        if (asked.contains(name))
            return problem(
                make_error(errc::date_invalid, name),
                "er is nog geen tabel: de eerste komt na de eerste hele maand die geteld is"
            );
    return answered(
        200,
        json{
            {"van", nullptr},
            {"tot", nullptr},
            {"tabellen", nullptr},
            {"maanden", json::array()},
            {"som", statistics_form(figures())}}
    );
}

json span_form(const month_span& of) {
    return json{{"van", to_text(of.first)}, {"tot", to_text(of.last)}};
}

json form_of(
    const month_span& asked, const month_span& there, const std::vector<published_month>& months
) {
    json all = span_form(asked);
    all["tabellen"] = span_form(there);
    all["maanden"] = json::array();
    for (const published_month& month : months)
        all["maanden"].push_back(statistics_form(month));
    all["som"] = statistics_form(sum_over(months));
    return all;
}

ports::http_response sheet_of(const month_span& asked, const std::vector<published_month>& months) {
    auto response = answered_as("text/csv; charset=utf-8; header=present", to_csv(months));
    response.fields.add(
        "Content-Disposition",
        "attachment; filename=\"statistieken_" + to_text(asked.first) + "_" + to_text(asked.last) +
            ".csv\""
    );
    return response;
}

bool wants_sheet(const call& c) {
    return c.accept.find("text/csv") != c.accept.npos;
}

} // namespace

task<ports::http_response> statistics_pages::tables(call c) {
    const auto there = co_await parts_.statistics.frozen();
    if (!there) co_return problem(there.error());
    if (!*there) co_return nothing_yet(c.query);
    const auto asked = span_in(c.query, **there);
    if (!asked) co_return problem(asked.error(), what_there_is(**there));
    const auto months = co_await parts_.statistics.tables(*asked);
    if (!months) co_return problem(months.error());
    if (const char* lacking = without_table(c.query, *asked, *months))
        co_return problem(make_error(errc::date_invalid, lacking), what_there_is(**there));
    auto response = wants_sheet(c) ? sheet_of(*asked, *months)
                                   : answered(200, form_of(*asked, **there, *months));
    response.fields.add("Vary", "Accept");
    co_return response;
}

task<result<statistics_pages::unnumbered>> statistics_pages::unnumbered_now(scope within) {
    const auto all = co_await parts_.regions.figures();
    if (!all) co_return all.error();
    unnumbered found;
    for (const auto& [name, policy] : parts_.policy.regions)
        if (policy.may_leave_out_bsn && within.covers(name)) found.counted[name] = {};
    for (const ports::region_figures& of : *all)
        if (of.without_bsn > 0 && within.covers(of.region))
            found.counted[of.region] = {of.without_bsn, of.without_bsn};
    co_return found;
}

task<result<statistics_pages::unnumbered>> statistics_pages::unnumbered_of_newest(scope within) {
    unnumbered found;
    const auto there = co_await parts_.statistics.frozen();
    if (!there) co_return there.error();
    if (!*there) co_return found;
    const month_span last{(*there)->last, (*there)->last};
    const auto newest = co_await parts_.statistics.tables(last);
    if (!newest) co_return newest.error();
    found.of = last.last;
    for (const auto& [at, told] : newest->front().told) {
        const bool of_region = !at.where.first.empty() && within.covers(at.where.first);
        if (at.what == measure::without_bsn && of_region) found.counted[at.where.first] = told;
    }
    co_return found;
}

task<ports::http_response> statistics_pages::possible(call c) {
    auto asked = c.within.coarse ? unnumbered_of_newest(c.within) : unnumbered_now(c.within);
    const auto found = co_await std::move(asked);
    if (!found) co_return problem(found.error());
    json all{{"mogelijkeMatches", json::array()}, {"maand", nullptr}};
    if (found->of) all["maand"] = to_text(*found->of);
    all["zonder_bsn"] = json::object();
    for (const auto& [region, told] : found->counted)
        all["zonder_bsn"][region] = shown(told);
    co_return answered(200, all);
}

task<ports::http_response> statistics_pages::dismiss(call c) const {
    const auto read = body_of(c);
    if (!read) co_return problem(read.error());
    members body(*read);
    const auto reason = body.reason();
    if (!reason) co_return problem(reason.error());
    if (const auto ok = body.nothing_else(); !ok) co_return problem(ok.error());
    co_return problem(
        404, "Onbekende mogelijke match", "er zijn er nog geen: wie ze vindt is er nog niet"
    );
}

} // namespace kruispunt::portal
