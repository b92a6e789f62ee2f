#pragma once

#include "conformance/mutation/mutation.hpp"
#include "conformance/regions/ledger.hpp"
#include "conformance/regions/protocol.hpp"
#include "conformance/regions/region_clock.hpp"
#include "conformance/regions/witness.hpp"

namespace kruispunt::conformance::regions {

/// How the region behaves towards the gateway's calls.
enum class mode {
    up,
    /// Not listening at all; the receiver sees nothing.
    down,
    /// Asks to try again later.
    unavailable,
    /// Takes a notice and closes the connection without an answer.
    silent,
    /// Refuses every notice for good.
    refuse,
    /// Multisignaal's 410: the webhook is gone (MS-22).
    gone
};

/// The side of a region that the gateway calls: who calls, in which mode, what the protocol says of
/// it, what the ledger makes of it.
class receiver {
public:
    receiver(
        protocol& speaks,
        ledger& keeps,
        witness& sees,
        const region_clock& clock,
        std::string gateway_oin,
        mutation::mutation broken = {}
    )
        : protocol_(speaks), ledger_(keeps), witness_(sees), clock_(clock),
          gateway_oin_(std::move(gateway_oin)), broken_(std::move(broken)) {}

    void handle(const wire::request& got, const wire::reply& send);

    void set_mode(mode now) { mode_ = now; }

    mode current_mode() const { return mode_; }

    /// Calls seen so far, whatever became of them.
    std::size_t calls() const { return calls_; }

private:
    bool is_gateway(const wire::request& got) const;
    void refuse_stranger(const wire::request& got, const wire::reply& give);
    void serve(const wire::request& got, const wire::reply& give);
    void take_notice(const wire::request& got, const wire::reply& give);
    void take(incoming came, std::string raw, const wire::reply& give);

    protocol& protocol_;
    ledger& ledger_;
    witness& witness_;
    const region_clock& clock_;
    std::string gateway_oin_;
    mutation::mutation broken_;
    mode mode_ = mode::up;
    std::size_t calls_ = 0;
};

} // namespace kruispunt::conformance::regions
