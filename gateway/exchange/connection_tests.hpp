#pragma once

#include "gateway/exchange/participant.hpp"
#include "gateway/ports/clock.hpp"
#include "gateway/ports/connection_desk.hpp"
#include "gateway/ports/store.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace kruispunt::exchange {

/// Tests the connections to regions (BEH-12): walks to the endpoint and asks what the protocol
/// answers without changing anything. Of a region with a feed that is the feed's own question from
/// the stored mark, of which nothing is taken; of another one OPTIONS on what takes its notices. It
/// leaves lanes, feeds and their connections alone. Any thread.
class connection_tests final : public ports::connection_desk {
public:
    /// So many regions are tested at once.
    static constexpr std::size_t most_at_once = 4;

    /// All of it must outlive them.
    connection_tests(
        const std::vector<participant>& regions,
        ports::link_walker& walker,
        ports::store& store,
        const ports::clock& clock
    );

    ports::task<domain::result<ports::connection_report>> test(std::string region) override;

private:
    struct bookings;
    class turn;

    ports::task<ports::connection_report> walk(const participant& to);
    ports::task<domain::result<ports::connection_report>> ask_feed(const participant& to);

    const std::vector<participant>& regions_;
    ports::link_walker& walker_;
    ports::store& store_;
    const ports::clock& clock_;
    // shared because a test that is torn down at the end may outlive the tests
    std::shared_ptr<bookings> bookings_;
};

} // namespace kruispunt::exchange
