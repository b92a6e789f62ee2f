#include "gateway/portal/subscription_page.hpp"

#include "gateway/portal/cloud_event.hpp"

#include <algorithm>

namespace kruispunt::portal {

namespace {

json receiver_form(const event_receiver& to) {
    if (to.oin.empty()) return nullptr;
    return json{{"oin", to.oin}, {"host", to.host}};
}

} // namespace

bool subscription_page::goes_on() const {
    const auto standing = alarms_.standing();
    return std::none_of(standing.begin(), standing.end(), [](const ports::standing_alarm& each) {
        return each.code == ports::alarm_code::coordination_unreachable;
    });
}

// No count, not even a rounded one, for whoever may know nothing exact: matches would be counted.
ports::task<ports::http_response> subscription_page::show(call c) {
    const auto sum = co_await store_.announcement_totals();
    if (!sum) co_return problem(sum.error());
    json all{{"ontvanger", receiver_form(to_)}, {"soorten", event_types()}, {"loopt", goes_on()}};
    if (!c.within.coarse) {
        all["verteld"] = sum->told;
        all["wachtend"] = sum->waiting;
        all["oudste"] = moment(sum->oldest);
        all["vervallen"] = sum->dropped;
    }
    co_return answered(200, all);
}

} // namespace kruispunt::portal
