#include "gateway/portal/sandbox_pages.hpp"

#include "gateway/codec/text.hpp"
#include "gateway/portal/members.hpp"

#include <utility>

namespace kruispunt::portal {

using namespace domain;
using ports::task;

namespace {

result<std::string> reason_in(const call& c, const std::string& region) {
    const auto read = body_of(c);
    if (!read) return read.error();
    portal::members body(*read);
    const auto said = body.text("bevestiging", codec::max_text);
    if (!said) return said.error();
    if (*said != region) return make_error(errc::value_invalid, "bevestiging");
    auto reason = body.reason();
    if (!reason) return reason.error();
    if (auto ok = body.nothing_else(); !ok) return ok.error();
    return reason;
}

// That it is begun, and why; each signal that goes has an entry of its own. A feed is read from its
// beginning afterwards.
audit_entry erasing(const std::string& region, const std::string& reason, const std::string& by) {
    audit_entry entry;
    entry.act = "erase-sandbox";
    entry.region = region;
    entry.oin = by;
    entry.outcome = "ok";
    entry.reason = reason;
    return entry;
}

ports::http_response not_to_be_emptied() {
    return problem(
        409,
        "Niet geschorst, of toegelaten geweest",
        "zo wissen kan alleen van een regio die nooit is toegelaten en nu geschorst is: schors "
        "haar eerst (kruispunt region suspend, of de pagina Regio's); wat houdt wie toegelaten is "
        "geweest, is van kinderen en wordt niet in één keer gewist"
    );
}

} // namespace

task<ports::http_response> sandbox_pages::show(call c) {
    const std::string region = c.path.at(1);
    if (!takes_part(traffic_, region)) co_return unknown_region();
    const auto held = co_await desk_.holding(region);
    if (!held && held.error().code == errc::reference_conflict) co_return not_to_be_emptied();
    if (!held) co_return problem(held.error());
    co_return answered(
        200, json{{"regio", region}, {"signalen", held->signals}, {"matches", held->matches}}
    );
}

task<ports::http_response> sandbox_pages::erase(call c) {
    const std::string region = c.path.at(1);
    if (!takes_part(traffic_, region)) co_return unknown_region();
    const auto reason = reason_in(c, region);
    if (!reason) co_return problem(reason.error());
    const auto held = co_await desk_.holding(region);
    if (!held && held.error().code == errc::reference_conflict) co_return not_to_be_emptied();
    if (!held) co_return problem(held.error());
    const auto noted = co_await trail_.begin_feed_at(1, erasing(region, *reason, c.by));
    if (!noted) co_return problem(noted.error());
    const auto erased = co_await desk_.erase(region, c.by);
    if (!erased && erased.error().code == errc::reference_conflict) co_return not_to_be_emptied();
    if (!erased) co_return problem(erased.error());
    journal_.note(
        ports::severity::warning,
        region,
        std::to_string(*erased) + " signals of the sandbox were erased"
    );
    // a small number of a pilot would tell of children
    const json told = c.within.coarse ? json(nullptr) : json(*erased);
    co_return answered(200, json{{"regio", region}, {"gewist", told}});
}

} // namespace kruispunt::portal
