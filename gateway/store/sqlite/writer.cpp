#include "gateway/store/sqlite/writer.hpp"

#include <algorithm>
#include <chrono>
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
    ports::audit_trail& trail,
    const ports::clock& clock,
    soundness& sound,
    reserve& held,
    commit_hook committed
)
    : db_(db), checkpoints_(checkpoints), clock_(clock), writing_(db, policy, ids, trail),
      sound_(sound), reserve_(held), committed_(std::move(committed)), thread_([this] { work(); }) {
}

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
        if (sound_.broken() || stopping_ || waiting_.size() >= queue_limit) return false;
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
    if (writing_.end_trail()) attempt([] { return std::size_t{0}; });
}

void writer::write_group(group& jobs) {
    saving_room_ = sound_.full();
    const fate what = write_together(jobs);
    if (what == fate::spoilt || what == fate::without_room) return write_one_by_one(jobs);
    for (auto& job : jobs)
        answer(job, what == fate::kept && has_room_for(*job));
    if (what == fate::kept) tell();
}

void writer::write_one_by_one(group& jobs) {
    saving_room_ = sound_.full();
    for (auto& job : jobs) {
        const fate what = has_room_for(*job) ? write_alone(*job) : fate::without_room;
        if (what == fate::spoilt) sound_.give_up("an act alone could not be written");
        answer(job, what == fate::kept);
        if (what == fate::kept) tell();
    }
}

writer::fate writer::write_together(group& jobs) {
    return attempt([this, &jobs] {
        for (std::size_t done = 0; done < jobs.size(); take_more(jobs))
            for (; done < jobs.size(); ++done)
                if (has_room_for(*jobs[done])) write(*jobs[done]);
        return jobs.size();
    });
}

writer::fate writer::write_alone(writing_job& job) {
    return attempt([this, &job] {
        write(job);
        return std::size_t{1};
    });
}

// What joins a group that is being written came after it began.
void writer::write(writing_job& job) {
    job.write(writing_, clock_.now(), traces_);
}

writer::fate writer::attempt(const std::function<std::size_t()>& fill) {
    if (sound_.broken()) return fate::refused;
    traces_.clear();
    try {
        transaction change(db_);
        // Days can be moved in a sandbox; what was done when stays the machine's time.
        const domain::instant began = clock_.machine_time();
        writing_.begin_group(began);
        const std::size_t jobs = fill();
        writing_.finish_group(began, traces_);
        commit(change, jobs);
    } catch (const failure& why) {
        return after(why);
    }
    return fate::kept;
}

writer::fate writer::after(const failure& why) {
    if (!sound_.after(why)) return fate::refused;
    try {
        writing_.reset_counters();
    } catch (const failure& unread) {
        sound_.give_up(unread.what());
        return fate::refused;
    }
    if (why.means == trouble::act) return fate::spoilt;
    if (why.means != trouble::no_room) return fate::refused;
    reserve_.give_up();
    return fate::without_room;
}

void writer::commit(transaction& change, std::size_t jobs) {
    const auto began = std::chrono::steady_clock::now();
    change.commit();
    writing_.group_kept();
    if (committed_)
        committed_({jobs, std::chrono::steady_clock::now() - began, std::move(traces_.matches)});
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
