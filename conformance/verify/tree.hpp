#pragma once

#include "conformance/verify/hashing.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace kruispunt::conformance::verify {

/// The root of a log that is read from its beginning; holds log n hashes.
class running_root {
public:
    void add(const digest& leaf);

    std::uint64_t size() const { return size_; }

    digest root() const;

private:
    std::uint64_t size_ = 0;
    std::vector<digest> parts_; ///< of complete subtrees, the largest first
};

/// The root that an audit path (RFC 6962 §2.1.1) leads to from an entry; nothing where the path is
/// not as long as the entry's place in a tree of that size asks.
std::optional<digest> root_through(
    std::uint64_t index, std::uint64_t size, const digest& leaf, const std::vector<digest>& path
);

/// A head's part in a comparison.
struct sized_root {
    std::uint64_t size = 0;
    digest root{};
};

/// Whether a consistency proof (RFC 6962 §2.1.2) shows that `older` is the beginning of `newer`.
bool is_beginning_of(
    const sized_root& older, const sized_root& newer, const std::vector<digest>& path
);

} // namespace kruispunt::conformance::verify
