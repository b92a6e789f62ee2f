#pragma once

#include "gateway/domain/bsn.hpp"

#include <string>

namespace kruispunt::support {

/// The `index`-th number (from 0, below 9,091) of the block 9999xxxxx that passes the 11-test; that
/// block is given to nobody. Throws beyond the block.
std::string made_up_digits(int index);

/// Likewise, as a BSN.
domain::bsn made_up_bsn(int index);

} // namespace kruispunt::support
