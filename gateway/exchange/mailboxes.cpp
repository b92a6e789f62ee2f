#include "gateway/exchange/mailboxes.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <atomic>
#include <utility>

namespace kruispunt::exchange {

namespace asio = boost::asio;
using namespace domain;
using ports::settlement;
using ports::task;

struct mailboxes::box {
    box(participant region, const lane_parts& parts)
        : owner(std::move(region)), makes(owner, parts, 0), seen(parts.clock.machine_time()) {}

    const participant owner;
    composer makes;
    std::atomic<instant> seen; ///< when it last came, by the machine's clock
    std::atomic<bool> held = false;
    std::atomic<bool> suspended = false;
};

mailboxes::mailboxes(
    const std::vector<participant>& owners,
    const lane_parts& parts,
    asio::any_io_executor executor,
    const mailbox_settings& settings
)
    : parts_(parts), executor_(executor), settings_(settings), waiting_(std::move(executor)) {
    for (const participant& owner : owners)
        boxes_.push_back(std::make_unique<box>(owner, parts_));
}

mailboxes::~mailboxes() = default;

std::optional<std::string> mailboxes::owner(std::string_view oin) const {
    for (const auto& each : boxes_)
        if (each->owner.oin == oin && !each->suspended) return each->owner.region;
    return std::nullopt;
}

mailboxes::box* mailboxes::of(std::string_view region) const {
    const auto found = std::find_if(boxes_.begin(), boxes_.end(), [region](const auto& each) {
        return each->owner.region == region;
    });
    return found == boxes_.end() ? nullptr : found->get();
}

task<result<ports::post>>
mailboxes::look(std::string region, std::int64_t after, std::size_t limit) {
    box* const mine = of(region);
    if (!mine) co_return make_error(errc::oin_not_authorised);
    mine->seen = parts_.clock.machine_time();
    if (mine->held) co_return ports::post();
    co_return co_await asio::co_spawn(executor_, shown(*mine, after, limit), asio::use_awaitable);
}

// What has nothing left to tell is settled on the way.
task<result<ports::post>> mailboxes::shown(box& of, std::int64_t after, std::size_t limit) {
    const auto owed = co_await parts_.store.owed(of.owner.region, after, limit);
    if (!owed) co_return owed.error();
    ports::post found;
    std::vector<const notice*> over;
    std::vector<settlement> came_to;
    for (const ports::owed_notice& each : *owed) {
        composition made = co_await of.makes.compose(each);
        if (auto* const said = std::get_if<message>(&made)) {
            found.notices.push_back({each.number, each.notice.id, std::move(said->request)});
            continue;
        }
        auto& settled = std::get<settlement>(made);
        if (settled.becomes == settlement::state::queued) continue;
        over.push_back(&each.notice);
        came_to.push_back(std::move(settled));
    }
    if (owed->size() == limit && !owed->empty()) found.next = owed->back().number;
    const auto kept = co_await settle(std::move(over), std::move(came_to));
    if (!kept) co_return kept.error();
    co_return found;
}

task<result<void>>
mailboxes::settle(std::vector<const notice*> told, std::vector<settlement> came_to) {
    if (came_to.empty()) co_return result<void>();
    auto kept = co_await parts_.store.settle(came_to);
    for (std::size_t i = 0; kept && parts_.tally && i < told.size(); ++i)
        parts_.tally->told(*told[i], came_to[i].becomes);
    co_return kept;
}

task<result<bool>> mailboxes::take(std::string region, std::int64_t number) {
    box* const mine = of(region);
    if (!mine) co_return make_error(errc::oin_not_authorised);
    co_return co_await asio::co_spawn(executor_, taken(*mine, number), asio::use_awaitable);
}

// It is delivered whatever it would say today: they have it.
task<result<bool>> mailboxes::taken(box& of, std::int64_t number) {
    const auto owed = co_await parts_.store.owed(of.owner.region, number - 1, 1);
    if (!owed) co_return owed.error();
    if (owed->empty() || owed->front().number != number) co_return false;
    const composition made = co_await of.makes.compose(owed->front());
    settlement settled;
    if (const auto* const said = std::get_if<message>(&made))
        settled = of.makes.delivered(owed->front(), said->told, "taken");
    settled.number = number;
    settled.becomes = settlement::state::delivered;
    std::vector<const notice*> told(1, &owed->front().notice);
    std::vector<settlement> came_to(1, std::move(settled));
    const auto kept = co_await settle(std::move(told), std::move(came_to));
    if (!kept) co_return kept.error();
    co_return true;
}

task<void> mailboxes::run() {
    while (!waiting_.stopped()) {
        for (const auto& each : boxes_)
            look_for_late(*each);
        co_await waiting_.wait(settings_.look_again);
    }
}

void mailboxes::look_for_late(box& of) {
    const bool late = parts_.clock.machine_time() - of.seen.load() > settings_.heartbeat;
    const auto code = ports::alarm_code::mailbox_unvisited;
    if (!late) return parts_.alarms.clear(code, of.owner.region);
    parts_.alarms.raise(
        code,
        of.owner.region,
        "it has not come to its mailbox for " + std::to_string(settings_.heartbeat.count()) +
            " hours: what it is owed waits there"
    );
}

void mailboxes::hold(std::string_view region, bool held) {
    if (box* const mine = of(region)) mine->held = held;
}

void mailboxes::suspend(std::string_view region, bool suspended) {
    if (box* const mine = of(region)) mine->suspended = suspended;
}

std::optional<bool> mailboxes::held(std::string_view region) const {
    const box* const mine = of(region);
    return mine ? std::optional<bool>(mine->held) : std::nullopt;
}

instant mailboxes::seen_at(std::string_view region) const {
    const box* const mine = of(region);
    return mine ? mine->seen.load() : instant{};
}

} // namespace kruispunt::exchange
