#include "gateway/portal/objection_pages.hpp"

#include "gateway/codec/text.hpp"
#include "gateway/portal/page_query.hpp"

#include <array>
#include <optional>
#include <utility>

namespace kruispunt::portal {

using namespace domain;
using ports::task;

namespace {

constexpr std::size_t most_open = 100'000;

std::optional<requester> requester_of(std::string_view word) {
    for (const requester by : {requester::young_person, requester::parents, requester::both})
        if (wire_word(by) == word) return by;
    return std::nullopt;
}

bool is_municipality(std::string_view code) {
    return code.size() == 4 && code.find_first_not_of("0123456789") == code.npos;
}

struct entered {
    std::string region;
    enter_objection what;
};

// The member that each field of the command stands in.
std::string member_of(const std::string& field) {
    if (field == field::signal_id) return "signaalId";
    if (field == field::requester) return "verzoeker";
    if (field == field::municipality) return "gemeente";
    return {};
}

ports::http_response refused(error failure) {
    failure.field = member_of(failure.field);
    return problem(failure);
}

result<entered> entered_in(const call& c) {
    const auto read = body_of(c);
    if (!read) return read.error();
    members body(*read);
    entered found;

    struct place {
        const char* name;
        std::string* to;
        std::size_t longest;
    };

    std::string by;
    for (const place& p : std::array{
             place{"regio", &found.region, codec::max_text},
             place{"signaalId", &found.what.id, codec::max_signal_id},
             place{"verzoeker", &by, codec::max_text},
             place{"gemeente", &found.what.municipality, codec::max_text},
             place{"kenmerk", &found.what.reference, codec::max_reference}}) {
        auto text = body.text(p.name, p.longest);
        if (!text) return text.error();
        *p.to = std::move(*text);
    }
    const auto asks = requester_of(by);
    if (!asks) return make_error(errc::value_invalid, "verzoeker");
    if (!is_municipality(found.what.municipality))
        return make_error(errc::value_invalid, "gemeente");
    if (auto ok = body.nothing_else(); !ok) return ok.error();
    found.what.by = *asks;
    return found;
}

result<bool> judgement_in(const call& c) {
    const auto read = body_of(c);
    if (!read) return read.error();
    members body(*read);
    auto upheld = body.flag("gegrond");
    if (!upheld) return upheld;
    if (auto ok = body.nothing_else(); !ok) return ok.error();
    return upheld;
}

json told(const objection& what) {
    json j{{"id", to_text(what.id)}, {"sinds", to_rfc3339(what.since)}};
    j["besluitVoor"] = to_text(what.due_on);
    return j;
}

} // namespace

json shown(const ports::open_objection& objection) {
    json j = told(objection.what);
    j["regio"] = objection.signal.region;
    j["signaalId"] = objection.signal.reference;
    j["gemeente"] = objection.what.municipality;
    j["metKenmerk"] = objection.what.has_reference;
    j["teLaat"] = objection.what.overdue;
    return j;
}

task<ports::http_response> objection_pages::list(call c) {
    const auto page = page_in(c);
    if (!page) co_return problem(page.error());
    ports::oversight_page asked{c.query["regio"], page->limit, page->after};
    const auto open = co_await store_.objections(std::move(asked));
    if (!open) co_return problem(open.error());
    json all = json::array();
    for (const auto& one : *open)
        all.push_back(shown(one));
    json body{{"bezwaren", std::move(all)}};
    body["volgende"] = next_of(*open, page->limit, &ports::open_objection::place);
    co_return answered(200, body);
}

task<ports::http_response> objection_pages::enter(call c) {
    auto asked = entered_in(c);
    if (!asked) co_return problem(asked.error());
    if (!c.within.covers(asked->region)) co_return of_another_region("regio");
    const auto given =
        co_await desk_.enter(std::move(asked->what), std::move(asked->region), std::move(c.by));
    if (!given.what) co_return refused(given.what.error());
    if (!given.what->objection) co_return problem(make_error(errc::temporarily_unavailable));
    co_return answered(201, told(*given.what->objection));
}

task<result<std::string>> objection_pages::region_of(uuid objection) {
    ports::oversight_page all{{}, most_open};
    const auto open = co_await store_.objections(std::move(all));
    if (!open) co_return open.error();
    for (const auto& one : *open)
        if (one.what.id == objection) co_return one.signal.region;
    co_return std::string();
}

task<ports::http_response> objection_pages::decide(call c) {
    const auto id = parse_uuid(c.path.at(1));
    const auto upheld = judgement_in(c);
    if (!upheld) co_return problem(upheld.error());
    const auto region = co_await region_of(id.value_or(uuid{}));
    if (!region) co_return problem(region.error());
    if (!id || region->empty() || !c.within.covers(*region))
        co_return problem(404, "Onbekend bezwaar", "het is er niet of er is al over besloten");
    const decide_objection decision{*id, *upheld};
    const auto given = co_await desk_.decide(decision, *region, std::move(c.by));
    if (!given.what) co_return refused(given.what.error());
    co_return answered(200, json{{"id", to_text(*id)}, {"gegrond", *upheld}});
}

} // namespace kruispunt::portal
