#pragma once

#include "conformance/gateways/kernel/act.hpp"
#include "conformance/gateways/kernel/answer.hpp"
#include "conformance/gateways/kernel/findings.hpp"
#include "conformance/gateways/moved_clock.hpp"
#include "conformance/gateways/outbox.hpp"

#include <memory>
#include <string>

namespace kruispunt::conformance::gateways::kernel {

/// What the gateway keeps and does, whatever the protocol: signals, matches, moves, ends,
/// inspections. In memory; on the loop's thread.
class federation {
public:
    federation(const moved_clock& clock, outbox& out, const mutation::mutation& broken);
    ~federation();
    federation(const federation&) = delete;
    federation& operator=(const federation&) = delete;

    /// Does it, or says why not; notices lie in the outbox when it returns. What time did before is
    /// done first.
    answer perform(const act& what, const origin& from);

    /// What the region last said of a signal that is held; null where there is none (SISA-02.4).
    const content* known(const std::string& region, const std::string& id) const;

    /// Ends, destroys and warns by today's day (RET-1.14, COM-12.5).
    void sweep();

    /// Nothing is held any more.
    void reset();

    std::size_t signals() const;
    std::size_t open_matches() const;

private:
    struct inside;
    std::unique_ptr<inside> inside_;
};

} // namespace kruispunt::conformance::gateways::kernel
