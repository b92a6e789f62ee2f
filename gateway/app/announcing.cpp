#include "gateway/app/announcing.hpp"

#include "gateway/portal/cloud_event.hpp"

#include <functional>
#include <random>

namespace kruispunt::app {

namespace {

exchange::announcer_parts parts_of(const announcing_parts& p, const called_party& to) {
    exchange::announcer_settings settings;
    settings.back_off = {p.configured.first_back_off, p.configured.longest_back_off};
    settings.call_limit = p.configured.delivery_limit;
    return {
        p.store,
        p.client,
        p.clock,
        p.alarms,
        {to.origin, to.oin},
        std::bind_front(&portal::cloud_event, to.path, p.configured.oin),
        settings};
}

} // namespace

announcing::announcing(const announcing_parts& p) : threads_(p.threads) {
    if (!p.configured.coordination) return;
    const auto executor = p.threads.executor(0);
    announcer_.emplace(parts_of(p, *p.configured.coordination), executor, std::random_device()());
    disturbances_.emplace(p.store, p.alarms, p.clock, executor);
}

void announcing::start(net::task_group& work) {
    if (!announcer_) return;
    net::spawn(threads_.executor(0), work, announcer_->run(), "announcer");
    net::spawn(threads_.executor(0), work, disturbances_->run(), "disturbances");
}

void announcing::stop() {
    if (!announcer_) return;
    announcer_->stop();
    disturbances_->stop();
}

} // namespace kruispunt::app
