#include "gateway/portal/certificate_pages.hpp"

#include "gateway/portal/answers.hpp"

#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace kruispunt::portal {

using namespace domain;
using ports::certificate_use;

namespace {

constexpr int most_days = 36'500;

std::string_view word_of(certificate_use use) {
    switch (use) {
    case certificate_use::transport:
        return "tls";
    case certificate_use::signing:
        return "handtekening";
    case certificate_use::next_signing:
        return "handtekening-straks";
    case certificate_use::known:
        return "bekend";
    case certificate_use::authority:
        return "uitgever";
    case certificate_use::revocation_list:
        return "intrekkingslijst";
    }
    return {};
}

// An authority and its list are nobody's; who is seen and no region takes no part.
json party_of(const ports::certificate_record& one) {
    if (!one.party.empty()) return one.party;
    const bool common = one.use == certificate_use::authority ||
                        one.use == certificate_use::revocation_list || one.seen != instant{};
    return common ? json(nullptr) : json("gateway");
}

json text_or_null(const std::string& text) {
    return text.empty() ? json(nullptr) : json(text);
}

result<int> days_in(const call& c) {
    const auto at = c.query.find("dagen");
    if (at == c.query.end()) return certificate_pages::usual_days;
    int days = 0;
    const std::string& text = at->second;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), days);
    const bool whole = read.ec == std::errc() && read.ptr == text.data() + text.size();
    if (!whole || days < 0 || days > most_days) return make_error(errc::value_invalid, "dagen");
    return days;
}

} // namespace

json shown(const ports::certificate_forecast& row) {
    const auto& one = row.what;
    json j{{"partij", party_of(one)}, {"gebruik", word_of(one.use)}};
    j["naam"] = one.common_name;
    j["oin"] = text_or_null(one.oin);
    j["geldigVan"] = to_rfc3339(one.begins);
    j["geldigTot"] = to_rfc3339(one.ends);
    j["dagen"] = row.days;
    j["laatstGezien"] = moment(one.seen);
    j["vingerafdruk"] = one.fingerprint;
    return j;
}

bool concerns(const ports::certificate_forecast& row, const scope& within) {
    return within.only.empty() || row.what.party == within.only;
}

ports::task<ports::http_response> certificate_pages::list(call c) {
    const auto days = days_in(c);
    if (!days) co_return problem(days.error());
    auto all = desk_.forecast();
    std::erase_if(all, [&c](const auto& row) { return !concerns(row, c.within); });
    json rows = json::array();
    for (const ports::certificate_forecast& row : all)
        if (row.days <= *days) rows.push_back(shown(row));
    json body{{"binnenDagen", *days}, {"bekend", all.size()}};
    body["certificaten"] = std::move(rows);
    co_return answered(200, body);
}

ports::task<ports::http_response> certificate_pages::reload(call c) {
    if (const auto ok = nothing_in(c); !ok) co_return problem(ok.error());
    const auto report = co_await desk_.reload();
    audit_entry entry;
    entry.act = "reload-certificates";
    entry.oin = std::move(c.by);
    entry.outcome = report.refused.empty() ? "ok" : "refused";
    for (const std::string& what : report.refused)
        entry.reason += (entry.reason.empty() ? "" : "; ") + what;
    const auto noted = co_await store_.record(std::move(entry));
    if (!noted) co_return problem(noted.error());
    co_return answered(200, {{"overgenomen", report.taken}, {"geweigerd", report.refused}});
}

} // namespace kruispunt::portal
