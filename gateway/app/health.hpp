#pragma once

#include "gateway/app/pulse.hpp"
#include "gateway/ports/alarms.hpp"
#include "gateway/ports/http.hpp"

#include <atomic>
#include <string>
#include <vector>

namespace kruispunt::app {

/// Whether the process works, and whether it can take what is given: judged from the alarms that
/// stand, from the pulse and from whether it serves. Any thread.
class health {
public:
    enum class stage { starting, serving, stopping };

    /// Both must outlive it.
    health(const ports::alarms& alarms, const pulse& beats) : alarms_(alarms), pulse_(beats) {}

    void set_stage(stage now) { stage_ = now; }

    /// 200 `gezond` or 503 `gestoord`: nothing of the process hangs, its store writes, and its
    /// clock is believed.
    ports::http_response sound() const;

    /// 200 `gereed` or 503 `niet gereed`: it serves, its store reads and has room, and its keys can
    /// be read. With a full disk reads go on all the same.
    ports::http_response ready() const;

private:
    std::vector<std::string> standing(const std::vector<ports::alarm_code>& among) const;

    const ports::alarms& alarms_;
    const pulse& pulse_;
    std::atomic<stage> stage_ = stage::starting;
};

/// What the pulse calls an I/O thread whose loop does not turn; the only beat that `sound` is
/// about.
inline constexpr std::string_view stuck_loop = "lus-staat-stil";

} // namespace kruispunt::app
