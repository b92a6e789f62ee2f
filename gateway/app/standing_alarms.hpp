#pragma once

#include "gateway/ports/alarms.hpp"
#include "gateway/ports/clock.hpp"
#include "gateway/ports/journal.hpp"

#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace kruispunt::app {

/// The gateway's alarms, and their lines in the log: the text with the code behind it.
class standing_alarms final : public ports::alarms {
public:
    /// So many at once; that there are more is said once, and those do not stand.
    static constexpr std::size_t most = 256;

    /// Both must outlive it.
    standing_alarms(ports::journal& journal, const ports::clock& clock)
        : journal_(journal), clock_(clock) {}

    void raise(ports::alarm_code code, std::string_view about, std::string_view text) override;
    void clear(ports::alarm_code code, std::string_view about) override;
    std::vector<ports::standing_alarm> standing() const override;

private:
    using key = std::pair<ports::alarm_code, std::string>;

    bool has_room();

    ports::journal& journal_;
    const ports::clock& clock_;
    mutable std::mutex mutex_;
    std::map<key, ports::standing_alarm> standing_;
    bool overflowed_ = false; ///< said that there are too many
};

} // namespace kruispunt::app
