#include "gateway/portal/alarm_commands.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace kruispunt::portal {

namespace {

using ports::alarm_code;

/// A command, whose last word is what the alarm is about where it is `of_region`.
struct remedy {
    alarm_code code;
    std::string_view command;
    bool of_region = true;
};

constexpr std::array remedies{
    remedy{alarm_code::clock_jumped, "clock confirm", false},
    remedy{alarm_code::notices_missing, "deliveries list --queued", false},
    remedy{alarm_code::dead_letters, "deliveries list --region"},
    remedy{alarm_code::region_unreachable, "connect"},
    remedy{alarm_code::region_gone, "connect"},
    remedy{alarm_code::mailbox_unvisited, "connect"},
    remedy{alarm_code::feed_unreachable, "connect"},
    remedy{alarm_code::feed_unreadable, "connect"},
    remedy{alarm_code::feed_halted, "feed resume"},
    remedy{alarm_code::objection_overdue, "objection list --region"},
    remedy{alarm_code::certificate_expires, "certs list", false},
    remedy{alarm_code::certificate_expires_soon, "certs list", false},
    remedy{alarm_code::certificate_expires_now, "certs list", false},
    remedy{alarm_code::certificate_expired, "certs list", false},
    remedy{alarm_code::certificate_revoked, "certs list", false},
    remedy{alarm_code::crl_expires, "certs list", false},
    remedy{alarm_code::crl_expired, "certs list", false},
    remedy{alarm_code::crl_missing, "certs list", false},
    remedy{alarm_code::certificates_not_reloaded, "certs reload", false},
    remedy{alarm_code::keys_stuck, "keys status", false},
    remedy{alarm_code::coordination_unreachable, "coordination", false},
    remedy{alarm_code::report_expires, "report list", false},
    remedy{alarm_code::report_expires_soon, "report list", false},
    remedy{alarm_code::report_expired, "report list", false},
};

} // namespace

std::string command_for(const ports::standing_alarm& alarm) {
    const auto found = std::find_if(remedies.begin(), remedies.end(), [&alarm](const remedy& r) {
        return r.code == alarm.code;
    });
    if (found == remedies.end()) return {};
    std::string command = "kruispunt " + std::string(found->command);
    if (found->of_region) command += " " + alarm.about;
    return command;
}

} // namespace kruispunt::portal
