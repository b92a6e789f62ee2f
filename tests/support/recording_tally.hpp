#pragma once

#include "gateway/ports/tally.hpp"

#include <mutex>
#include <string>
#include <vector>

namespace kruispunt::support {

/// Keeps what was counted, a line each. Any thread.
class recording_tally final : public ports::tally {
public:
    /// `esar: BSN_ONGELDIG`, or `esar: taken`.
    void answered(std::string_view region, const domain::answer& given) override {
        const std::string_view what =
            given.what ? std::string_view("taken") : domain::wire_code(given.what.error().code);
        keep(std::string(region) + ": " + std::string(what));
    }

    /// `esar: match 0`, the number being the settlement's state.
    void told(const domain::notice& what, ports::settlement::state came_to) override {
        keep(
            what.region + ": " + std::string(domain::name_of(what.kind)) + " " +
            std::to_string(static_cast<int>(came_to))
        );
    }

    void committed(const ports::commit_seen& seen) override {
        const std::lock_guard lock(mutex_);
        commits_.push_back(seen);
    }

    std::vector<std::string> lines() const {
        const std::lock_guard lock(mutex_);
        return lines_;
    }

    std::vector<ports::commit_seen> commits() const {
        const std::lock_guard lock(mutex_);
        return commits_;
    }

private:
    void keep(std::string line) {
        const std::lock_guard lock(mutex_);
        lines_.push_back(std::move(line));
    }

    mutable std::mutex mutex_;
    std::vector<std::string> lines_;
    std::vector<ports::commit_seen> commits_;
};

} // namespace kruispunt::support
