#pragma once

#include "gateway/ports/store.hpp"
#include "gateway/store/sqlite/database.hpp"

#include <optional>
#include <vector>

namespace kruispunt::store::sqlite {

/// Writing side of the outbox. One thread.
class outbox_rows {
public:
    explicit outbox_rows(database& db);

    void add(const domain::notice& notice);

    /// Drops undelivered notices of matches made, dead letters too; gives the far side's signal of
    /// each.
    std::vector<domain::signal_number> drop(const domain::overtaken_notices& overtaken);

    /// The match that a queued notice says was made; nothing where it says anything else.
    struct told_match {
        domain::uuid match{};
        std::string one; ///< the two regions
        std::string other;
        domain::instant told_at{};
    };

    std::optional<told_match> match_told_by(std::int64_t number);

    /// A notice as the audit trail names it.
    struct noted_notice {
        domain::uuid id{};
        std::string region;    ///< whom it is for
        std::string reference; ///< that region's id of its own signal; empty: on none
        domain::signal_number about = 0;
        std::string transaction;
    };

    std::optional<noted_notice> noted(std::int64_t number);

    /// Writes what came of an attempt; gives the far side's signal where the notice is done with,
    /// or 0. Nothing where there is no such notice any more.
    std::optional<domain::signal_number>
    settle(const ports::settlement& settled, domain::instant now);

private:
    struct row {
        domain::notice_kind kind{};
        domain::signal_number about = 0;
        domain::signal_number other = 0;
        domain::uuid match{};
    };

    std::optional<row> find(std::int64_t number);
    void bind_extras(const domain::notice& notice);
    void end(const ports::settlement& settled, const row& of, domain::instant now);
    void overtake(const ports::settlement& by, const row& of);

    statement add_;
    statement find_;
    statement told_by_;
    statement noted_;
    statement again_;
    statement dead_;
    statement done_;
    statement overtake_;
    statement drop_;
    statement drop_of_;
    statement drop_one_;
};

} // namespace kruispunt::store::sqlite
