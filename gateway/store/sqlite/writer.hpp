#pragma once

#include "gateway/ports/clock.hpp"
#include "gateway/ports/tally.hpp"
#include "gateway/store/sqlite/act_writing.hpp"
#include "gateway/store/sqlite/checkpointer.hpp"
#include "gateway/store/sqlite/reserve.hpp"
#include "gateway/store/sqlite/soundness.hpp"

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

    /// Whether it takes something new in, which a full disk has no room for; what else is written
    /// then has the reserve.
    virtual bool takes_in() const { return false; }
};

/// The one thread that writes. All that waited during the last commit goes into the next one. Once
/// one finds no room nothing new is taken in until there is; after an error of the disk nothing is
/// written any more.
class writer {
public:
    /// Called on the writer's thread after a commit, with a region that is owed something new.
    using told_hook = std::function<void(const std::string&)>;

    /// Called on the writer's thread after every commit.
    using commit_hook = std::function<void(const ports::commit_seen&)>;

    writer(
        database& db,
        checkpointer& checkpoints,
        const domain::federation_policy& policy,
        domain::uuid_source& ids,
        ports::audit_trail& trail,
        const ports::clock& clock,
        soundness& sound,
        reserve& held,
        commit_hook committed
    );
    ~writer();

    writer(const writer&) = delete;
    writer& operator=(const writer&) = delete;

    /// False where the queue is full or the store is no longer sound; the job is then not taken.
    bool post(std::unique_ptr<writing_job>& job);

    void when_told(told_hook told);

private:
    using group = std::vector<std::unique_ptr<writing_job>>;
    enum class fate { kept, refused, spoilt, without_room };

    void work();
    group next_group();
    void take_more(group& jobs);
    void write_group(group& jobs);
    void write_one_by_one(group& jobs);

    bool has_room_for(const writing_job& job) const { return !saving_room_ || !job.takes_in(); }

    fate write_together(group& jobs);
    fate write_alone(writing_job& job);
    /// `write` gives how many jobs it wrote.
    fate attempt(const std::function<std::size_t()>& fill);
    void write(writing_job& job);
    fate after(const failure& why);
    void commit(transaction& change, std::size_t jobs);
    void tell();

    database& db_;
    checkpointer& checkpoints_;
    const ports::clock& clock_;
    act_writing writing_;
    group_traces traces_;
    soundness& sound_;
    reserve& reserve_;
    const commit_hook committed_;
    bool saving_room_ = false; ///< of the group that is being written
    std::mutex mutex_;
    std::condition_variable posted_;
    group waiting_;
    told_hook told_hook_;
    bool stopping_ = false;
    std::thread thread_;
};

} // namespace kruispunt::store::sqlite
