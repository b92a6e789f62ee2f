#pragma once

#include "gateway/domain/use_case.hpp"

namespace kruispunt::federation {

/// What became of a match: acknowledged, consent, family informed, who leads (ESAR-16, MS-07,
/// MN-07). What is not said stays as it was; nothing said changes nothing and shows the match as it
/// is. The far side is told what it may see of it and is another now (COM-35); a refused consent
/// does not undo the match. One that ended, was never known or has no side in the asking region is
/// `signal_unknown` of `field::match_id`, alike.
extern const domain::use_case update;

/// The strong validator of a match as its near side may see it (MS-11).
std::string tag_of(
    const domain::match_fact& match,
    const domain::stored_signal& own,
    const std::string& municipality,
    const domain::region_policy& near
);

} // namespace kruispunt::federation
