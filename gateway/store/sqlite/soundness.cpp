#include "gateway/store/sqlite/soundness.hpp"

#include <utility>

namespace kruispunt::store::sqlite {

soundness::soundness(store_alarms alarms) : alarms_(std::move(alarms)) {}

bool soundness::after(const failure& why) {
    if (why.means == trouble::disk) give_up(why.what());
    if (why.means == trouble::no_room && !full_.exchange(true) && alarms_.full) alarms_.full(true);
    return !broken_;
}

void soundness::give_up(const std::string& why) {
    if (!broken_.exchange(true) && alarms_.failed) alarms_.failed(why);
}

void soundness::found_room() {
    if (full_.exchange(false) && alarms_.full) alarms_.full(false);
}

} // namespace kruispunt::store::sqlite
