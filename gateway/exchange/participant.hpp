#pragma once

#include "gateway/ports/region_adapter.hpp"

#include <string>

namespace kruispunt::exchange {

/// A region that takes part, with the adapter that speaks its protocol.
struct participant {
    std::string region;
    std::string oin;
    std::string origin; ///< "https://host:port" of its endpoint, where it is called
    const ports::region_adapter& adapter;
};

} // namespace kruispunt::exchange
