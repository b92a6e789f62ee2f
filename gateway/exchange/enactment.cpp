#include "gateway/exchange/enactment.hpp"

#include "gateway/exchange/held_signals.hpp"
#include "gateway/exchange/listing.hpp"
#include "gateway/federation/admission.hpp"
#include "gateway/federation/use_cases.hpp"

#include <utility>

namespace kruispunt::exchange {

namespace {

using namespace domain;
using ports::task;

// A contact may be corrected between the store's answer and its opening; so often it is asked
// again.
constexpr int listings_at_most = 3;

} // namespace

result<ports::act> enactment::prepare(command c) {
    auto warnings = federation::admit(c, policy_.of(c.region), clock_.now());
    if (!warnings) c.act = refused_message{warnings.error()};
    auto sealed = vault_.seal(c);
    if (!sealed) return sealed.error();
    if (auto* submitted = std::get_if<sealed_submit>(&sealed->act))
        submitted->warnings = std::move(*warnings);
    const use_case decides = federation::use_case_for(*sealed);
    return ports::act{decides, std::move(*sealed)};
}

// A key whose sealed sections were not kept protects nothing.
void enactment::conclude(const sealed_command& command, const ports::acted& done) {
    if (!done.key_used) vault_.release(command);
}

answer enactment::refusal(error failure) {
    return {std::move(failure), clock_.now(), ids_.next()};
}

task<void>
enactment::note_refusal(std::string region, std::string oin, domain::trace by, error why) {
    if (oin.empty()) co_return;
    sealed_command unread;
    unread.region = std::move(region);
    unread.oin = std::move(oin);
    unread.trace = std::move(by);
    unread.act = refused_message{std::move(why)};
    const use_case decides = federation::use_case_for(unread);
    ports::act said{decides, std::move(unread)};
    co_await store_.execute(std::move(said));
}

// What the store entered as done could not be told after all.
task<answer> enactment::refused(const sealed_command& asked, error why) {
    co_await note_refusal(asked.region, asked.oin, asked.trace, why);
    co_return refusal(std::move(why));
}

task<answer> enactment::enact(command c) {
    const std::string region = c.region;
    answer given = co_await carry_out(std::move(c));
    if (tally_) tally_->answered(region, given);
    co_return given;
}

task<answer> enactment::carry_out(command c) {
    const std::string region = c.region;
    const std::string oin = c.oin;
    auto prepared = prepare(std::move(c));
    if (!prepared) {
        const trace untold;
        co_await note_refusal(region, oin, untold, prepared.error());
        co_return refusal(prepared.error());
    }
    if (std::holds_alternative<sealed_listing>(prepared->command.act))
        co_return co_await show(std::move(*prepared), std::nullopt);
    if (std::holds_alternative<sealed_inspection>(prepared->command.act))
        co_return co_await inspect(std::move(*prepared));
    if (std::holds_alternative<sealed_update>(prepared->command.act))
        co_return co_await update(std::move(*prepared));
    auto done = co_await store_.execute(*prepared);
    if (!done) co_return refusal(done.error());
    conclude(prepared->command, *done);
    co_return done->answer;
}

// What was said is durable; the answer shows the match as it is then, also where it is a stored
// one, which keeps no contact. To say nothing of a match is to ask for it.
task<answer> enactment::update(ports::act said) {
    auto done = co_await store_.execute(said);
    if (!done) co_return refusal(done.error());
    conclude(said.command, *done);
    answer given = std::move(done->answer);
    if (!given.what) co_return given;
    std::optional<answer> first;
    if (!given.what->matches.empty()) first = given;
    said.command.act = sealed_update{std::get<sealed_update>(said.command.act).match};
    said.command.replay.reset();
    said.command.if_match.reset();
    answer shown = co_await show(std::move(said), std::move(first));
    shown.at = given.at;
    shown.id = given.id;
    if (shown.what && shown.matches.empty())
        shown.what = make_error(errc::signal_unknown, field::match_id);
    co_return shown;
}

// A contact whose key has gone meanwhile was corrected or erased: to leave it out could hide a
// signal that stands, and to ask the store again would count twice.
task<answer> enactment::inspect(ports::act asked) {
    auto done = co_await store_.execute(asked);
    if (!done) co_return refusal(done.error());
    answer given = std::move(done->answer);
    if (!given.what) co_return given;
    auto held = open_held(given.what->held, vault_);
    if (!held) {
        error why = make_error(errc::temporarily_unavailable, {}, held.error().detail);
        co_return co_await refused(asked.command, std::move(why));
    }
    notice what;
    what.reference = given.what->reference;
    what.region = asked.command.region;
    given.inspection = disclose_inspection(what, policy_.of(asked.command.region), *held);
    given.what->held.clear();
    co_return given;
}

// Opens what the store lists, which is asked unless `first` is its answer. A key that is gone twice
// was erased: that contact is nobody's to be told any more (COM-31).
task<answer> enactment::show(ports::act asked, std::optional<answer> first) {
    const region_policy& receiver = policy_.of(asked.command.region);
    const bool listing = std::holds_alternative<sealed_listing>(asked.command.act);
    std::vector<std::int64_t> gone_before;
    for (int left = listings_at_most; left > 0; --left) {
        if (!first) {
            auto done = co_await store_.execute(asked);
            if (!done) co_return refusal(done.error());
            first = std::move(done->answer);
        }
        answer given = std::move(*first);
        first.reset();
        if (!given.what) co_return given;
        const day today = amsterdam_day(given.at);
        auto opened = open_listing(*given.what, vault_, receiver, municipalities_, today);
        if (!opened) co_return co_await refused(asked.command, opened.error());
        if (!opened->gone.empty() && opened->gone != gone_before) {
            gone_before = std::move(opened->gone);
            continue;
        }
        given.matches = std::move(opened->matches);
        given.what->match_total -= opened->left_out;
        given.what->matches.clear();
        if (listing) given.what->tag = std::move(opened->tag);
        co_return given;
    }
    error why = make_error(errc::temporarily_unavailable, {}, "listing: contacts keep changing");
    co_return co_await refused(asked.command, std::move(why));
}

task<result<std::vector<answer>>>
enactment::enact_page(std::vector<command> commands, ports::feed_mark mark) {
    std::vector<ports::act> acts;
    acts.reserve(commands.size());
    for (command& c : commands) {
        auto prepared = prepare(std::move(c));
        if (!prepared) co_return prepared.error();
        acts.push_back(std::move(*prepared));
    }
    const auto done = co_await store_.execute_page(acts, std::move(mark));
    if (!done) co_return done.error();
    std::vector<answer> given;
    given.reserve(acts.size());
    for (std::size_t i = 0; i < acts.size(); ++i) {
        conclude(acts[i].command, (*done)[i]);
        if (tally_) tally_->answered(acts[i].command.region, (*done)[i].answer);
        given.push_back((*done)[i].answer);
    }
    co_return given;
}

} // namespace kruispunt::exchange
