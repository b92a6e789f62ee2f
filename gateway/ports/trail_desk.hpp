#pragma once

#include "gateway/domain/error.hpp"
#include "gateway/ports/http.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kruispunt::ports {

/// What an auditor looks for. An empty text is not asked.
struct trail_question {
    std::string from;                           ///< the first day, YYYY-MM-DD, Amsterdam's (COM-11)
    std::string to;                             ///< and the last
    std::map<std::string, std::string> members; ///< of an entry, and what each must be
    std::string signal; ///< `region/id`: only what is on it, as far as its salt is kept
    std::optional<std::uint64_t> before; ///< only entries with a lower number
    std::size_t limit = 100;
};

/// Entries, the newest first.
struct trail_page {
    std::vector<std::string> lines;               ///< as they are published
    std::map<std::uint64_t, std::string> remarks; ///< what a person wrote, by the entry's number
    std::optional<std::uint64_t> next;            ///< `before` of the next page; none: that was all
    std::uint64_t size = 0;                       ///< of the whole trail
};

/// The audit trail as auditors and regions ask after it. Any thread, on the caller's executor.
class trail_desk {
public:
    virtual ~trail_desk() = default;

    /// At most `limit` entries; fewer, with a next page, where many must be looked at to find them.
    virtual task<domain::result<trail_page>> page(trail_question asked) = 0;

    /// A proof (C2SP tlog-proof) that an entry stands in the log; nothing where the newest head
    /// does not count it.
    virtual task<domain::result<std::optional<std::string>>> proof(std::uint64_t number) = 0;

    /// That a head of `to` entries, the newest where none is named, continues one of `from`;
    /// nothing where there is no such head, or it counts fewer.
    virtual task<domain::result<std::optional<std::string>>>
    consistency(std::uint64_t from, std::optional<std::uint64_t> to) = 0;

    /// The newest signed head; empty before the first.
    virtual std::string head() const = 0;

    /// The public key of the heads, as C2SP signed-note writes it.
    virtual std::string key() const = 0;
};

} // namespace kruispunt::ports
