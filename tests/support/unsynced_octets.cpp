#include "tests/support/unsynced_octets.hpp"

#include <algorithm>

namespace kruispunt::support {

namespace {

void put(std::string& file, std::size_t at, const std::string& octets) {
    file.resize(std::max(file.size(), at + octets.size()));
    file.replace(at, octets.size(), octets);
}

void undo(const unsynced_piece& done, std::string& file) {
    put(file, done.at, done.before);
    file.resize(done.size_before);
}

void redo(const unsynced_piece& done, std::string& file) {
    if (done.after.empty())
        file.resize(std::min(file.size(), done.at));
    else
        put(file, done.at, done.after);
}

} // namespace

std::string after_loss_of_power(
    std::string octets, const std::vector<unsynced_piece>& pieces, std::mt19937& lot
) {
    for (auto last = pieces.rbegin(); last != pieces.rend(); ++last)
        undo(*last, octets);
    for (const unsynced_piece& piece : pieces)
        if (lot() % 2 == 0) redo(piece, octets);
    return octets;
}

} // namespace kruispunt::support
