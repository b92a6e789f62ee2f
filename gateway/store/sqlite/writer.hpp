#pragma once

#include "gateway/ports/clock.hpp"
#include "gateway/store/sqlite/act_writing.hpp"
#include "gateway/store/sqlite/checkpointer.hpp"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace kruispunt::store::sqlite {

/// Something to be written. `write` runs on the writer's thread inside a group's transaction and
/// may run twice (a group that fails is tried one by one); `answer` runs after the commit, or
/// after its failure with `durable` false. It is handed the job itself, so that what was made on
/// the asker's thread is freed there: between threads the allocator is slow.
class writing_job {
public:
    virtual ~writing_job() = default;

    virtual void write(act_writing& writing, domain::instant now, group_traces& traces) = 0;
    virtual void answer(std::unique_ptr<writing_job> self, bool durable) = 0;
};

/// The one thread that writes. All that waited during the last commit goes into the next one.
class writer {
public:
    /// Called on the writer's thread after a commit, with a region that is owed something new.
    using told_hook = std::function<void(const std::string&)>;
    /// Called once, where a commit failed: nothing more will be acknowledged.
    using failed_hook = std::function<void(const std::string&)>;

    writer(
        database& db,
        checkpointer& checkpoints,
        const domain::federation_policy& policy,
        domain::uuid_source& ids,
        const ports::clock& clock,
        failed_hook failed
    );
    ~writer();

    writer(const writer&) = delete;
    writer& operator=(const writer&) = delete;

    /// False where the queue is full or the writer has failed; the job is then not taken.
    bool post(std::unique_ptr<writing_job>& job);

    void when_told(told_hook told);

private:
    using group = std::vector<std::unique_ptr<writing_job>>;

    void work();
    group next_group();
    void take_more(group& jobs);
    void write_group(group& jobs);
    bool write_together(group& jobs);
    void write_one_by_one(group& jobs);
    void commit(transaction& change, domain::instant now);
    void tell();

    database& db_;
    checkpointer& checkpoints_;
    const ports::clock& clock_;
    act_writing writing_;
    group_traces traces_;
    failed_hook failed_hook_;
    std::mutex mutex_;
    std::condition_variable posted_;
    group waiting_;
    told_hook told_hook_;
    bool stopping_ = false;
    std::atomic<bool> failed_{false};
    std::thread thread_;
};

} // namespace kruispunt::store::sqlite
