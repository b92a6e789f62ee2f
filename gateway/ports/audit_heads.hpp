#pragma once

#include "gateway/domain/calendar.hpp"
#include "gateway/domain/error.hpp"
#include "gateway/ports/http.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace kruispunt::ports {

/// The HTTP header that bears a head.
inline constexpr char head_field[] = "Kruispunt-Boomkop";

/// How many of the heads that were given out are at hand: an hour's.
inline constexpr std::size_t heads_at_hand = 64;

/// A signed head of the audit trail that may be given out: what it counts is durable, and so is it.
struct published_head {
    std::uint64_t size = 0;
    std::string note;   ///< as C2SP's tlog-checkpoint writes it
    std::string header; ///< its octets in Base64: the value of `head_field`
};

/// Any thread.
class tree_heads {
public:
    virtual ~tree_heads() = default;

    /// The newest that is given to everybody; none before the first was signed; shared because
    /// whoever writes it to a connection may still do so when another is the newest.
    virtual std::shared_ptr<const published_head> newest() const = 0;

    /// The newest that was signed, for who may see every entry: how the log grows from second to
    /// second would tell the others when something happens elsewhere.
    virtual std::shared_ptr<const published_head> newest_signed() const = 0;

    /// The one of that size that was given to everybody, among the last `heads_at_hand`; whoever
    /// has it may ask how it goes on from an earlier one, though another is the newest by then.
    virtual std::shared_ptr<const published_head> given_out(std::uint64_t size) const = 0;
};

/// Where signed heads are kept. Any thread, on the caller's executor; a positive answer means
/// durable.
class head_store {
public:
    virtual ~head_store() = default;

    /// Of one hour the last is kept.
    virtual task<domain::result<void>>
    keep_head(std::uint64_t size, domain::instant at, std::string note) = 0;
};

} // namespace kruispunt::ports
