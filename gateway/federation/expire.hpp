#pragma once

#include "gateway/domain/use_case.hpp"
#include "gateway/federation/telling.hpp"

namespace kruispunt::federation {

/// What time itself does to a signal on its day (Retention): its region is warned 30 days before
/// the end; at the end it becomes inactive or is destroyed; at the end of its archive it is
/// destroyed. Nothing happens where its day has not come: a sweep that asks twice does it once.
extern const domain::use_case lapse;

/// A child turned 23: all that is held on its BSN goes at once and its matches end (COM-12,
/// COM-31). Nothing happens where the signal was sealed anew since its birth date was read.
extern const domain::use_case reach_age_limit;

/// The active term of `known.own` is over by time: its open matches end, their other sides and its
/// own region are told (COM-25).
void leave_active(const domain::facts& known, teller& tell, domain::effects& into);

} // namespace kruispunt::federation
