#pragma once

#include "gateway/store/sqlite/database.hpp"

#include <atomic>
#include <functional>
#include <string>

namespace kruispunt::store::sqlite {

/// Who is told what becomes of writing; on the thread that writes, briefly.
struct store_alarms {
    /// Once: nothing more is acknowledged, the process must end and start anew.
    std::function<void(const std::string& why)> failed{};
    /// True where there is no room to write, false once there is again.
    std::function<void(bool full)> full{};
};

/// Whether what is written may still be acknowledged. After the first error of the disk nobody
/// knows what a later success is worth (a sync that failed may succeed the next time with its pages
/// lost), so it ends that for good. A full disk passes: nothing is acknowledged, nothing ends.
/// Any thread.
class soundness {
public:
    explicit soundness(store_alarms alarms);

    bool broken() const { return broken_; }

    bool full() const { return full_; }

    /// What an error of writing means for the whole store; gives whether it is still sound.
    bool after(const failure& why);

    /// No error of the disk, and yet nothing can be relied on.
    void give_up(const std::string& why);

    /// Something was written to the disk: there is room again.
    void found_room();

private:
    store_alarms alarms_;
    std::atomic<bool> broken_{false};
    std::atomic<bool> full_{false};
};

} // namespace kruispunt::store::sqlite
