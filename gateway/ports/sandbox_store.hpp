#pragma once

#include "gateway/domain/command.hpp"
#include "gateway/ports/sandbox_desk.hpp"
#include "gateway/ports/store.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace kruispunt::ports {

/// What erasing the sandbox's signals asks of the store. Any thread.
class sandbox_store {
public:
    virtual ~sandbox_store() = default;

    /// How much a region holds; reads the numbers of its signals and their matches.
    virtual task<domain::result<sandbox_holding>> holding(std::string region) = 0;

    /// Withdrawals of the first `limit` signals of a region behind a number, in the order of their
    /// numbers (`own_row`).
    virtual task<domain::result<std::vector<domain::sealed_command>>>
    withdrawals(std::string region, std::int64_t after, std::size_t limit) = 0;

    /// Carries them out in one transaction, and forgets the signals' ids, so that the region can
    /// give the same ones again: of what ended in the sandbox nothing stays, no contact either. How
    /// many went; one that was gone already is none.
    virtual task<domain::result<std::int64_t>> erase(std::vector<act> acts) = 0;
};

} // namespace kruispunt::ports
