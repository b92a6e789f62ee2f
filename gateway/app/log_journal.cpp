#include "gateway/app/log_journal.hpp"

#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_color_sinks.h>

#include <string>

namespace kruispunt::app {

namespace {

spdlog::level::level_enum level_of(ports::severity how) {
    switch (how) {
    case ports::severity::info:
        return spdlog::level::info;
    case ports::severity::warning:
        return spdlog::level::warn;
    case ports::severity::alarm:
        return spdlog::level::err;
    }
    return spdlog::level::info;
}

} // namespace

log_journal::log_journal() {
    // shared because spdlog's loggers own their sinks so
    auto sink = std::make_shared<spdlog::sinks::stderr_color_sink_mt>();
    logger_ = std::make_unique<spdlog::logger>("kruispunt", std::move(sink));
    logger_->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %^%l%$ %v");
    logger_->flush_on(spdlog::level::info);
}

log_journal::~log_journal() = default;

void log_journal::note(ports::severity how, std::string_view region, std::string_view text) {
    const std::string prefix = region.empty() ? std::string() : std::string(region) + ": ";
    logger_->log(level_of(how), "{}{}", prefix, text);
}

} // namespace kruispunt::app
