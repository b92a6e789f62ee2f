#pragma once

#include "gateway/ports/alarms.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace kruispunt::support {

/// Keeps which alarms stand, and every one that ever began. Any thread.
class recording_alarms final : public ports::alarms {
public:
    void raise(ports::alarm_code code, std::string_view about, std::string_view text) override {
        const std::lock_guard lock(mutex_);
        const auto [at, fresh] = standing_.try_emplace({code, std::string(about)});
        at->second = {code, std::string(about), std::string(text), {}};
        if (fresh) begun_.push_back(at->second);
    }

    void clear(ports::alarm_code code, std::string_view about) override {
        const std::lock_guard lock(mutex_);
        standing_.erase({code, std::string(about)});
    }

    std::vector<ports::standing_alarm> standing() const override {
        const std::lock_guard lock(mutex_);
        std::vector<ports::standing_alarm> all;
        for (const auto& [at, alarm] : standing_)
            all.push_back(alarm);
        return all;
    }

    bool stands(ports::alarm_code code, std::string_view about = {}) const {
        const std::lock_guard lock(mutex_);
        return standing_.contains({code, std::string(about)});
    }

    /// How many alarms of that code began.
    std::size_t begun(ports::alarm_code code) const {
        const std::lock_guard lock(mutex_);
        return static_cast<std::size_t>(std::count_if(
            begun_.begin(), begun_.end(), [code](const auto& each) { return each.code == code; }
        ));
    }

    /// How many began in all.
    std::size_t begun() const {
        const std::lock_guard lock(mutex_);
        return begun_.size();
    }

    /// The text of the last that began; empty where none did.
    std::string last_text() const {
        const std::lock_guard lock(mutex_);
        return begun_.empty() ? std::string() : begun_.back().text;
    }

private:
    mutable std::mutex mutex_;
    std::map<std::pair<ports::alarm_code, std::string>, ports::standing_alarm> standing_;
    std::vector<ports::standing_alarm> begun_;
};

} // namespace kruispunt::support
