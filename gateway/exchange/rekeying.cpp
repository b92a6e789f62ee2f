#include "gateway/exchange/rekeying.hpp"

#include "gateway/exchange/heavy_work.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>

#include <stdexcept>
#include <utility>
#include <vector>

namespace kruispunt::exchange {

namespace {

using namespace domain;
using ports::rotation_stage;
using ports::task;

constexpr std::chrono::hours until_asked{24};

error busy(std::string what) {
    return make_error(errc::reference_conflict, {}, std::move(what));
}

bool knows(const std::vector<ports::ring_epoch>& ring, int epoch) {
    for (const ports::ring_epoch& each : ring)
        if (each.number == epoch && each.whole) return true;
    return false;
}

} // namespace

rekeying::rekeying(const rekeying_parts& parts, boost::asio::any_io_executor executor)
    : parts_(parts), executor_(executor), waiting_(std::move(executor)) {}

task<std::string> rekeying::prepare() {
    auto state = co_await parts_.epochs.rekeying();
    if (!state) co_return "the store does not say under which keys it stands";
    const int oldest = parts_.vault.oldest_epoch();
    if (state->epoch == 0) {
        const auto said = co_await parts_.epochs.stand_under(oldest);
        if (!said) co_return "the store does not keep under which keys it stands";
    }
    const int epoch = state->epoch == 0 ? oldest : state->epoch;
    if (!knows(parts_.ring.epochs(), epoch))
        co_return "the key ring lacks epoch " + std::to_string(epoch) +
            ", under which the store stands; put the ring back that was beside it";
    if (state->towards != 0 && state->towards != parts_.vault.newest_epoch())
        co_return "the store is on its way to epoch " + std::to_string(state->towards) +
            " and the key ring has another newest one; put the ring back that was beside it";
    parts_.vault.seal_also_under(epoch);
    co_return std::string();
}

task<void> rekeying::run() {
    while (!waiting_.stopped()) {
        const bool done = co_await round();
        const std::chrono::milliseconds wait = done ? until_asked : parts_.settings.after_failure;
        co_await waiting_.wait(wait);
    }
}

task<bool> rekeying::round() {
    const auto state = co_await parts_.epochs.rekeying();
    if (!state) co_return false;
    if (state->towards == 0 && state->epoch == parts_.vault.newest_epoch()) co_return true;
    if (!state->turned) {
        const bool turned = co_await make_all(state->epoch);
        if (!turned) co_return false;
    }
    parts_.vault.seal_also_under(parts_.vault.newest_epoch());
    const bool placed = co_await place_all();
    if (!placed) co_return false;
    const bool led = co_await keep_leads();
    if (!led) co_return false;
    const bool wrapped = co_await wrap_all();
    if (!wrapped) co_return false;
    co_return co_await arrive();
}

// Until a reading of all rows finds none that lacks, and none was written without meanwhile.
task<bool> rekeying::make_all(int from) {
    for (int readings_amiss = 0;;) {
        progress begun{rotation_stage::making, 0, 0, 0};
        begun.of = co_await held();
        show(begun);
        const auto reading =
            co_await parts_.epochs.begin_rekeying(from, parts_.vault.newest_epoch());
        if (!reading) co_return false;
        signal_number after = 0;
        signal_number before = -1;
        while (after != before) {
            before = after;
            const bool made = co_await make_next(after);
            if (!made) co_return false;
        }
        // What was read and went meanwhile is not there in the next reading.
        if (shown().unreadable > 0 && ++readings_amiss > 1) co_return stuck();
        if (shown().unreadable > 0) continue;
        const auto turned = co_await parts_.epochs.turn_epoch();
        if (!turned) co_return false;
        if (*turned) co_return true;
    }
}

task<bool> rekeying::make_next(signal_number& after) {
    const auto page = co_await parts_.epochs.next_rows(after, parts_.settings.rows);
    if (!page || waiting_.stopped()) co_return false;
    made_some made = make(page->rows);
    if (made.later) co_return false;
    if (!made.rows.empty()) {
        const auto kept = co_await parts_.epochs.keep_rekeyed(std::move(made.rows));
        if (!kept) co_return false;
        co_await pause();
    }
    advance(static_cast<std::int64_t>(page->seen), made.unreadable);
    after = page->next;
    co_return true;
}

rekeying::made_some rekeying::make(const std::vector<ports::kept_row>& rows) {
    made_some made;
    for (const ports::kept_row& row : rows) {
        auto anew = parts_.vault.rekey(row);
        if (anew)
            made.rows.push_back(std::move(*anew));
        else if (anew.error().code == errc::temporarily_unavailable)
            made.later = true;
        else
            ++made.unreadable;
    }
    return made;
}

bool rekeying::stuck() {
    progress now = shown();
    now.stage = rotation_stage::stuck;
    show(now);
    parts_.alarms.raise(
        ports::alarm_code::keys_stuck,
        {},
        "the rotation of the keys waits: " + std::to_string(now.unreadable) +
            " signals cannot be read, all goes on under the keys of before; it is tried again by "
            "itself (kruispunt keys status)"
    );
    return false;
}

task<bool> rekeying::place_all() {
    parts_.alarms.clear(ports::alarm_code::keys_stuck, {});
    progress begun{rotation_stage::placing, 0, 0, 0};
    begun.of = co_await held();
    show(begun);
    for (;;) {
        if (waiting_.stopped()) co_return false;
        const auto placed = co_await parts_.epochs.place_rekeyed(parts_.settings.rows);
        if (!placed) co_return false;
        if (*placed == 0) co_return true;
        advance(static_cast<std::int64_t>(*placed));
        co_await pause();
    }
}

task<bool> rekeying::keep_leads() {
    ports::lead_cursor after;
    for (;;) {
        if (waiting_.stopped()) co_return false;
        const auto page = co_await parts_.epochs.next_leads(after, parts_.settings.rows);
        if (!page) co_return false;
        std::vector<ports::kept_lead> anew;
        for (const ports::kept_lead& kept : page->leads) {
            auto lead = parts_.vault.rekey(kept);
            if (!lead && lead.error().code == errc::temporarily_unavailable) co_return false;
            if (!lead) continue; // nobody can read it, under whatever epoch
            anew.push_back(kept);
            anew.back().lead = std::move(*lead);
        }
        if (!anew.empty()) {
            const auto kept = co_await parts_.epochs.keep_leads(std::move(anew));
            if (!kept) co_return false;
        }
        if (page->last) co_return true;
        after = page->next;
    }
}

task<bool> rekeying::wrap_all() {
    show({rotation_stage::wrapping, 0, co_await held(), 0});
    ports::wrapping_progress so_far;
    while (!so_far.complete) {
        if (waiting_.stopped()) co_return false;
        // On the threads for such work, also where an operator's call waits for it.
        const auto next = co_await on_threads(executor_, [this, so_far] {
            return parts_.vault.wrap_some(so_far, parts_.settings.keys);
        });
        if (!next) co_return false;
        advance(next->done - so_far.done);
        so_far = *next;
        co_await pause();
    }
    co_return true;
}

task<bool> rekeying::arrive() {
    audit_entry entry;
    entry.act = "keys-rotated";
    entry.outcome = "ok";
    entry.reference = "epoch " + std::to_string(parts_.vault.newest_epoch());
    const auto ended = co_await parts_.epochs.end_rekeying(std::move(entry));
    if (!ended) co_return false;
    show({});
    forget_names();
    parts_.journal.note(
        ports::severity::info,
        {},
        "all that is held is under the key ring's epoch " +
            std::to_string(parts_.vault.newest_epoch())
    );
    co_return true;
}

task<void> rekeying::pause() {
    boost::asio::steady_timer rest(co_await boost::asio::this_coro::executor, parts_.settings.rest);
    co_await rest.async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
}

task<std::int64_t> rekeying::held() {
    const auto counted = co_await parts_.store.count();
    co_return counted ? counted->signals : 0;
}

task<result<void>> rekeying::settled() {
    const auto state = co_await parts_.epochs.rekeying();
    if (!state) co_return state.error();
    if (state->towards != 0 || state->epoch != parts_.vault.newest_epoch())
        co_return busy("a rotation is under way; see kruispunt keys status");
    co_return result<void>();
}

task<result<void>> rekeying::note(std::string act, std::string by, std::string reason) {
    audit_entry entry;
    entry.act = std::move(act);
    entry.oin = std::move(by);
    entry.outcome = "ok";
    entry.reason = std::move(reason);
    co_return co_await parts_.trail.record(std::move(entry));
}

task<result<ports::key_status>> rekeying::status() {
    const auto state = co_await parts_.epochs.rekeying();
    if (!state) co_return state.error();
    ports::key_status now;
    now.epochs = parts_.ring.epochs();
    now.epoch = state->epoch;
    const progress at = shown();
    now.stage = at.stage;
    now.done = at.done;
    now.of = at.of;
    now.unreadable = at.unreadable;
    const bool under_way = state->towards != 0 || state->epoch != parts_.vault.newest_epoch();
    if (under_way && now.stage == rotation_stage::none) now.stage = rotation_stage::making;
    if (under_way || now.epochs.size() < 2) co_return now;
    if (const auto counted = counted_names()) {
        now.older_names = *counted;
        co_return now;
    }
    const auto names = co_await count_names();
    if (!names) co_return names.error();
    now.older_names = *names;
    co_return now;
}

task<result<std::int64_t>> rekeying::count_names() {
    const auto found = co_await parts_.epochs.older_names(parts_.clock.now());
    if (!found) co_return found;
    const std::lock_guard lock(mutex_);
    names_ = *found;
    names_counted_ = std::chrono::steady_clock::now();
    co_return found;
}

std::optional<std::int64_t> rekeying::counted_names() const {
    const std::lock_guard lock(mutex_);
    const auto held = parts_.settings.names_hold;
    if (!names_counted_ || std::chrono::steady_clock::now() - *names_counted_ >= held)
        return std::nullopt;
    return names_;
}

task<result<ports::key_status>> rekeying::rotate(std::string by) {
    const int newest = parts_.vault.newest_epoch();
    const auto free = co_await settled();
    if (!free) co_return free.error();
    const auto noted = co_await note("rotate-keys", std::move(by), {});
    if (!noted) co_return noted.error();
    try {
        parts_.ring.add_epoch(newest);
    } catch (const std::runtime_error& why) {
        co_return busy(why.what());
    }
    waiting_.wake();
    co_return co_await status();
}

// Only once no data key is wrapped with what goes: looked at anew, whatever was done before.
task<result<ports::key_status>> rekeying::retire(std::string by) {
    const int newest = parts_.vault.newest_epoch();
    const auto free = co_await settled();
    if (!free) co_return free.error();
    const auto names = co_await count_names();
    if (!names) co_return names.error();
    const auto ring = parts_.ring.epochs();
    bool older = false;
    for (std::size_t i = 1; i < ring.size(); ++i)
        older = older || ring[i].whole || *names == 0;
    if (!older) co_return busy("the ring holds no older key that nothing needs");
    const bool wrapped = co_await wrap_all();
    show({});
    if (!wrapped) co_return make_error(errc::temporarily_unavailable);
    const auto noted = co_await note("retire-keys", std::move(by), {});
    if (!noted) co_return noted.error();
    try {
        parts_.ring.retire_older(newest, *names == 0);
    } catch (const std::runtime_error& why) {
        co_return busy(why.what());
    }
    co_return co_await status();
}

void rekeying::forget_names() {
    const std::lock_guard lock(mutex_);
    names_counted_.reset();
}

void rekeying::show(progress now) {
    const std::lock_guard lock(mutex_);
    progress_ = now;
}

void rekeying::advance(std::int64_t by, std::int64_t unreadable) {
    const std::lock_guard lock(mutex_);
    progress_.done += by;
    progress_.unreadable += unreadable;
}

rekeying::progress rekeying::shown() const {
    const std::lock_guard lock(mutex_);
    return progress_;
}

} // namespace kruispunt::exchange
