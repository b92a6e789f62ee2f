#pragma once

#include "gateway/exchange/enactment.hpp"
#include "gateway/exchange/participant.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace kruispunt::exchange {

/// What bounds bulk loads.
struct bulk_settings {
    std::size_t longest_record = 256 * 1024; ///< octets of a line (COM-28)
    std::uint64_t most_records = 5'000'000;  ///< of one load (SISA-10)
    std::size_t in_flight = 512;             ///< lines read and not yet answered
    std::size_t octets_in_flight = std::size_t{4} * 1024 * 1024; ///< of those lines
    int loads = 4;                                               ///< at once, in all
};

/// Takes bulk loads (SISA-10): lines come in, each goes the way of a command, and their answers go
/// out in the same order. What is answered is durable. Memory is bounded whatever the load's size:
/// where answers are not read, lines are not read. Any thread; its parts must outlive it.
class bulk {
public:
    bulk(
        enactment& enacts,
        const ports::clock& clock,
        domain::uuid_source& ids,
        const bulk_settings& settings = {}
    )
        : enactment_(enacts), clock_(clock), ids_(ids), settings_(settings) {}

    /// Whether `target` is where `whose` sends bulk loads.
    static bool takes(const participant& whose, std::string_view target);

    /// Takes one load of `from`, whose adapter has a bulk side; `head` holds what the answer's
    /// header bears beside the protocol's own, `by` what each line is traced to (COM-29). A
    /// response in place of an answer that was not begun, else nothing; see
    /// `ports::http_handler::stream`.
    ports::task<std::optional<ports::http_response>> load(
        const participant& from,
        domain::trace by,
        ports::http_fields head,
        ports::body_source& body,
        ports::answer_sink& answer
    );

private:
    class place;

    enactment& enactment_;
    const ports::clock& clock_;
    domain::uuid_source& ids_;
    bulk_settings settings_;
    /// Loads under way; shared because one that is never resumed is destroyed after this.
    std::shared_ptr<std::atomic<int>> loads_ = std::make_shared<std::atomic<int>>(0);
};

} // namespace kruispunt::exchange
