#include "gateway/store/sqlite/reader.hpp"

#include <utility>

namespace kruispunt::store::sqlite {

namespace {

constexpr std::size_t queue_limit = 10'000;

} // namespace

reader::reader(const std::filesystem::path& file)
    : db_(file, database::access::read), readings_(db_), thread_([this] { work(); }) {}

reader::~reader() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    posted_.notify_one();
    thread_.join();
}

bool reader::post(query q) {
    {
        const std::lock_guard lock(mutex_);
        if (stopping_ || waiting_.size() >= queue_limit) return false;
        waiting_.push_back(std::move(q));
    }
    posted_.notify_one();
    return true;
}

void reader::work() {
    std::unique_lock lock(mutex_);
    while (true) {
        posted_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
        if (waiting_.empty()) return;
        const query next = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        next(readings_);
        lock.lock();
    }
}

} // namespace kruispunt::store::sqlite
