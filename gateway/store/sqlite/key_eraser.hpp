#pragma once

#include "gateway/ports/key_store.hpp"
#include "gateway/store/sqlite/writer.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace kruispunt::store::sqlite {

/// Erases the data keys of signals that are gone: first the store's commit, then the key, then
/// the note that it must go, so that a crash between two of them repeats and forgets nothing. It
/// has the writer sweep what else is over, and where the disk was full it looks for room.
class key_eraser {
public:
    /// All must outlive the eraser.
    key_eraser(
        writer& writing,
        ports::key_store& keys,
        soundness& sound,
        reserve& held,
        std::chrono::milliseconds every
    );
    ~key_eraser();

    key_eraser(const key_eraser&) = delete;
    key_eraser& operator=(const key_eraser&) = delete;

private:
    void work();
    std::vector<std::int64_t> doomed();
    bool erase_some();
    void seek_room();

    writer& writer_;
    ports::key_store& keys_;
    soundness& sound_;
    reserve& reserve_;
    std::chrono::milliseconds every_;
    std::mutex mutex_;
    std::condition_variable stopped_;
    bool stopping_ = false;
    std::thread thread_;
};

} // namespace kruispunt::store::sqlite
