#include "gateway/app/logging_processing.hpp"

#include "gateway/app/processing_lines.hpp"

#include <functional>
#include <random>

namespace kruispunt::app {

void logging_processing::start(net::task_group& work, const std::string& log) {
    const auto& to = parts_.configured.processing_log;
    if (!to) return;
    exchange::processing_settings settings;
    settings.back_off = {parts_.configured.first_back_off, parts_.configured.longest_back_off};
    settings.call_limit = parts_.configured.delivery_limit;
    const processing_form form{to->at.path, to->activity, log, KRUISPUNT_VERSION};
    const auto executor = parts_.threads.executor(0);
    exchange::processing_parts with{
        parts_.trail,
        parts_.position,
        parts_.client,
        parts_.clock,
        parts_.alarms,
        {to->at.origin, to->at.oin},
        std::bind_front(&processing_request, form),
        why_not_acknowledged,
        settings};
    log_.emplace(std::move(with), executor, std::random_device()());
    net::spawn(executor, work, log_->run(), "processing log");
}

void logging_processing::stop() {
    if (log_) log_->stop();
}

} // namespace kruispunt::app
