#include "gateway/portal/trail_pages.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace kruispunt::portal {

using namespace domain;
using ports::task;

namespace {

constexpr std::size_t most_on_a_page = 500;
constexpr std::size_t longest_value = 200;
constexpr std::string_view plain = "text/plain; charset=utf-8";

// By which members of an entry can be asked.
constexpr std::array<std::string_view, 7> sought{
    "regio", "wie", "oin", "wat", "uitkomst", "kenmerk", "transactie"};

// Nothing where it is not asked.
result<std::optional<std::uint64_t>> number_in(const call& c, const char* name) {
    const auto at = c.query.find(name);
    if (at == c.query.end() || at->second.empty()) return std::optional<std::uint64_t>();
    std::uint64_t value = 0;
    const std::string& given = at->second;
    const auto read = std::from_chars(given.data(), given.data() + given.size(), value);
    if (read.ec != std::errc() || read.ptr != given.data() + given.size())
        return make_error(errc::value_invalid, name);
    return std::optional(value);
}

result<std::string> day_in(const call& c, const char* name) {
    const auto at = c.query.find(name);
    if (at == c.query.end() || at->second.empty()) return std::string();
    if (!parse_day(at->second)) return make_error(errc::date_invalid, name);
    return at->second;
}

int digit_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

// Browsers write a colon and a blank as escapes (RFC 3986).
std::string unescaped(const std::string& given) {
    std::string made;
    for (std::size_t at = 0; at < given.size(); ++at) {
        const bool whole = given[at] == '%' && at + 2 < given.size();
        const int high = whole ? digit_of(given[at + 1]) : -1;
        const int low = whole ? digit_of(given[at + 2]) : -1;
        if (high >= 0 && low >= 0) {
            made += static_cast<char>(high * 16 + low);
            at += 2;
        } else {
            made += given[at];
        }
    }
    return made;
}

// A value as it can stand in an entry; another one is in none.
bool can_stand(const std::string& value) {
    return value.size() <= longest_value && std::all_of(value.begin(), value.end(), [](char one) {
               return one >= ' ' && one <= '~' && one != '"' && one != '\\';
           });
}

result<ports::trail_question> question_in(const call& c) {
    ports::trail_question asked;
    const auto from = day_in(c, "van");
    if (!from) return from.error();
    const auto to = day_in(c, "tot");
    if (!to) return to.error();
    const auto before = number_in(c, "na");
    if (!before) return before.error();
    const auto limit = number_in(c, "aantal");
    if (!limit) return limit.error();
    asked.from = *from;
    asked.to = *to;
    asked.before = *before;
    if (*limit) asked.limit = std::clamp<std::size_t>(**limit, 1, most_on_a_page);
    for (const auto& [name, given] : c.query) {
        const std::string value = unescaped(given);
        const bool member = std::find(sought.begin(), sought.end(), name) != sought.end();
        if ((!member && name != "signaal") || value.empty()) continue;
        if (!can_stand(value)) return make_error(errc::value_invalid, name);
        if (member)
            asked.members.emplace(name, value);
        else
            asked.signal = value;
    }
    return asked;
}

json form_of(const ports::trail_page& page) {
    json entries = json::array();
    for (const std::string& line : page.lines)
        entries.push_back(json::parse(line));
    json remarks = json::object();
    for (const auto& [number, remark] : page.remarks)
        remarks[std::to_string(number)] = remark;
    json body{{"regels", std::move(entries)}, {"toelichtingen", std::move(remarks)}};
    body["volgende"] = page.next ? json(*page.next) : json(nullptr);
    body["totaal"] = page.size;
    return body;
}

ports::http_response not_counted() {
    return problem(
        404,
        "Niet bewijsbaar",
        "geen boomkop telt zo veel regels; een nieuwe regel is na een seconde te bewijzen, en "
        "GET /beheer/v1/logboek/wortel telt haar binnen een minuut"
    );
}

ports::http_response as_text(const std::optional<std::string>& made) {
    return made ? answered_as(plain, *made) : not_counted();
}

} // namespace

std::string trail_pages::sought_by(const call& c) {
    const auto at = c.query.find("signaal");
    const std::string value = at == c.query.end() ? std::string() : unescaped(at->second);
    return can_stand(value) ? value : std::string();
}

task<ports::http_response> trail_pages::list(call c) {
    const auto asked = question_in(c);
    if (!asked) co_return problem(asked.error());
    const auto page = co_await desk_.page(*asked);
    if (!page) co_return problem(page.error());
    co_return answered(200, form_of(*page));
}

task<ports::http_response> trail_pages::proof(call c) {
    c.query["nr"] = c.path.at(2);
    const auto number = number_in(c, "nr");
    if (!number) co_return problem(number.error());
    if (!*number) co_return not_counted();
    const auto made = co_await desk_.proof(**number);
    if (!made) co_return problem(made.error());
    co_return as_text(*made);
}

task<ports::http_response> trail_pages::root(call) {
    const std::string head = desk_.head();
    co_return head.empty() ? not_counted() : answered_as(plain, head);
}

task<ports::http_response> trail_pages::consistency(call c) {
    const auto from = number_in(c, "van");
    if (!from) co_return problem(from.error());
    if (!*from) co_return problem(make_error(errc::mandatory_field, "van"));
    const auto to = number_in(c, "tot");
    if (!to) co_return problem(to.error());
    const auto made = co_await desk_.consistency(**from, *to);
    if (!made) co_return problem(made.error());
    co_return as_text(*made);
}

task<ports::http_response> trail_pages::key(call) {
    co_return answered_as(plain, desk_.key() + "\n");
}

} // namespace kruispunt::portal
