#pragma once

#include "gateway/store/sqlite/database.hpp"

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <thread>

namespace kruispunt::store::sqlite {

/// Copies the WAL back beside the writer, on a connection and thread of its own, so that no
/// commit waits for the bulk of it. What came in meanwhile the writer copies itself, a little,
/// and the WAL starts anew. A copy that fails is tried again later: nothing is lost by it, the WAL
/// grows, and where the disk is full it is the next commit that says so.
class checkpointer {
public:
    explicit checkpointer(const std::filesystem::path& file);
    ~checkpointer();

    checkpointer(const checkpointer&) = delete;
    checkpointer& operator=(const checkpointer&) = delete;

    /// Called by the writer between two commits, on its own thread and connection.
    void after_commit(database& db);

private:
    void work();
    void copy_back();

    database db_;
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
