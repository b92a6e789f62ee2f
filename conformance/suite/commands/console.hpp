#pragma once

#include <iosfwd>

namespace kruispunt::conformance::suite::commands {

/// Where a command speaks, and what its process ends with. Outlives the commands that hold it.
struct console {
    std::ostream& out;
    std::ostream& err;
    /// Whether somebody watches `err`: progress is shown there alone.
    bool terminal = false;
    /// 0 all required pass, 1 a MUST failed, 2 usage or configuration, 3 inconclusive, 5 refused,
    /// 6 a selftest that does not hold, 130 interrupted.
    int exit_code = 0;
};

} // namespace kruispunt::conformance::suite::commands
