#pragma once

#include "gateway/ports/journal.hpp"

#include <memory>

namespace spdlog {
class logger;
}

namespace kruispunt::app {

/// The operators' log on standard error: one line an event, coloured only on a terminal. Any
/// thread.
class log_journal final : public ports::journal {
public:
    log_journal();
    ~log_journal() override;

    void note(ports::severity how, std::string_view region, std::string_view text) override;

private:
    std::unique_ptr<spdlog::logger> logger_;
};

} // namespace kruispunt::app
