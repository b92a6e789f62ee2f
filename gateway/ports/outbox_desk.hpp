#pragma once

#include "gateway/domain/notice.hpp"
#include "gateway/domain/use_case.hpp"
#include "gateway/ports/store.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace kruispunt::ports {

/// A notice that is not delivered, as an operator may know it: ids and what came of it, nothing of
/// a child and nothing of a contact.
struct undelivered {
    std::int64_t number = 0; ///< ascending is the order in which they arose
    domain::uuid id{};       ///< the notice's own, over all its attempts (COM-21)
    domain::notice_kind kind = domain::notice_kind::match_made;
    std::string region;    ///< to whom
    std::string reference; ///< the receiver's own signal id; empty: it is about none
    domain::uuid match{};  ///< all zero: it is about none
    domain::instant made_at{};
    int attempts = 0;               ///< since it arose or was set going again
    int put_off = 0;                ///< of these, the ones that count, see `settlement`
    domain::instant last_attempt{}; ///< zero: none yet
    domain::instant next_attempt{}; ///< of what is queued; zero: at once
    death cause = death::none;      ///< none: it is queued
    std::string code;               ///< what came of the last attempt
    /// Of a dead letter: what it tells was overtaken by a later notice that arrived.
    bool overtaken = false;
};

/// A page of them, oldest first.
struct undelivered_page {
    std::string region;     ///< empty: all
    bool dead = false;      ///< the dead letters; else what is queued
    std::int64_t after = 0; ///< the last number of the page before
    std::size_t limit = 100;
};

/// What an operator wants with a notice.
struct desk_order {
    domain::uuid notice{};
    std::string by;     ///< who, as the door knows them
    std::string reason; ///< for people, at most 200 characters
};

enum class desk_answer {
    done,
    unknown,  ///< there is none of that id, or it was delivered meanwhile
    not_dead, ///< it is queued, and goes by itself
    overtaken ///< telling it now would tell what is not so any more
};

/// What became of all that was ever owed (BEH-04).
struct outbox_sum {
    std::int64_t owed = 0;
    std::int64_t delivered = 0;
    std::int64_t queued = 0;
    std::int64_t dead = 0;
    std::int64_t suppressed = 0;
    std::int64_t dropped = 0; ///< given up by an operator

    /// 0 where nothing is lost and nothing is told twice.
    std::int64_t missing() const { return owed - delivered - queued - dead - suppressed - dropped; }
};

/// The operators' hand on what is not delivered (BEH-04). Any thread, on the caller's executor,
/// like `store`; a positive answer means durable, with its audit entry.
class outbox_desk {
public:
    virtual ~outbox_desk() = default;

    virtual task<domain::result<std::vector<undelivered>>> undelivered_on(undelivered_page page
    ) = 0;

    /// Nothing where there is none of that id.
    virtual task<domain::result<std::optional<undelivered>>> undelivered_of(domain::uuid id) = 0;

    /// From one consistent reading.
    virtual task<domain::result<outbox_sum>> sum() = 0;

    /// A dead letter is queued again in its old place, as if it had never been tried.
    virtual task<domain::result<desk_answer>> redrive(desk_order order) = 0;

    /// A dead letter, or what is queued, is given up and counted as dropped.
    virtual task<domain::result<desk_answer>> give_up(desk_order order) = 0;
};

/// What the audit trail says of an order to a notice to `region`.
inline domain::audit_entry
audited(std::string_view act, std::string region, const desk_order& order) {
    domain::audit_entry entry;
    entry.act = act;
    entry.region = std::move(region);
    entry.oin = order.by;
    entry.outcome = "ok";
    entry.reference = domain::to_text(order.notice);
    entry.reason = order.reason;
    return entry;
}

} // namespace kruispunt::ports
