#pragma once

#include "gateway/domain/clock_jump.hpp"
#include "gateway/ports/alarms.hpp"
#include "gateway/ports/clock_watch.hpp"
#include "gateway/ports/journal.hpp"

#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

namespace kruispunt::app {

/// The files by which the watch remembers the clock over a restart, and hears of an operator.
struct clock_files {
    explicit clock_files(const std::filesystem::path& data);

    std::filesystem::path seen;      ///< what the clock was last believed to be
    std::filesystem::path stopped;   ///< there while the clock is not believed: the jump
    std::filesystem::path confirmed; ///< the same text, written by `kruispunt clock confirm`
};

/// Confirms the jump that a gateway has stopped for, by its files. Throws std::runtime_error where
/// there is none.
void confirm_jump(const clock_files& files);

/// The machine's clock and the time since its start.
domain::clock_reading read_machine_clock();

/// Compares the clock with the time since the machine started, and over a start with what it was
/// last: steps that are small one by one count together. An operator's word is for one jump, and
/// holds whether it came while the gateway ran or not. Where the files cannot be written an alarm
/// says so; the watch goes on from memory.
class jump_watch final : public ports::clock_watch {
public:
    using reader = std::function<domain::clock_reading()>;

    /// `journal` and `alarms` must outlive the watch.
    jump_watch(clock_files files, reader read, ports::journal& journal, ports::alarms& alarms);

    bool believable() override;

private:
    void remember();
    void believe(const domain::clock_reading& now);
    void stop(const domain::clock_reading& now);
    void raise_alarm() const;
    bool confirmed(const domain::clock_reading& now) const;
    void go_on(const std::string& why);
    void keep(const std::filesystem::path& file, const std::string& text);

    clock_files files_;
    reader read_;
    ports::journal& journal_;
    ports::alarms& alarms_;
    std::mutex mutex_;
    std::optional<domain::clock_reading> base_; ///< what later readings are compared with
    std::optional<domain::clock_reading> stopped_at_;
    std::string stopped_text_;
    domain::instant saved_at_{};
};

} // namespace kruispunt::app
