#pragma once

#include <cstddef>
#include <random>
#include <string>
#include <vector>

namespace kruispunt::support {

/// What a write, or a cut, that was not synced made of a file's octets from `at` on.
struct unsynced_piece {
    std::size_t at = 0;
    std::size_t size_before = 0; ///< of the file
    std::string before;          ///< as far as there were any
    std::string after;           ///< empty: the file was cut at `at`
};

/// What a loss of power may leave of a file that holds `octets` and has these pieces, in the order
/// in which they were written: each is there or not, as `lot` wills.
std::string after_loss_of_power(
    std::string octets, const std::vector<unsynced_piece>& pieces, std::mt19937& lot
);

} // namespace kruispunt::support
