#include "gateway/portal/statistics_form.hpp"

#include <string>

namespace kruispunt::portal {

using namespace domain::statistics;

namespace {

json bounds(std::int64_t least, std::int64_t most) {
    return json{{"minstens", least}, {"hoogstens", most}};
}

json days_shown(const delay_class& days) {
    if (days.to) return bounds(days.from, *days.to);
    return json{{"minstens", days.from}};
}

json median(const published_month& month, const place& where) {
    const auto found = month.median_delay.find(where);
    return found == month.median_delay.end() ? json() : days_shown(delay_classes[found->second]);
}

json begun_row(const place& where) {
    json row = json::object();
    if (!where.first.empty()) row["regio"] = where.first;
    if (!where.second.empty()) row["tegenregio"] = where.second;
    return row;
}

// The object of a place among those of its kind. Figures come in the order of places, so it is the
// last one, or not there yet.
json& row_of(json& form, const place& where) {
    if (where.first.empty()) return form["federatie"];
    json& rows = form[where.second.empty() ? "regios" : "paren"];
    const auto is_it = [&where](const json& row) {
        return row.value("regio", "") == where.first && row.value("tegenregio", "") == where.second;
    };
    if (rows.empty() || !is_it(rows.back())) rows.push_back(begun_row(where));
    return rows.back();
}

json form_of(const figures& all, const published_month* medians) {
    json form{{"paren", json::array()}, {"regios", json::array()}, {"federatie", json::object()}};
    for (const auto& [at, told] : all) {
        json& row = row_of(form, at.where);
        row[std::string(wire_word(at.what))] = shown(told);
        if (medians && at.what == measure::matches)
            row["tijdTotMatch"] = median(*medians, at.where);
    }
    return form;
}

} // namespace

json shown(const figure& told) {
    if (is_small(told)) return "<5";
    if (is_exact(told)) return told.least;
    return bounds(told.least, told.most);
}

json statistics_form(const published_month& month) {
    json form{{"maand", to_text(month.month)}};
    form.update(form_of(month.told, &month));
    return form;
}

json statistics_form(const figures& sums) {
    return form_of(sums, nullptr);
}

} // namespace kruispunt::portal
