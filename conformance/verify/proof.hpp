#pragma once

#include "conformance/verify/head.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::conformance::verify {

/// A proof is no longer than this, and has no more hashes than a tree of 2^64 entries asks.
constexpr std::size_t longest_proof = 128 * 1024;
constexpr std::size_t longest_path = 65;

/// C2SP tlog-proof: an entry, its place, and the way from there to a head.
struct inclusion_proof {
    std::string line; ///< the entry itself, from `extra`
    std::uint64_t index = 0;
    std::vector<digest> path;
    std::string head;
};

reading<inclusion_proof> read_inclusion_proof(std::string_view octets);

/// The body that C2SP tlog-witness takes: the size of an earlier tree, and the way to a head.
struct consistency_proof {
    std::uint64_t from = 0;
    std::vector<digest> path;
    std::string head;
};

reading<consistency_proof> read_consistency_proof(std::string_view octets);

/// What was proven of an entry, or why it was not.
struct proven_entry {
    head at;
    std::uint64_t index = 0;
    std::string line;
};

reading<proven_entry>
check_inclusion(std::string_view octets, const std::vector<verifier_key>& trusted);

/// Whether the proof leads from `older`, a head that was trusted, to the head that it holds: that
/// head, or why not.
reading<head> check_consistency(
    const head& older, std::string_view octets, const std::vector<verifier_key>& trusted
);

/// Whether field `field` of the entry commits to `value` under the salt (64 hexadecimal digits):
/// empty where it does, else why not.
std::string why_not_opened(
    std::string_view line, std::string_view field, std::string_view value, std::string_view salt
);

} // namespace kruispunt::conformance::verify
