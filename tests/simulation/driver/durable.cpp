#include "tests/simulation/driver/durable.hpp"

#include "gateway/federation/use_cases.hpp"
#include "gateway/store/sqlite/database.hpp"
#include "gateway/store/sqlite/packing.hpp"
#include "tests/support/run_coroutine.hpp"

#include <stdexcept>

namespace kruispunt::simulation {

using namespace domain;
using support::run_coroutine;

namespace {

constexpr std::size_t all = 1'000;

void stop(const std::string& why) {
    throw std::runtime_error("the store stopped: " + why);
}

} // namespace

durable::durable(model::day start) : clock_(start + in_the_morning) {
    open();
    run_coroutine(store_->epochs().stand_under(1)).value();
    also_ = 1;
}

void durable::open() {
    sweeps_.reset();
    store_.reset();
    store_ = store::sqlite::open_store(
        {folder_.path() / "store.db", policy_, ids_, clock_, keys_, trail_, stop}
    );
    sweeps_ = std::make_unique<exchange::sweeps>(
        exchange::sweep_parts{*store_, births_, keys_, *store_, clock_, watch_, alarms_, {}, {}},
        support::loop_of_this_thread().get_executor()
    );
    also_ = run_coroutine(store_->epochs().rekeying()).value().epoch;
    reading_ = false;
}

ports::acted durable::perform(const sealed_command& command) {
    clock_.advance(a_step);
    const bool before = std::exchange(some_before_, false);
    const sealed_command sealed =
        before ? epochs_.sealed_before(command, also_) : epochs_.sealed(command, also_);
    return run_coroutine(store_->execute({federation::use_case_for(sealed), sealed})).value();
}

void durable::pass(int days) {
    clock_.set(amsterdam_day(clock_.now()) + std::chrono::days(days) + in_the_morning);
    if (!run_coroutine(sweeps_->round())) throw std::runtime_error("a sweep was not finished");
}

statistics::month_counts durable::counted_of(const statistics::calendar_month& month) const {
    store::sqlite::database db(folder_.path() / "store.db", store::sqlite::database::access::read);
    auto asked =
        db.prepare("select what, delay, first, second, value from month_count where month = ?1");
    asked.bind(store::sqlite::to_number(month));
    statistics::month_counts all;
    while (asked.step())
        statistics::add(
            all,
            {static_cast<statistics::measure>(asked.integer(0)),
             {asked.text(2), asked.text(3)},
             static_cast<std::size_t>(asked.integer(1))},
            asked.integer(4)
        );
    return all;
}

void durable::turn_some(std::mt19937_64& random) {
    if (random() % 20 == 0) open();
    const auto state = run_coroutine(store_->epochs().rekeying()).value();
    if (state.towards == 0 && state.epoch == epochs_.newest()) {
        if (random() % 4 == 0) epochs_.add();
    } else if (!state.turned) {
        make_some(random);
    } else {
        also_ = state.epoch;
        place_some(random);
    }
}

void durable::make_some(std::mt19937_64& random) {
    some_before_ = random() % 4 == 0;
    if (!reading_) {
        run_coroutine(store_->epochs().begin_rekeying(also_, epochs_.newest())).value();
        reading_ = true;
        after_ = 0;
        return;
    }
    const auto page = run_coroutine(store_->epochs().next_rows(after_, 1 + random() % 4)).value();
    after_ = page.next;
    std::vector<ports::rekeyed_row> made;
    for (const ports::kept_row& row : page.rows)
        made.push_back(epochs_.rekeyed(row));
    run_coroutine(store_->epochs().keep_rekeyed(std::move(made))).value();
    if (page.seen > 0) return;
    some_before_ = false; // who was sealed before has come by the time it turns
    run_coroutine(store_->epochs().turn_epoch()).value();
    reading_ = false;
}

void durable::place_some(std::mt19937_64& random) {
    if (run_coroutine(store_->epochs().place_rekeyed(1 + random() % 3)).value() > 0) return;
    keep_leads();
    run_coroutine(store_->epochs().end_rekeying({})).value();
    ++rotations_;
}

void durable::keep_leads() {
    const auto page = run_coroutine(store_->epochs().next_leads({}, all)).value();
    std::vector<ports::kept_lead> made;
    for (const ports::kept_lead& kept : page.leads)
        made.push_back(epochs_.rekeyed(kept));
    run_coroutine(store_->epochs().keep_leads(std::move(made))).value();
}

} // namespace kruispunt::simulation
