#pragma once

#include "gateway/exchange/back_off.hpp"
#include "gateway/exchange/municipality_lookup.hpp"
#include "gateway/exchange/participant.hpp"
#include "gateway/exchange/wakeable.hpp"
#include "gateway/ports/clock.hpp"
#include "gateway/ports/journal.hpp"
#include "gateway/ports/store.hpp"
#include "gateway/ports/vault.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kruispunt::exchange {

struct delivery_settings {
    back_off_settings back_off;
    std::chrono::milliseconds call_limit{5'000};
};

/// What a lane works with; all of it must outlive the lane.
struct lane_parts {
    ports::store& store;
    ports::vault& vault;
    ports::http_client& client;
    const ports::clock& clock;
    ports::journal& journal;
    const domain::federation_policy& policy;
    municipality_lookup municipalities;
    delivery_settings settings;
    boost::asio::any_io_executor heavy_work; ///< where adapters that are heavy are called
};

/// The outbox of one region: its notices in order, each until it is delivered, refused or
/// overtaken. A region that fails waits alone; the others' lanes are their own. One serial
/// executor; `wake` and `stop` from any thread.
class lane {
public:
    lane(
        participant to,
        const lane_parts& parts,
        boost::asio::any_io_executor executor,
        std::uint32_t seed
    );

    /// Delivers until stopped.
    ports::task<void> run();

    /// Something new is owed.
    void wake() { waiting_.wake(); }

    void stop() { waiting_.stop(); }

    const std::string& region() const { return to_.region; }

private:
    ports::task<std::chrono::milliseconds> deliver_what_is_due();
    ports::task<ports::settlement> deliver(const ports::owed_notice& owed);
    ports::task<ports::settlement> after_erasure(const ports::owed_notice& owed);
    ports::task<ports::settlement>
    send(const ports::owed_notice& owed, const std::optional<domain::contact>& contact);
    domain::disclosure disclosure_of(
        const ports::owed_notice& owed, const std::optional<domain::contact>& contact
    ) const;
    ports::task<ports::settlement> after_call(
        const ports::owed_notice& owed,
        const domain::disclosure& told,
        const ports::http_request& sent,
        const ports::call_outcome& call
    );
    ports::settlement after_receipt(const ports::owed_notice& owed, const ports::receipt& receipt);
    ports::settlement
    try_again(const ports::owed_notice& owed, std::chrono::milliseconds wait, std::string code);
    ports::settlement
    close_for(const ports::owed_notice& owed, std::chrono::milliseconds wait, std::string code);

    participant to_;
    lane_parts parts_;
    wakeable waiting_;
    back_off back_off_;
    int failures_ = 0;               ///< calls in a row that got no answer
    domain::instant closed_until_{}; ///< the region failed: nothing is sent to it before this
    bool gone_ = false;              ///< the region said that nobody is there any more
};

} // namespace kruispunt::exchange
