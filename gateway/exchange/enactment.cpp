#include "gateway/exchange/enactment.hpp"

#include "gateway/federation/admission.hpp"
#include "gateway/federation/use_cases.hpp"

#include <utility>

namespace kruispunt::exchange {

namespace {

using namespace domain;
using ports::task;

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
    auto done = co_await store_.execute(*prepared);
    if (!done) co_return refusal(done.error());
    conclude(prepared->command, *done);
    co_return done->answer;
}

task<result<void>> enactment::enact_page(std::vector<command> commands, ports::feed_mark mark) {
    std::vector<ports::act> acts;
    acts.reserve(commands.size());
    for (command& c : commands) {
        auto prepared = prepare(std::move(c));
        if (!prepared) co_return prepared.error();
        acts.push_back(std::move(*prepared));
    }
    const auto done = co_await store_.execute_page(acts, std::move(mark));
    if (!done) co_return done.error();
    for (std::size_t i = 0; i < acts.size(); ++i)
        conclude(acts[i].command, (*done)[i]);
    co_return result<void>();
}

} // namespace kruispunt::exchange
