#include "gateway/app/reports_kept.hpp"

#include "gateway/app/configured_members.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace kruispunt::app {

namespace {

using namespace domain;
using ports::alarm_code;

constexpr std::chrono::days soon{30};
constexpr std::chrono::days in_sight{90};

constexpr std::array codes{
    alarm_code::report_expires, alarm_code::report_expires_soon, alarm_code::report_expired};

std::string text_for(const portal::verified_report* proof) {
    if (!proof)
        return "no accepted conformance report of it holds any more; it stays admitted. Have it "
               "tested and accepted anew and hand that in (kruispunt report hand-in), or suspend "
               "it";
    return "its accepted conformance report holds until " + to_rfc3339(proof->says->valid_until) +
           " only: have it tested and accepted anew, and hand that in (kruispunt report hand-in)";
}

} // namespace

std::optional<alarm_code> report_alarm(std::optional<instant> until, instant now) {
    if (!until || *until < now) return alarm_code::report_expired;
    if (*until - now <= soon) return alarm_code::report_expires_soon;
    if (*until - now <= in_sight) return alarm_code::report_expires;
    return std::nullopt;
}

reports_kept::reports_kept(
    const reports_kept_parts& parts,
    boost::asio::any_io_executor executor,
    std::chrono::milliseconds pause
)
    : keys_(parts.configured.body_keys),
      book_(
          {parts.store.admissions(),
           keys_,
           parts.clock,
           configured_members(parts.configured, parts.federation)}
      ),
      parts_(parts), pause_(pause), waiting_(std::move(executor)) {}

ports::task<void> reports_kept::run() {
    while (!waiting_.stopped()) {
        co_await judge();
        co_await waiting_.wait(pause_);
    }
}

// What cannot be read now is looked at in the next round; what stands still stands.
ports::task<void> reports_kept::judge() {
    const auto members = co_await parts_.store.memberships();
    if (!members) co_return;
    const auto reports = co_await book_.all();
    if (!reports) co_return;
    for (const region_config& each : parts_.configured.regions) {
        const auto at = std::find_if(members->begin(), members->end(), [&each](const auto& one) {
            return one.region == each.name;
        });
        const bool admitted = at != members->end() && at->what.state == member_state::admitted;
        tell(each.name, admitted, portal::report_book::proof_of(each.name, *reports));
    }
}

void reports_kept::tell(
    const std::string& region, bool admitted, const portal::verified_report* proof
) {
    std::optional<instant> until;
    if (proof) until = proof->says->valid_until;
    std::optional<alarm_code> due;
    if (admitted) due = report_alarm(until, parts_.clock.machine_time());
    for (const alarm_code code : codes)
        if (code != due) parts_.alarms.clear(code, region);
    if (due) parts_.alarms.raise(*due, region, text_for(proof));
}

} // namespace kruispunt::app
