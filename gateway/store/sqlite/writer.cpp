#include "gateway/store/sqlite/writer.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace kruispunt::store::sqlite {

namespace {

constexpr std::size_t queue_limit = 20'000;
constexpr std::size_t group_limit = 1'000;

void answer(std::unique_ptr<writing_job>& job, bool durable) {
    writing_job& asked = *job;
    asked.answer(std::move(job), durable);
}

} // namespace

writer::writer(
    database& db,
    checkpointer& checkpoints,
    const domain::federation_policy& policy,
    domain::uuid_source& ids,
    const ports::clock& clock,
    failed_hook failed
)
    : db_(db), checkpoints_(checkpoints), clock_(clock), writing_(db, policy, ids),
      failed_hook_(std::move(failed)), thread_([this] { work(); }) {}

writer::~writer() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    posted_.notify_one();
    thread_.join();
}

bool writer::post(std::unique_ptr<writing_job>& job) {
    {
        const std::lock_guard lock(mutex_);
        if (failed_ || stopping_ || waiting_.size() >= queue_limit) return false;
        waiting_.push_back(std::move(job));
        if (waiting_.size() > 1) return true;
    }
    posted_.notify_one();
    return true;
}

void writer::when_told(told_hook told) {
    const std::lock_guard lock(mutex_);
    told_hook_ = std::move(told);
}

writer::group writer::next_group() {
    group jobs;
    {
        std::unique_lock lock(mutex_);
        posted_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
    }
    take_more(jobs);
    return jobs;
}

void writer::take_more(group& jobs) {
    const std::lock_guard lock(mutex_);
    const std::size_t room = group_limit - std::min(group_limit, jobs.size());
    const auto end =
        waiting_.begin() + static_cast<std::ptrdiff_t>(std::min(room, waiting_.size()));
    jobs.insert(
        jobs.end(), std::make_move_iterator(waiting_.begin()), std::make_move_iterator(end)
    );
    waiting_.erase(waiting_.begin(), end);
}

void writer::work() {
    for (group jobs = next_group(); !jobs.empty(); jobs = next_group()) {
        write_group(jobs);
        checkpoints_.after_commit(db_);
    }
}

void writer::write_group(group& jobs) {
    if (!failed_ && write_together(jobs)) {
        for (auto& job : jobs)
            answer(job, true);
        tell();
        return;
    }
    write_one_by_one(jobs);
}

bool writer::write_together(group& jobs) {
    traces_.clear();
    const domain::instant now = clock_.now();
    try {
        transaction change(db_);
        for (std::size_t done = 0; done < jobs.size(); take_more(jobs))
            for (; done < jobs.size(); ++done)
                jobs[done]->write(writing_, now, traces_);
        commit(change, now);
        return true;
    } catch (const failure&) {
        writing_.reset_counters();
        return false;
    }
}

void writer::write_one_by_one(group& jobs) {
    for (auto& job : jobs) {
        traces_.clear();
        const domain::instant now = clock_.now();
        try {
            if (failed_) throw failure(0, "the store has stopped writing");
            transaction change(db_);
            job->write(writing_, now, traces_);
            commit(change, now);
            answer(job, true);
            tell();
        } catch (const failure& why) {
            // An act alone that cannot be written is a broken store: nothing more is acknowledged.
            answer(job, false);
            if (!failed_.exchange(true)) failed_hook_(why.what());
        }
    }
}

void writer::commit(transaction& change, domain::instant now) {
    writing_.finish_group(now, traces_);
    change.commit();
}

void writer::tell() {
    if (traces_.told.empty()) return;
    told_hook hook;
    {
        const std::lock_guard lock(mutex_);
        hook = told_hook_;
    }
    if (!hook) return;
    for (const std::string& region : traces_.told)
        hook(region);
}

} // namespace kruispunt::store::sqlite
