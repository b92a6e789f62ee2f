#pragma once

#include "gateway/domain/disclosure.hpp"
#include "gateway/exchange/back_off.hpp"
#include "gateway/exchange/lane_parts.hpp"
#include "gateway/exchange/participant.hpp"

#include <optional>
#include <string>
#include <variant>

namespace kruispunt::exchange {

/// A notice in its region's protocol, and what it discloses.
struct message {
    domain::disclosure told;
    ports::http_request request;
};

/// The message, or what becomes of a notice of which there is none now: suppressed because what it
/// tells of is erased, queued where a key cannot be had now, dead where it cannot be read at all.
using composition = std::variant<message, ports::settlement>;

/// Makes of a notice what its region is to read: opens the contact it tells of, lets disclosure
/// leave out what the region may not learn, has the adapter write it. One serial executor.
class composer {
public:
    /// Both must outlive it.
    composer(const participant& to, const lane_parts& parts, std::uint32_t seed)
        : to_(to), parts_(parts), back_off_(parts.settings.back_off, seed) {}

    ports::task<composition> compose(const ports::owed_notice& owed);

    /// What becomes of a notice whose message arrived.
    ports::settlement delivered(
        const ports::owed_notice& owed, const domain::disclosure& told, std::string code
    ) const;

    /// It is told again after `wait`.
    ports::settlement
    again(const ports::owed_notice& owed, std::chrono::milliseconds wait, std::string code) const;

    /// It is told again after a back-off.
    ports::settlement again(const ports::owed_notice& owed, std::string code);

private:
    ports::task<composition> of_other(const ports::owed_notice& owed);
    ports::task<composition> of_relocation(const ports::owed_notice& owed);
    ports::task<composition> of_inspection(const ports::owed_notice& owed);
    ports::task<composition> after_erasure(const ports::owed_notice& owed);
    ports::settlement not_opened(const ports::owed_notice& owed, const domain::error& why);
    ports::task<composition> written(const ports::owed_notice& owed, domain::disclosure told);
    std::optional<domain::municipality> municipality_of(const domain::notice& what) const;

    const participant& to_;
    const lane_parts& parts_;
    back_off back_off_;
};

} // namespace kruispunt::exchange
