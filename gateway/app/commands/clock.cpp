#include "gateway/app/commands/commands.hpp"
#include "gateway/app/config.hpp"
#include "gateway/app/data_folder.hpp"
#include "gateway/app/gateway_clock.hpp"
#include "gateway/app/jump_watch.hpp"
#include "gateway/app/region_clocks.hpp"
#include "gateway/domain/time_step.hpp"

#include <CLI/CLI.hpp>

#include <fcntl.h>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <sys/file.h>
#include <unistd.h>
#include <vector>

namespace kruispunt::app {

namespace {

struct clock_options {
    std::string config_file;
    std::string step;
};

// Of two commands at once the second one waits, so that no step is lost.
class alone {
public:
    explicit alone(const std::filesystem::path& folder)
        : handle_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
        if (handle_ < 0 || ::flock(handle_, LOCK_EX) != 0)
            throw std::runtime_error("clock: " + folder.string() + " cannot be used; is it there?");
    }

    ~alone() { ::close(handle_); }

    alone(const alone&) = delete;
    alone& operator=(const alone&) = delete;

private:
    int handle_;
};

domain::time_step step_of(const std::string& text) {
    const auto step = domain::parse_time_step(text);
    if (!step)
        throw std::runtime_error(
            "clock advance: '" + text +
            "' is no stretch of time; write a count and one of "
            "s m h d w mo y, such as 2y, 30d or 5m"
        );
    return *step;
}

// One that cannot be reached does not undo the step: the next one tells it all the same.
void move_regions(const std::vector<region_config>& regions, std::chrono::milliseconds ahead) {
    for (const region_config& region : regions) {
        if (!region.control) continue;
        const std::string failure = set_region_clock(*region.control, ahead);
        if (failure.empty()) continue;
        std::cerr << "clock advance: " << region.name << " stays where it is: " << failure
                  << "; where it should go along, start it and advance again, by 1s\n";
    }
}

void advance(const clock_options& options) {
    const config configured = load_config(options.config_file);
    if (!configured.sandbox)
        throw std::runtime_error(
            "clock advance: " + configured.file.string() +
            " is no sandbox (it does not say `sandbox = true`); a real clock is never moved"
        );
    const domain::time_step step = step_of(options.step);
    const alone held(configured.data);
    const auto file = data_folder::clock_offset_of(configured.data);
    const auto offset = read_clock_offset(file);
    const domain::instant machine =
        std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    const domain::instant target = domain::after(machine + offset, step);
    if (target > domain::instant(std::chrono::sys_days(std::chrono::year(2200) / 1 / 1)))
        throw std::runtime_error("clock advance: beyond the year 2200; take a new sandbox instead");
    // First, so that what they are told on a day reaches them on that day.
    move_regions(configured.regions, target - machine);
    write_clock_offset(file, target - machine);
    std::cout << "The sandbox's clock is at " << domain::to_rfc3339(target) << ".\n";
}

void confirm(const clock_options& options) {
    const config configured = load_config(options.config_file);
    confirm_jump(clock_files(configured.data));
    std::cout << "Confirmed; a running gateway goes on within seconds, another one when it "
                 "starts.\n";
}

} // namespace

void add_clock_command(CLI::App& app) {
    auto* clock = app.add_subcommand("clock", "The clock that days and deadlines go by");
    clock->require_subcommand(1);
    const auto options = std::make_shared<clock_options>();
    auto* moving = clock->add_subcommand(
        "advance", "Moves a sandbox's clock on, running or not: retention, reminders, retries"
    );
    moving->add_option("step", options->step, "a count and one of s m h d w mo y: 2y, 30d, 5m")
        ->required();
    auto* confirming = clock->add_subcommand(
        "confirm", "Says that a clock which jumped is right, so that the sweeps go on"
    );
    for (CLI::App* command : {moving, confirming})
        command->add_option("--config", options->config_file, "the gateway's configuration")
            ->required();
    moving->callback([options] { advance(*options); });
    confirming->callback([options] { confirm(*options); });
}

} // namespace kruispunt::app
