#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <sys/types.h>
#include <vector>

namespace kruispunt::conformance::suite::selftest {

/// A reference gateway or region as a process of its own: this very program with other words. Ends
/// with its owner. Throws std::runtime_error where it does not get ready in time.
class reference_process {
public:
    /// `words`: after the program's name. `ready`: the file that says that it listens. What it says
    /// goes to `log`.
    reference_process(
        const std::vector<std::string>& words,
        const std::filesystem::path& ready,
        const std::filesystem::path& log
    );
    ~reference_process();
    reference_process(const reference_process&) = delete;
    reference_process& operator=(const reference_process&) = delete;

    /// Whether it still runs.
    bool is_alive();

private:
    pid_t process_ = -1;
    bool ended_ = false;
};

/// Ports of 127.0.0.1 that nobody listens on now.
std::vector<std::uint16_t> free_ports(std::size_t count);

} // namespace kruispunt::conformance::suite::selftest
