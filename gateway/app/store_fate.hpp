#pragma once

#include "gateway/ports/alarms.hpp"
#include "gateway/store/sqlite/soundness.hpp"

#include <functional>
#include <mutex>
#include <string>

namespace kruispunt::app {

/// Hears from the store's files what becomes of writing: an alarm stands while one of them finds no
/// room, and one that fails ends the process. Any thread.
class store_fate {
public:
    /// `alarms` must outlive it; `folder` is what is named where room must be made; `failed` is
    /// called once a file.
    store_fate(ports::alarms& alarms, std::string folder, std::function<void()> failed)
        : alarms_(alarms), folder_(std::move(folder)), failed_(std::move(failed)) {}

    /// For one file; what tells of it must not outlive this.
    store::sqlite::store_alarms of_a_file();

private:
    void stopped(const std::string& why);
    void full(bool now);

    ports::alarms& alarms_;
    std::string folder_;
    std::function<void()> failed_;
    std::mutex mutex_;
    int without_room_ = 0; ///< files
};

} // namespace kruispunt::app
