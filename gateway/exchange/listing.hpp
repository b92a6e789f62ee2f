#pragma once

#include "gateway/domain/region_policy.hpp"
#include "gateway/domain/use_case.hpp"
#include "gateway/exchange/municipality_lookup.hpp"
#include "gateway/ports/vault.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace kruispunt::exchange {

/// A page of open matches with its contacts opened.
struct opened_listing {
    std::vector<domain::listed_match> matches;
    std::vector<std::int64_t> gone; ///< data keys that were erased since the store answered
    int left_out = 0;               ///< matches that could not be opened for it
    std::string tag; ///< strong validator of what is disclosed, and of nothing else (MS-11)
};

/// Opens the contacts of a listing and leaves out what `receiver` may not be told. Fails where one
/// cannot be opened for another reason than erasure: a match must not be missing unseen.
domain::result<opened_listing> open_listing(
    const domain::outcome& listed,
    ports::vault& vault,
    const domain::region_policy& receiver,
    const municipality_lookup& municipalities,
    domain::day today
);

} // namespace kruispunt::exchange
