#include "tests/simulation/national/nation.hpp"

#include "gateway/federation/use_cases.hpp"
#include "tests/simulation/driver/federation.hpp"
#include "tests/simulation/driver/translation.hpp"
#include "tests/support/run_coroutine.hpp"

#include <algorithm>
#include <stdexcept>

namespace kruispunt::simulation {

namespace {

using namespace domain;
using support::run_coroutine;

constexpr std::chrono::hours in_the_morning{9};
constexpr std::size_t at_once = 500;
constexpr std::size_t notices_at_once = 1'000;
constexpr std::size_t keys_at_once = 8'192;
constexpr std::size_t wrapped_key_octets = 60;
constexpr std::size_t contact_octets = 320; // a sealed organisation and professional

exchange::sweep_settings large_batches() {
    exchange::sweep_settings settings;
    settings.batch = at_once;
    return settings;
}

void stop(const std::string& why) {
    throw std::runtime_error("the store stopped: " + why);
}

} // namespace

nation::nation(const std::filesystem::path& folder, model::day start)
    : folder_(folder), policy_(four_regions()), clock_(start + in_the_morning),
      keys_(folder / "keys.db"),
      store_(store::sqlite::open_store({file(), policy_, ids_, clock_, keys_, stop})),
      sweeps_(
          {*store_, births_, keys_, clock_, watch_, journal_, {}, large_batches()},
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

void nation::send(const std::vector<model::step>& sent) {
    for (std::size_t from = 0; from < sent.size(); from += at_once) {
        std::vector<ports::task<result<ports::acted>>> together;
        std::vector<std::int64_t> keys;
        for (std::size_t i = from; i < std::min(from + at_once, sent.size()); ++i) {
            auto act = act_for(sent[i]);
            const auto* given = std::get_if<sealed_submit>(&act.command.act);
            keys.push_back(given != nullptr ? given->signal.data_key : 0);
            together.push_back(store_->execute(std::move(act)));
        }
        const auto done = support::run_together(std::move(together));
        for (std::size_t i = 0; i < done.size(); ++i)
            conclude(done[i].value(), keys[i]);
    }
    acts_ += static_cast<std::int64_t>(sent.size());
}

// What was not kept needs no key.
void nation::conclude(const ports::acted& done, std::int64_t key) {
    if (!done.answer.what) ++refused_;
    if (key != 0 && !done.key_used) keys_.erase({key}).value();
}

void nation::deliver() {
    for (int region = 0; region < model::region_count; ++region) {
        const std::string name(word(static_cast<model::region>(region)));
        while (true) {
            const auto owed = run_coroutine(store_->owed(name, 0, notices_at_once)).value();
            if (owed.empty()) break;
            take(owed);
        }
    }
}

void nation::take(const std::vector<ports::owed_notice>& owed) {
    using fate = ports::settlement::state;
    std::vector<ports::settlement> settled;
    for (const auto& each : owed) {
        if (each.notice.kind == notice_kind::match_made) ++sides_told_;
        const auto becomes = each.contact_gone ? fate::suppressed : fate::delivered;
        settled.push_back({each.number, becomes, {}, {}});
    }
    run_coroutine(store_->settle(settled)).value();
    delivered_ += static_cast<std::int64_t>(settled.size());
}

void nation::live(model::day today, const std::vector<model::step>& sent) {
    clock_.set(today + in_the_morning);
    if (!run_coroutine(sweeps_.round())) throw std::runtime_error("a sweep could not be finished");
    send(sent);
    deliver();
}

ports::census nation::count() {
    return run_coroutine(store_->count()).value();
}

} // namespace kruispunt::simulation
