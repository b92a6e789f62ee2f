#pragma once

#include "gateway/ports/oversight_store.hpp"
#include "gateway/store/sqlite/database.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kruispunt::store::sqlite {

/// What operators and auditors ask, read on a connection of its own. One thread.
class oversight_reading {
public:
    explicit oversight_reading(database& db);

    std::vector<ports::open_objection> objections(const ports::oversight_page& page);
    ports::objection_sum count_objections(const std::string& region);
    std::vector<ports::open_clash> clashes(const ports::oversight_page& page);
    std::vector<ports::corrected_identity> corrected_identities(const ports::oversight_page& page);
    std::vector<ports::untaken_match> untaken(const ports::oversight_page& page);
    std::map<std::string, std::int64_t> counters();
    std::optional<domain::sealed_identity> identity_of(const domain::digest& signal_key);

private:
    statement objections_;
    statement objection_sum_;
    statement clashes_;
    statement corrected_;
    statement untaken_;
    statement counters_;
    statement identity_;
};

} // namespace kruispunt::store::sqlite
