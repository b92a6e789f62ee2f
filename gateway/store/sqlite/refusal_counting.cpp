#include "gateway/store/sqlite/refusal_counting.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace kruispunt::store::sqlite {

namespace {

using namespace domain;

std::string_view not_authorised() {
    return wire_code(errc::oin_not_authorised);
}

bool is_refusal(const ports::audit_deed& deed) {
    return deed.record.outcome != "ok" && !deed.record.oin.empty();
}

// What time, or a notice, came to has no party either, and is no refusal of one.
bool of_nobody(const ports::audit_deed& deed) {
    return deed.record.oin.empty() && deed.record.outcome == not_authorised();
}

ports::audit_deed deed_of(const counted_refusals& counted) {
    ports::audit_deed deed;
    deed.record.act = "refuse";
    deed.record.oin = counted.party;
    if (counted.party.empty()) deed.record.party = "meerdere";
    deed.record.outcome = counted.code;
    deed.record.times = counted.times;
    return deed;
}

} // namespace

void refusal_counting::take_back() {
    if (!before_) return;
    meter_ = std::move(before_->meter);
    held_ = before_->held;
    last_ = before_->last;
    before_.reset();
}

bool refusal_counting::is_over(instant at) const {
    using std::chrono::floor;
    using std::chrono::minutes;
    return ending_ || floor<minutes>(at) != floor<minutes>(last_);
}

refusal_counting::deeds refusal_counting::entered(deeds of, instant at) {
    take_back();
    std::erase_if(of, of_nobody);
    const bool refuses = std::any_of(of.begin(), of.end(), is_refusal);
    const bool over = held_ && is_over(at);
    if (!refuses && !over) return of;
    before_ = state{meter_, held_, last_};
    deeds all;
    for (const counted_refusals& counted : ending_ ? meter_.take_all() : meter_.take_over(at))
        all.push_back(deed_of(counted));
    held_ = refuses || !over;
    if (refuses) last_ = at;
    for (ports::audit_deed& deed : of)
        if (!is_refusal(deed) || meter_.enters(deed.record.oin, deed.record.outcome, at))
            all.push_back(std::move(deed));
    return all;
}

} // namespace kruispunt::store::sqlite
