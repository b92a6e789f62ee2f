#pragma once

#include "conformance/wire/direct_connection.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <variant>

namespace kruispunt::conformance::suite::running {

struct adapter_place;

/// The longest line that is taken from an adapter, and the most octets of one HTTP answer.
inline constexpr std::size_t longest_adapter_line = 256U * 1024U;

/// Why no line came.
struct no_line {
    std::string why;
    /// Nothing will come any more: it has ended, or what came is no line.
    bool for_good = false;
};

/// How lines go to an adapter and come from it. Blocks, never beyond the deadline.
class adapter_line {
public:
    adapter_line() = default;
    virtual ~adapter_line() = default;
    adapter_line(const adapter_line&) = delete;
    adapter_line& operator=(const adapter_line&) = delete;

    /// Says one line, given without its end. False where it cannot be said in time.
    virtual bool say(std::string_view line, wire::deadline until) = 0;
    /// The next line, without its end.
    virtual std::variant<std::string, no_line> hear(wire::deadline until) = 0;
    /// Whether a second line to one command can only be had by asking (`status`).
    virtual bool must_be_asked() const = 0;
    /// Whether the adapter was started for this, and ends with it.
    virtual bool is_own() const = 0;
};

/// Starts the program, or will post to the address. `folder`: where the program runs. Throws
/// std::runtime_error where it cannot be started or the address be read.
std::unique_ptr<adapter_line> reach_adapter(const adapter_place& place, const std::string& folder);

} // namespace kruispunt::conformance::suite::running
