#pragma once

#include "gateway/domain/use_case.hpp"
#include "gateway/store/sqlite/database.hpp"

#include <vector>

namespace kruispunt::store::sqlite {

/// Which signals name which parent (COM-23): the index by which a child's brothers and sisters are
/// found. One thread.
class parent_rows {
public:
    explicit parent_rows(database& db);

    /// Makes the rows of a signal those of `after`, where they were those of `before`.
    void change(
        domain::signal_number signal,
        const std::vector<domain::parent_pseudonym>& before,
        const std::vector<domain::parent_pseudonym>& after
    );

    /// The children of whom a signal names one of `parents`, each once.
    std::vector<domain::pseudonym> children_of(const std::vector<domain::parent_pseudonym>& parents
    );

private:
    statement add_;
    statement remove_;
    statement children_;
};

} // namespace kruispunt::store::sqlite
