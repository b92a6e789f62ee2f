#pragma once

#include "gateway/exchange/back_off.hpp"
#include "gateway/exchange/breaker.hpp"
#include "gateway/exchange/lane_parts.hpp"
#include "gateway/exchange/participant.hpp"

#include <optional>
#include <string>

namespace kruispunt::exchange {

/// What came of telling a notice once.
struct telling {
    ports::settlement
        settled; ///< of the notice; when it is due again, but for what the region shows
    showing showed = showing::nothing;
    std::chrono::milliseconds asked{0}; ///< how long the region asked to wait
    bool gone = false;                  ///< the region said that nobody is there any more (MS-22)
};

/// Tells one region one notice at a time or many at once: opens what it tells, discloses what the
/// region may learn, calls, reads the receipt. One serial executor.
class courier {
public:
    courier(const participant& to, const lane_parts& parts, std::uint32_t seed)
        : to_(to), parts_(parts), back_off_(parts.settings.back_off, seed) {}

    ports::task<telling> tell(const ports::owed_notice& owed);

private:
    ports::task<telling> tell_of_other(const ports::owed_notice& owed);
    ports::task<telling> tell_of_relocation(const ports::owed_notice& owed);
    ports::task<telling> tell_of_inspection(const ports::owed_notice& owed);
    ports::task<telling> after_erasure(const ports::owed_notice& owed);
    telling not_opened(const ports::owed_notice& owed, const domain::error& why);
    ports::task<telling> send(const ports::owed_notice& owed, domain::disclosure told);
    ports::task<telling> after_call(
        const ports::owed_notice& owed,
        const domain::disclosure& told,
        const ports::http_request& sent,
        const ports::call_outcome& call
    );
    telling after_receipt(
        const ports::owed_notice& owed,
        const domain::disclosure& told,
        const ports::receipt& receipt
    );
    telling refused(const ports::owed_notice& owed, std::string code);
    telling asks_to_wait(const ports::owed_notice& owed, const ports::receipt& receipt) const;
    telling nobody_there(const ports::owed_notice& owed, std::string code);
    ports::settlement delivered(
        const ports::owed_notice& owed, const domain::disclosure& told, std::string code
    ) const;
    ports::settlement
    again(const ports::owed_notice& owed, std::chrono::milliseconds wait, std::string code) const;
    std::optional<domain::municipality> municipality_of(const domain::notice& what) const;

    const participant& to_;
    const lane_parts& parts_;
    back_off back_off_;
};

} // namespace kruispunt::exchange
