#include "tests/simulation/national/nation.hpp"

#include "gateway/federation/use_cases.hpp"
#include "tests/simulation/driver/federation.hpp"
#include "tests/simulation/driver/translation.hpp"
#include "tests/support/run_coroutine.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace kruispunt::simulation {

namespace {

using namespace domain;
using ports::task;
using support::run_coroutine;

constexpr std::size_t acts_at_once = 500;      // of one region, in one transaction
constexpr std::size_t notices_at_once = 2'000; // of one region
constexpr int rounds_at_most = 5;
constexpr std::size_t keys_at_once = 8'192;
constexpr std::size_t wrapped_key_octets = 60;
constexpr std::size_t contact_octets = 320; // a sealed organisation and professional

exchange::sweep_settings large_batches() {
    exchange::sweep_settings settings;
    settings.batch = acts_at_once;
    return settings;
}

std::vector<std::int64_t> keys_of(const std::vector<ports::act>& acts) {
    std::vector<std::int64_t> keys;
    for (const auto& act : acts) {
        const auto* given = std::get_if<sealed_submit>(&act.command.act);
        keys.push_back(given != nullptr ? given->signal.data_key : 0);
    }
    return keys;
}

void stop(const std::string& why) {
    throw std::runtime_error("the store stopped: " + why);
}

} // namespace

nation::nation(const std::filesystem::path& folder, model::day start)
    : folder_(folder), policy_(four_regions()), clock_(start + in_the_morning),
      keys_(folder / "keys.db"),
      store_(store::sqlite::open_store({file(), policy_, ids_, clock_, keys_, trail_, stop})),
      sweeps_(
          {*store_, births_, keys_, *store_, clock_, watch_, alarms_, {}, large_batches()},
          support::loop_of_this_thread().get_executor()
      ) {}

std::int64_t nation::fresh_key() {
    if (keys_left_ == 0) {
        const std::vector<std::string> wrapped(keys_at_once, std::string(wrapped_key_octets, 'k'));
        next_key_ = keys_.add(wrapped).value();
        keys_left_ = static_cast<std::int64_t>(keys_at_once);
    }
    --keys_left_;
    return next_key_++;
}

ports::act nation::act_for(const model::step& what) {
    sealed_command command;
    if (const auto* given = std::get_if<model::give>(&what)) {
        command = sealed(*given);
        auto& signal = std::get<sealed_submit>(command.act).signal;
        signal.data_key = fresh_key();
        signal.contact.assign(contact_octets, 'c');
    } else if (const auto* withdrawn = std::get_if<model::withdraw>(&what)) {
        command = sealed(*withdrawn);
    } else if (const auto* closed = std::get_if<model::close>(&what)) {
        command = sealed(*closed);
    } else {
        command = sealed(std::get<model::relocate>(what));
    }
    const auto decides = federation::use_case_for(command);
    return {decides, std::move(command)};
}

/// What each region sends, in its order.
std::vector<std::vector<ports::act>> nation::by_sender(const std::vector<model::step>& sent) {
    std::map<std::string, std::vector<ports::act>> each;
    for (const auto& what : sent) {
        auto act = act_for(what);
        each[act.command.region].push_back(std::move(act));
    }
    std::vector<std::vector<ports::act>> all;
    for (auto& [region, acts] : each)
        all.push_back(std::move(acts));
    return all;
}

task<bool> nation::send(std::vector<ports::act> acts) {
    for (std::size_t from = 0; from < acts.size(); from += acts_at_once) {
        const auto first = acts.begin() + static_cast<std::ptrdiff_t>(from);
        const auto count = std::min(acts_at_once, acts.size() - from);
        std::vector<ports::act> some(
            std::make_move_iterator(first),
            std::make_move_iterator(first + static_cast<std::ptrdiff_t>(count))
        );
        const auto keys = keys_of(some);
        const auto done = co_await store_->execute_all(std::move(some));
        conclude(done.value(), keys);
    }
    co_return true;
}

// What was not kept needs no key.
void nation::conclude(
    const std::vector<ports::acted>& done, const std::vector<std::int64_t>& keys
) {
    for (std::size_t i = 0; i < done.size(); ++i) {
        if (!done[i].answer.what) ++refused_;
        if (keys[i] != 0 && !done[i].key_used) unused_.push_back(keys[i]);
    }
    acts_ += static_cast<std::int64_t>(done.size());
}

task<bool> nation::take_all(std::string region) {
    while (true) {
        const auto owed = co_await store_->owed(region, 0, notices_at_once);
        if (owed.value().empty()) co_return true;
        const auto settled = co_await store_->settle(taken(owed.value()));
        settled.value();
    }
}

std::vector<ports::settlement> nation::taken(const std::vector<ports::owed_notice>& owed) {
    using fate = ports::settlement::state;
    std::vector<ports::settlement> settled;
    for (const auto& each : owed) {
        if (each.notice.kind == notice_kind::match_made) ++sides_told_;
        const auto becomes = each.contact_gone ? fate::suppressed : fate::delivered;
        settled.push_back({each.number, becomes, {}, {}});
    }
    delivered_ += static_cast<std::int64_t>(settled.size());
    return settled;
}

void nation::add_takers(std::vector<task<bool>>& together) {
    for (int region = 0; region < model::region_count; ++region)
        together.push_back(take_all(std::string(word(static_cast<model::region>(region)))));
}

// What a region ended between the question and the act was due no more: the next round asks anew.
task<bool> nation::sweep() {
    for (int round = 0; round < rounds_at_most; ++round) {
        const bool finished = co_await sweeps_.round();
        if (finished) co_return true;
    }
    co_return false;
}

void nation::live(model::day today, const std::vector<model::step>& sent) {
    clock_.set(today + in_the_morning);
    std::vector<task<bool>> together;
    together.push_back(sweep());
    for (auto& acts : by_sender(sent))
        together.push_back(send(std::move(acts)));
    add_takers(together);
    if (!support::run_together(std::move(together)).front())
        throw std::runtime_error("a sweep could not be finished");
    keys_.erase(std::exchange(unused_, {})).value();
}

void nation::take_what_is_left() {
    std::vector<task<bool>> together;
    add_takers(together);
    support::run_together(std::move(together));
}

ports::census nation::count() {
    return run_coroutine(store_->count()).value();
}

} // namespace kruispunt::simulation
