#pragma once

#include "gateway/domain/region_policy.hpp"

#include <filesystem>

namespace kruispunt::adapters::sdk {

/// Reads a region's policy file: region, active_years, closing, archive_from, archive_years,
/// age_limit_years, gives_bsn_only, may_leave_out_bsn, consent, may_learn. Throws
/// std::runtime_error (`file:line: what`) for an unknown key or word, a missing value, and whatever
/// goes beyond the statute (Retention).
domain::region_policy load_policy(const std::filesystem::path& file);

} // namespace kruispunt::adapters::sdk
