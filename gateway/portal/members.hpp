#pragma once

#include "gateway/domain/error.hpp"
#include "gateway/portal/answers.hpp"
#include "gateway/ports/region_store.hpp"
#include "gateway/ports/traffic.hpp"

#include <string_view>
#include <vector>

namespace kruispunt::portal {

/// A region that takes part: how it stands, whether something moves, what is counted of it.
struct member {
    ports::region_standing standing;
    ports::region_traffic traffic;
    ports::region_figures figures;
};

/// All of them, as configured.
ports::task<domain::result<std::vector<member>>>
read_members(ports::region_store& store, const ports::traffic& traffic);

/// Whether the configuration has that region.
bool takes_part(const ports::traffic& traffic, std::string_view region);

/// `loopt`, `wacht` (an operator holds it), `gestopt` (by itself), `geen`.
std::string_view word_of(ports::traffic_state state);

/// 404: a region that takes no part.
ports::http_response unknown_region();

/// How it stands and what moves; `coarse`: no exact count, and not whether anything waits at all.
json shown(const member& one, bool coarse = false);

} // namespace kruispunt::portal
