#pragma once

#include "adapters/multisignaal/paging.hpp"
#include "adapters/sdk/mapping.hpp"
#include "gateway/ports/region_adapter.hpp"

#include <string>
#include <vector>

namespace kruispunt::adapters::multisignaal {

/// What the answer to a reading needs of its request beside operation and signal. The protocol has
/// no message id: its place in the correspondence carries this, or the findings of a request that
/// is refused.
struct reading_asked {
    page_asked page;
    std::string if_none_match; ///< as it came; empty: nothing was asked
};

/// Puts all findings of a refused request into its correspondence, and takes them out of it.
void carry(const std::vector<sdk::finding>& findings, ports::correspondence& in);
std::vector<sdk::finding> findings_in(const ports::correspondence& to);

/// The same for a reading.
void carry(const reading_asked& asked, ports::correspondence& in);
reading_asked reading_in(const ports::correspondence& to);

} // namespace kruispunt::adapters::multisignaal
