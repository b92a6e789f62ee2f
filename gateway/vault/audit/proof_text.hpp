#pragma once

#include "gateway/vault/audit/tree_proofs.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace kruispunt::vault::audit {

/// C2SP's tlog-proof: that the entry with this line stands in the log of the signed head, with the
/// line itself as its `extra`, so that nothing else is needed to check it.
std::string proof_text(
    std::uint64_t index, std::string_view line, const tree_path& path, std::string_view signed_head
);

/// That the tree of `from` entries is the beginning of the signed head's: the body that C2SP's
/// tlog-witness takes.
std::string
consistency_text(std::uint64_t from, const tree_path& path, std::string_view signed_head);

} // namespace kruispunt::vault::audit
