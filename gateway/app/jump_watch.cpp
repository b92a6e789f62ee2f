#include "gateway/app/jump_watch.hpp"

#include <ctime>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace kruispunt::app {

namespace {

namespace fs = std::filesystem;
using domain::clock_reading;
using domain::instant;
using std::chrono::milliseconds;

constexpr std::chrono::minutes between_saves{10};

std::string text_of(const fs::path& file) {
    std::ifstream in(file);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

void write_whole(const fs::path& file, const std::string& text) {
    const fs::path fresh = file.string() + ".new";
    std::ofstream out(fresh, std::ios::trunc);
    out << text;
    out.close();
    if (!out) throw std::runtime_error(fresh.string() + ": cannot be written");
    fs::rename(fresh, file);
}

// What was believed on the same start of the machine, and when it was last.
struct remembered {
    clock_reading base;
    instant last{};
};

std::int64_t number(instant at) {
    return at.time_since_epoch().count();
}

bool read_reading(std::istream& in, clock_reading& into) {
    std::int64_t wall = 0;
    std::int64_t since = 0;
    in >> wall >> since >> into.boot;
    into.wall = instant(milliseconds(wall));
    into.since_boot = milliseconds(since);
    return !in.fail();
}

std::string text_of(const clock_reading& reading) {
    return std::to_string(number(reading.wall)) + ' ' + std::to_string(reading.since_boot.count()) +
           ' ' + reading.boot;
}

std::optional<remembered> read_seen(const fs::path& file) {
    std::istringstream in(text_of(file));
    std::int64_t last = 0;
    remembered read;
    if (!(in >> last) || !read_reading(in, read.base)) return std::nullopt;
    read.last = instant(milliseconds(last));
    return read;
}

// The reading at which the sweeps were stopped; what follows it is for people.
std::optional<clock_reading> read_stopped(const std::string& text) {
    std::istringstream in(text);
    clock_reading read;
    if (!read_reading(in, read)) return std::nullopt;
    return read;
}

std::string jump_text(const clock_reading& before, const clock_reading& now) {
    const auto hours = std::chrono::duration_cast<std::chrono::hours>(domain::moved(before, now));
    return "the clock moved " + std::to_string(hours.count()) + " hours at once, to " +
           domain::to_rfc3339(now.wall);
}

} // namespace

clock_files::clock_files(const fs::path& data)
    : seen(data / "clock-seen"), stopped(data / "clock-stopped"),
      confirmed(data / "clock-confirmed") {}

void confirm_jump(const clock_files& files) {
    const std::string jump = text_of(files.stopped);
    if (jump.empty())
        throw std::runtime_error(
            "clock confirm: no gateway on " + files.seen.parent_path().string() +
            " has stopped its sweeps because of the clock; there is nothing to confirm"
        );
    write_whole(files.confirmed, jump);
}

clock_reading read_machine_clock() {
    clock_reading read;
    read.wall = std::chrono::floor<milliseconds>(std::chrono::system_clock::now());
    timespec since{};
    ::clock_gettime(CLOCK_BOOTTIME, &since);
    read.since_boot = std::chrono::seconds(since.tv_sec) +
                      std::chrono::floor<milliseconds>(std::chrono::nanoseconds(since.tv_nsec));
    std::ifstream("/proc/sys/kernel/random/boot_id") >> read.boot;
    if (read.boot.empty()) read.boot = "unknown";
    return read;
}

jump_watch::jump_watch(
    clock_files files, reader read, ports::journal& journal, ports::alarms& alarms
)
    : files_(std::move(files)), read_(std::move(read)), journal_(journal), alarms_(alarms) {
    remember();
}

void jump_watch::remember() {
    const auto seen = read_seen(files_.seen);
    if (!seen) return;
    base_ = seen->base;
    if (base_->boot != read_().boot) base_->wall = seen->last;
    stopped_text_ = text_of(files_.stopped);
    stopped_at_ = read_stopped(stopped_text_);
}

bool jump_watch::believable() {
    const std::lock_guard lock(mutex_);
    const clock_reading now = read_();
    if (!base_ || !domain::jumped(*base_, now)) {
        if (stopped_at_) go_on("the clock is right again: the sweeps go on");
        believe(now);
        return true;
    }
    if (confirmed(now)) {
        go_on("the clock was confirmed by an operator: the sweeps go on");
        base_ = now;
        saved_at_ = {};
        believe(now);
        return true;
    }
    if (!stopped_at_ || domain::jumped(*stopped_at_, now)) stop(now);
    raise_alarm();
    return false;
}

void jump_watch::believe(const clock_reading& now) {
    if (!base_ || base_->boot != now.boot) base_ = now;
    if (std::chrono::abs(now.wall - saved_at_) < between_saves) return;
    saved_at_ = now.wall;
    keep(files_.seen, std::to_string(number(now.wall)) + ' ' + text_of(*base_) + '\n');
}

void jump_watch::stop(const clock_reading& now) {
    stopped_at_ = now;
    stopped_text_ = text_of(now) + '\n' + jump_text(*base_, now) + '\n';
    journal_.note(ports::severity::warning, {}, jump_text(*base_, now));
    keep(files_.stopped, stopped_text_);
}

void jump_watch::raise_alarm() const {
    alarms_.raise(
        ports::alarm_code::clock_jumped,
        {},
        jump_text(*base_, *stopped_at_) +
            ": nothing expires and nothing is destroyed by its day until the clock is right or "
            "`kruispunt clock confirm --config FILE` says that it is"
    );
}

void jump_watch::keep(const fs::path& file, const std::string& text) {
    try {
        write_whole(file, text);
        alarms_.clear(ports::alarm_code::clock_not_remembered, {});
    } catch (const std::runtime_error& failure) {
        alarms_.raise(
            ports::alarm_code::clock_not_remembered,
            {},
            std::string(failure.what()) + ": how the clock went is not remembered over a start"
        );
    }
}

// The word given for one jump is none for the next.
bool jump_watch::confirmed(const clock_reading& now) const {
    return stopped_at_ && !domain::jumped(*stopped_at_, now) &&
           text_of(files_.confirmed) == stopped_text_;
}

void jump_watch::go_on(const std::string& why) {
    stopped_at_.reset();
    std::error_code ignored;
    fs::remove(files_.stopped, ignored);
    fs::remove(files_.confirmed, ignored);
    alarms_.clear(ports::alarm_code::clock_jumped, {});
    journal_.note(ports::severity::warning, {}, why);
}

} // namespace kruispunt::app
