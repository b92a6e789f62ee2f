#pragma once

#include "gateway/store/sqlite/soundness.hpp"

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>

namespace kruispunt::store::sqlite {

/// Copies the WAL back beside the writer, on a connection and thread of its own, so that no
/// commit waits for the bulk of it. What came in meanwhile the writer copies itself, a little,
/// and the WAL starts anew. A copy that finds no room is tried again later: nothing is lost by it,
/// the WAL grows, and it is the next commit that says so. One that meets an error of the disk ends
/// the store like any other write.
class checkpointer {
public:
    checkpointer(const std::filesystem::path& file, soundness& sound);
    ~checkpointer();

    checkpointer(const checkpointer&) = delete;
    checkpointer& operator=(const checkpointer&) = delete;

    /// Called by the writer between two commits, on its own thread and connection.
    void after_commit(database& db);

private:
    void work();
    void copy_back();
    std::optional<int> copy_pass(database& db);

    database db_;
    soundness& sound_;
    std::mutex mutex_;
    std::condition_variable grown_;
    bool wanted_ = false;
    bool stopping_ = false;
    std::atomic<bool> copied_{false};
    std::filesystem::path log_;
    int commits_ = 0;
    std::thread thread_;
};

} // namespace kruispunt::store::sqlite
