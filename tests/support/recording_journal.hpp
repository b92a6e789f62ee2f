#pragma once

#include "gateway/ports/journal.hpp"

#include <algorithm>
#include <mutex>
#include <string>
#include <vector>

namespace kruispunt::support {

/// Keeps what operators would have been told. Any thread.
class recording_journal final : public ports::journal {
public:
    struct line {
        ports::severity how;
        std::string region;
        std::string text;
    };

    void note(ports::severity how, std::string_view region, std::string_view text) override {
        const std::lock_guard lock(mutex_);
        lines_.push_back({how, std::string(region), std::string(text)});
    }

    std::vector<line> lines() const {
        const std::lock_guard lock(mutex_);
        return lines_;
    }

    /// How many lines are as grave as `how`.
    std::size_t count(ports::severity how) const {
        const auto all = lines();
        return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [how](const line& l) {
            return l.how == how;
        }));
    }

private:
    mutable std::mutex mutex_;
    std::vector<line> lines_;
};

} // namespace kruispunt::support
