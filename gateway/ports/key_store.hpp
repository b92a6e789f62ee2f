#pragma once

#include "gateway/domain/error.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace kruispunt::ports {

/// A wrapped key and its number.
struct numbered_key {
    std::int64_t number = 0;
    std::string wrapped;
};

/// The wrapped data keys, in a file of their own, so that what is erased is erased in backups
/// too. Blocking; any thread.
class key_store {
public:
    virtual ~key_store() = default;

    /// Writes `wrapped` keys durably and gives the number of the first; the others follow on it.
    virtual domain::result<std::int64_t> add(const std::vector<std::string>& wrapped) = 0;

    /// The wrapped key of that number; `signal_unknown` where it is gone.
    virtual domain::result<std::string> find(std::int64_t number) const = 0;

    /// Numbers above `after`, ascending, at most `limit`, of keys that were there already when this
    /// store was opened.
    virtual domain::result<std::vector<std::int64_t>>
    left_over(std::int64_t after, std::size_t limit) const = 0;

    /// Keys with a number above `after`, ascending, at most `limit`, with their numbers.
    virtual domain::result<std::vector<numbered_key>>
    some(std::int64_t after, std::size_t limit) const = 0;

    /// Writes these in the place of those that bear their numbers, durably and so that nothing of
    /// what stood there can be recovered; one that was erased meanwhile stays so.
    virtual domain::result<void> replace(const std::vector<numbered_key>& wrapped) = 0;

    /// Makes these keys unrecoverable from the file and its log.
    virtual domain::result<void> erase(const std::vector<std::int64_t>& numbers) = 0;
};

} // namespace kruispunt::ports
