#pragma once

#include "gateway/store/sqlite/soundness.hpp"
#include "gateway/store/sqlite/writer.hpp"

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <thread>

namespace kruispunt::store::sqlite {

/// Empties the store's log every so often, so that what was erased does not outlive its erasure in
/// old pages there: those are copied back and the file is cut to nothing. A reader in the way is
/// waited for a moment and tried again; the cut itself is made between two groups of the writer, so
/// that neither waits for the other however much there is to do. One thread of its own.
class log_emptier {
public:
    log_emptier(
        const std::filesystem::path& file,
        writer& writing,
        soundness& sound,
        std::chrono::milliseconds every
    );
    ~log_emptier();

    log_emptier(const log_emptier&) = delete;
    log_emptier& operator=(const log_emptier&) = delete;

private:
    class cutting_job;

    void work();
    bool empty_log();

    database db_;
    std::filesystem::path log_;
    writer& writer_;
    soundness& sound_;
    std::chrono::milliseconds every_;
    std::mutex mutex_;
    std::condition_variable stopped_;
    bool stopping_ = false;
    std::thread thread_;
};

} // namespace kruispunt::store::sqlite
