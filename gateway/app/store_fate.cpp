#include "gateway/app/store_fate.hpp"

#include <utility>

namespace kruispunt::app {

store::sqlite::store_alarms store_fate::of_a_file() {
    return {[this](const std::string& why) { stopped(why); }, [this](bool now) { full(now); }};
}

void store_fate::stopped(const std::string& why) {
    alarms_.raise(ports::alarm_code::store_failed, {}, "the store has stopped writing: " + why);
    failed_();
}

void store_fate::full(bool now) {
    const std::lock_guard lock(mutex_);
    without_room_ += now ? 1 : -1;
    if (without_room_ == 0) return alarms_.clear(ports::alarm_code::disk_full, {});
    alarms_.raise(
        ports::alarm_code::disk_full,
        {},
        "the disk is full: every write is answered \"try again\"; make room in " + folder_
    );
}

} // namespace kruispunt::app
