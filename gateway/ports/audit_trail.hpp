#pragma once

#include "gateway/domain/audit_record.hpp"
#include "gateway/ports/audit_tree.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace kruispunt::ports {

/// Under which the trail commits to what may have to be forgotten; it is forgotten with it.
using audit_salt = std::array<std::uint8_t, 32>;

/// An entry to be: what stands in it, and what it only commits to. An empty text is not asked.
struct audit_deed {
    domain::audit_record record; ///< without moment, party and commitments: the trail adds them
    audit_salt salt{};           ///< for the four that follow
    std::string signal;          ///< `region/id`
    std::string child;           ///< a pseudonym in hexadecimal digits, as the two that follow
    std::string from_child;
    std::string to_child;
    std::string remark; ///< what a person wrote as the reason
    audit_salt remark_salt{};
};

/// Entries that are to be written together.
struct audit_group {
    std::uint64_t first = 0; ///< number of the first
    std::uint64_t count = 0;
    std::string lines; ///< each as it is published, followed by a newline
    std::vector<tree_node> nodes;
};

/// The log that the entries make: numbers them, writes their lines, grows the tree. What `add` gave
/// counts once `keep` says so; until then the next `add` begins where the last `keep` left it, so
/// that a transaction that is rolled back leaves no trace. One thread.
class audit_trail {
public:
    virtual ~audit_trail() = default;

    /// Goes on with a log of `size` entries. `kept` is not used after it returns. Throws where what
    /// is kept does not make a tree.
    virtual void open(std::uint64_t size, audit_records& kept) = 0;

    /// The next entries, of one moment; also where there are none, in every transaction: what one
    /// that was rolled back added is dropped so.
    virtual audit_group add(const std::vector<audit_deed>& deeds, domain::instant at) = 0;

    /// What was added last is durable.
    virtual void keep() = 0;

    /// A new random one.
    virtual audit_salt fresh_salt() = 0;

    /// The root of a tree over texts that are given one by one until there is none, in hexadecimal
    /// digits: what the log says of a trail that it goes on from.
    virtual std::string root_over(const std::function<std::optional<std::string>()>& next) = 0;
};

} // namespace kruispunt::ports
