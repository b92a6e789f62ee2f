#pragma once

#include "gateway/ports/link_walker.hpp"

#include <chrono>
#include <string>

namespace kruispunt::net {

/// The findings of a walk while it goes on: one for each step, at first not reached. What is said
/// of a step took the time since the last word on any. Not thread-safe.
class walk_record {
public:
    walk_record();

    void passed(ports::link_step step, std::string detail);

    /// Also of a step that passed, where that shows only later.
    void failed(ports::link_step step, ports::link_fault why, std::string detail);

    /// An answer came to what was asked.
    void answered(ports::http_response response);

    /// Once, at the end.
    ports::link_walk take() { return std::move(walk_); }

private:
    ports::link_walk walk_;
    std::chrono::steady_clock::time_point since_ = std::chrono::steady_clock::now();
};

} // namespace kruispunt::net
