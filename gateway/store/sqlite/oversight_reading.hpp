#pragma once

#include "gateway/ports/oversight_store.hpp"
#include "gateway/store/sqlite/database.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kruispunt::store::sqlite {

/// What operators and auditors ask, read on a connection of its own; lists are narrowed to a region
/// where one is named. One thread.
class oversight_reading {
public:
    explicit oversight_reading(database& db);

    std::vector<ports::open_objection> objections(const std::string& region, std::size_t limit);
    std::vector<ports::open_clash> clashes(const std::string& region, std::size_t limit);
    std::vector<ports::corrected_identity>
    corrected_identities(const std::string& region, std::size_t limit);
    std::vector<ports::untaken_match> untaken(const std::string& region, std::size_t limit);
    std::map<std::string, std::int64_t> counters();
    std::optional<domain::sealed_identity> identity_of(const domain::digest& signal_key);

private:
    statement objections_;
    statement clashes_;
    statement corrected_;
    statement untaken_;
    statement counters_;
    statement identity_;
};

} // namespace kruispunt::store::sqlite
