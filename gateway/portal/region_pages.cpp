#include "gateway/portal/region_pages.hpp"

#include "gateway/codec/text.hpp"

#include <utility>

namespace kruispunt::portal {

using namespace domain;
using ports::task;
using ports::traffic_state;

namespace {

audit_entry deed(std::string what, std::string region, std::string by, std::string reason) {
    audit_entry entry;
    entry.act = std::move(what);
    entry.region = std::move(region);
    entry.oin = std::move(by);
    entry.outcome = "ok";
    entry.reason = std::move(reason);
    return entry;
}

struct wish {
    region_mode mode = region_mode::normal;
    std::string reason;
};

result<wish> wish_in(const call& c) {
    const auto read = body_of(c);
    if (!read) return read.error();
    portal::members body(*read);
    const auto word = body.text("stand", codec::max_text);
    if (!word) return word.error();
    const auto mode = domain::mode_of(*word);
    if (!mode) return make_error(errc::value_invalid, "stand");
    auto reason = body.reason();
    if (!reason) return reason.error();
    if (auto ok = body.nothing_else(); !ok) return ok.error();
    return wish{*mode, std::move(*reason)};
}

struct resumption {
    std::string reason;
    std::optional<std::int64_t> from;
};

result<resumption> resumption_in(const call& c, bool of_feed) {
    const auto read = body_of(c);
    if (!read) return read.error();
    portal::members body(*read);
    auto reason = body.reason();
    if (!reason) return reason.error();
    resumption asked{std::move(*reason), {}};
    if (of_feed) {
        const auto from = body.number("vanaf", 1);
        if (!from) return from.error();
        asked.from = *from;
    }
    if (auto ok = body.nothing_else(); !ok) return ok.error();
    return asked;
}

} // namespace

ports::region_standing region_pages::standing(
    const std::string& region, region_mode mode, std::string reason, std::string by
) const {
    return {region, mode, std::move(reason), std::move(by), parts_.clock.machine_time()};
}

task<ports::http_response> region_pages::show(std::string region) {
    const auto found = co_await read_members(parts_.store, parts_.traffic);
    if (!found) co_return problem(found.error());
    for (const member& one : *found)
        if (one.standing.region == region) co_return answered(200, shown(one));
    co_return unknown_region();
}

task<result<region_mode>> region_pages::mode_of(std::string region) {
    const auto standings = co_await parts_.store.standings();
    if (!standings) co_return standings.error();
    for (const auto& s : *standings)
        if (s.region == region) co_return s.mode;
    co_return region_mode::normal;
}

// The lane is held before the store knows, so that nothing goes out behind the answer, and then as
// the store has it, whoever was last.
task<result<void>> region_pages::put(ports::region_standing standing) {
    const std::string region = standing.region;
    if (standing.mode != region_mode::normal) parts_.traffic.hold(region, true);
    const std::string said(wire_word(standing.mode));
    const auto kept = co_await parts_.store.stand(std::move(standing));
    const auto now = co_await mode_of(region);
    if (now) parts_.traffic.hold(region, *now != region_mode::normal);
    if (!kept) co_return kept.error();
    parts_.journal.note(ports::severity::warning, region, "its standing is now " + said);
    co_return result<void>();
}

task<ports::http_response> region_pages::stand(call c) {
    const std::string region = c.path.at(1);
    if (!takes_part(parts_.traffic, region)) co_return unknown_region();
    auto asked = wish_in(c);
    if (!asked) co_return problem(asked.error());
    const auto done =
        co_await put(standing(region, asked->mode, std::move(asked->reason), std::move(c.by)));
    if (!done) co_return problem(done.error());
    co_return co_await show(region);
}

task<ports::http_response> region_pages::resume(call c) {
    const std::string region = c.path.at(1);
    if (!takes_part(parts_.traffic, region)) co_return unknown_region();
    auto asked = resumption_in(c, false);
    if (!asked) co_return problem(asked.error());
    const auto mode = co_await mode_of(region);
    if (!mode) co_return problem(mode.error());
    if (*mode != region_mode::normal) {
        const auto done = co_await put(standing(region, region_mode::normal, asked->reason, c.by));
        if (!done) co_return problem(done.error());
    }
    const bool halted = parts_.traffic.of(region).lane == traffic_state::halted;
    const bool nothing_to_do = !halted && *mode == region_mode::normal;
    if (halted || nothing_to_do) { // who asks for nothing is in the trail all the same
        const auto kept =
            co_await parts_.store.record(deed("resume-lane", region, c.by, asked->reason));
        if (!kept) co_return problem(kept.error());
    }
    if (halted) {
        parts_.traffic.resume_lane(region);
        parts_.journal.note(ports::severity::info, region, "an operator set its lane going again");
    }
    co_return co_await show(region);
}

task<ports::http_response> region_pages::resume_feed(call c) {
    const std::string region = c.path.at(1);
    if (!takes_part(parts_.traffic, region)) co_return unknown_region();
    auto asked = resumption_in(c, true);
    if (!asked) co_return problem(asked.error());
    const traffic_state state = parts_.traffic.of(region).feed;
    if (state == traffic_state::none)
        co_return problem(404, "Geen stroom", "deze regio wordt niet bevraagd");
    if (state != traffic_state::halted)
        co_return problem(409, "De stroom loopt", "alleen een gestopte stroom wordt hervat");
    audit_entry entry = deed("resume-feed", region, c.by, asked->reason);
    result<void> kept;
    if (asked->from)
        kept = co_await parts_.store.begin_feed_at(*asked->from, std::move(entry));
    else
        kept = co_await parts_.store.record(std::move(entry));
    if (!kept) co_return problem(kept.error());
    parts_.traffic.resume_feed(region);
    parts_.journal.note(ports::severity::info, region, "an operator set its feed going again");
    co_return co_await show(region);
}

} // namespace kruispunt::portal
