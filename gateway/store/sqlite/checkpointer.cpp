#include "gateway/store/sqlite/checkpointer.hpp"

#include <system_error>

namespace kruispunt::store::sqlite {

namespace {

constexpr std::uintmax_t log_size_wanted = 16U << 20U;
constexpr int commits_between_looks = 64;
constexpr int little_left_pages = 1'000;
constexpr int passes_max = 4;

} // namespace

checkpointer::checkpointer(const std::filesystem::path& file, soundness& sound)
    : db_(file, database::access::write), sound_(sound), log_(file.string() + "-wal"),
      thread_([this] { work(); }) {}

checkpointer::~checkpointer() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    grown_.notify_one();
    thread_.join();
}

void checkpointer::after_commit(database& db) {
    if (copied_.exchange(false)) {
        copy_pass(db);
        return;
    }
    if (++commits_ < commits_between_looks) return;
    commits_ = 0;
    std::error_code none;
    if (std::filesystem::file_size(log_, none) < log_size_wanted || none) return;
    {
        const std::lock_guard lock(mutex_);
        wanted_ = true;
    }
    grown_.notify_one();
}

// How many pages are left, or nothing where it failed: it is tried again after more commits.
std::optional<int> checkpointer::copy_pass(database& db) {
    if (sound_.broken()) return std::nullopt;
    try {
        return db.checkpoint_passive();
    } catch (const failure& why) {
        sound_.after(why);
        return std::nullopt;
    }
}

void checkpointer::work() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        grown_.wait(lock, [this] { return stopping_ || wanted_; });
        if (stopping_) return;
        wanted_ = false;
        lock.unlock();
        copy_back();
        lock.lock();
    }
}

void checkpointer::copy_back() {
    // Each pass copies what came in during the one before it, which is less every time.
    std::optional<int> left;
    for (int pass = 0; pass < passes_max; ++pass) {
        left = copy_pass(db_);
        if (!left || *left <= little_left_pages) break;
    }
    copied_ = left.has_value();
}

} // namespace kruispunt::store::sqlite
