#pragma once

#include "gateway/exchange/composer.hpp"
#include "gateway/exchange/lane_parts.hpp"
#include "gateway/exchange/participant.hpp"
#include "gateway/exchange/wakeable.hpp"
#include "gateway/ports/post_boxes.hpp"

#include <memory>
#include <string>
#include <vector>

namespace kruispunt::exchange {

struct mailbox_settings {
    std::chrono::hours heartbeat{24}; ///< who does not come for longer is alarmed of
    std::chrono::milliseconds look_again{60'000};
};

/// The mailboxes of regions without an endpoint. A notice lies there until its region has taken it
/// or it has nothing left to tell; it is made anew each time it is looked at, so that it tells what
/// is so today. What an operator holds is not shown (BEH-11). `run` on one serial executor, the
/// rest from any thread; what notices are made with is used on that executor.
class mailboxes final : public ports::post_boxes {
public:
    /// All of it must outlive them; `owners` are the regions that have one.
    mailboxes(
        const std::vector<participant>& owners,
        const lane_parts& parts,
        boost::asio::any_io_executor executor,
        const mailbox_settings& settings = {}
    );
    ~mailboxes() override;

    std::optional<std::string> owner(std::string_view oin) const override;
    ports::task<domain::result<ports::post>>
    look(std::string region, std::int64_t after, std::size_t limit) override;
    ports::task<domain::result<bool>> take(std::string region, std::int64_t number) override;

    /// Alarms, once, of a region that has not come for too long; until stopped.
    ports::task<void> run();

    void stop() { waiting_.stop(); }

    /// Nothing is shown to the region from now on, or again.
    void hold(std::string_view region, bool held);

    /// The region's own calls are refused from now on, or taken again (BEH-02).
    void suspend(std::string_view region, bool suspended);

    /// Whether it is held; nothing where the region has no mailbox.
    std::optional<bool> held(std::string_view region) const;

    /// When the region last came, by the machine's clock, or they began; zero where it has none.
    domain::instant seen_at(std::string_view region) const;

private:
    struct box;

    box* of(std::string_view region) const;
    ports::task<domain::result<ports::post>> shown(box& of, std::int64_t after, std::size_t limit);
    ports::task<domain::result<bool>> taken(box& of, std::int64_t number);
    ports::task<domain::result<void>>
    settle(std::vector<const domain::notice*> told, std::vector<ports::settlement> came_to);
    void look_for_late(box& of);

    lane_parts parts_;
    boost::asio::any_io_executor executor_;
    mailbox_settings settings_;
    wakeable waiting_;
    std::vector<std::unique_ptr<box>> boxes_;
};

} // namespace kruispunt::exchange
