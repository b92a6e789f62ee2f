#include "gateway/exchange/enactment.hpp"

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

task<answer> enactment::enact(command c) {
    auto prepared = prepare(std::move(c));
    if (!prepared) co_return refusal(prepared.error());
    if (std::holds_alternative<sealed_listing>(prepared->command.act))
        co_return co_await list(std::move(*prepared));
    auto done = co_await store_.execute(*prepared);
    if (!done) co_return refusal(done.error());
    conclude(prepared->command, *done);
    co_return done->answer;
}

// A key that is gone twice was erased: that contact is nobody's to be told any more (COM-31).
task<answer> enactment::list(ports::act asked) {
    const region_policy& receiver = policy_.of(asked.command.region);
    std::vector<std::int64_t> gone_before;
    for (int left = listings_at_most; left > 0; --left) {
        auto done = co_await store_.execute(asked);
        if (!done) co_return refusal(done.error());
        answer given = std::move(done->answer);
        if (!given.what) co_return given;
        const day today = amsterdam_day(given.at);
        auto opened = open_listing(*given.what, vault_, receiver, municipalities_, today);
        if (!opened) co_return refusal(opened.error());
        if (!opened->gone.empty() && opened->gone != gone_before) {
            gone_before = std::move(opened->gone);
            continue;
        }
        given.matches = std::move(opened->matches);
        given.what->match_total -= static_cast<int>(opened->gone.size());
        given.what->matches.clear();
        given.what->tag = std::move(opened->tag);
        co_return given;
    }
    co_return refusal(
        make_error(errc::temporarily_unavailable, {}, "listing: contacts keep changing")
    );
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
        given.push_back((*done)[i].answer);
    }
    co_return given;
}

} // namespace kruispunt::exchange
