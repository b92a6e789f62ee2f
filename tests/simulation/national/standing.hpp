#pragma once

#include "tests/simulation/model/calendar.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace kruispunt::simulation {

/// What stands in the store's file, and what of it should not.
struct standing {
    std::map<std::string, std::int64_t> counts; ///< by name, for people
    std::vector<std::string> beyond_limit;      ///< data older than the rules allow
};

/// The files that are read, and up to which number data keys were given out.
struct kept_files {
    std::filesystem::path store;
    std::filesystem::path keys;
    std::int64_t keys_given_below = 0;
};

/// Reads every row of the store's files on `today`, after that day's sweep, and judges each by the
/// retention rules of the model; each data key must be a held signal's within a minute.
standing read_standing(const kept_files& files, model::day today);

} // namespace kruispunt::simulation
