#pragma once

#include "gateway/exchange/breaker.hpp"
#include "gateway/exchange/composer.hpp"
#include "gateway/exchange/lane_parts.hpp"
#include "gateway/exchange/participant.hpp"

#include <string>

namespace kruispunt::exchange {

/// What came of telling a notice once.
struct telling {
    ports::settlement settled; ///< of the notice; when it is due again, but for what the region
                               ///< shows
    showing showed = showing::nothing;
    std::chrono::milliseconds asked{0}; ///< how long the region asked to wait
    bool gone = false;                  ///< the region said that nobody is there any more (MS-22)
};

/// Tells one region one notice at a time or many at once: has it composed, calls, reads the
/// receipt. One serial executor.
class courier {
public:
    /// Both must outlive it.
    courier(const participant& to, const lane_parts& parts, std::uint32_t seed)
        : to_(to), parts_(parts), composer_(to, parts, seed) {}

    ports::task<telling> tell(const ports::owed_notice& owed);

private:
    ports::task<telling> send(const ports::owed_notice& owed, const message& said);
    telling not_answered(const ports::owed_notice& owed, const ports::call_outcome& call);
    telling after_receipt(
        const ports::owed_notice& owed, const message& said, const ports::receipt& receipt
    );
    telling refused(const ports::owed_notice& owed, std::string code);
    telling asks_to_wait(const ports::owed_notice& owed, const ports::receipt& receipt) const;
    telling nobody_there(const ports::owed_notice& owed, std::string code);

    const participant& to_;
    const lane_parts& parts_;
    composer composer_;
};

} // namespace kruispunt::exchange
