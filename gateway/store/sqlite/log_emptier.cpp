#include "gateway/store/sqlite/log_emptier.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <future>
#include <memory>
#include <system_error>
#include <utility>

namespace kruispunt::store::sqlite {

namespace {

constexpr std::chrono::milliseconds again_after{250};
constexpr int reader_waited_for_ms = 100;

} // namespace

/// Writes nothing; what it is for is done when the group is committed and the next not begun.
class log_emptier::cutting_job final : public writing_job {
public:
    cutting_job(database& db, soundness& sound, std::promise<bool> done)
        : db_(db), sound_(sound), done_(std::move(done)) {}

    void write(act_writing&, domain::instant, group_traces&) override {}

    // A log that cannot be cut now is tried again: what is in it is not lost.
    void answer(std::unique_ptr<writing_job>, bool durable) override {
        bool cut = false;
        try {
            cut = durable && db_.checkpoint_truncate();
        } catch (const failure& why) {
            sound_.after(why);
        }
        done_.set_value(cut);
    }

private:
    database& db_;
    soundness& sound_;
    std::promise<bool> done_;
};

log_emptier::log_emptier(
    const std::filesystem::path& file,
    writer& writing,
    soundness& sound,
    std::chrono::milliseconds every
)
    : db_(file, database::access::write), log_(file.string() + "-wal"), writer_(writing),
      sound_(sound), every_(every), thread_([this] { work(); }) {}

log_emptier::~log_emptier() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    stopped_.notify_one();
    thread_.join();
}

void log_emptier::work() {
    sqlite3_busy_timeout(db_.handle(), reader_waited_for_ms);
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        lock.unlock();
        const bool emptied = empty_log();
        lock.lock();
        const auto pause = emptied ? every_ : std::min(every_, again_after);
        stopped_.wait_for(lock, pause, [this] { return stopping_; });
    }
}

// True where nothing is left in it.
bool log_emptier::empty_log() {
    if (sound_.broken()) return true;
    std::error_code none;
    if (std::filesystem::file_size(log_, none) == 0 || none) return true;
    try {
        db_.checkpoint_passive(); // the bulk, beside the writer
    } catch (const failure& why) {
        sound_.after(why);
        return false;
    }
    std::promise<bool> done;
    std::future<bool> cut = done.get_future();
    std::unique_ptr<writing_job> job = std::make_unique<cutting_job>(db_, sound_, std::move(done));
    return writer_.post(job) && cut.get();
}

} // namespace kruispunt::store::sqlite
