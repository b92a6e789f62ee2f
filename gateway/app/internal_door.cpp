#include "gateway/app/internal_door.hpp"

#include <boost/asio/strand.hpp>

#include <system_error>

namespace kruispunt::app {

namespace {

ports::task<bool> turns() {
    co_return true;
}

ports::task<bool> reads(ports::region_store& store) {
    const auto asked = co_await store.standings();
    co_return asked.has_value();
}

ports::task<bool> gives_keys(const ports::key_store& keys) {
    co_return keys.left_over(0, 1).has_value();
}

std::uintmax_t size_of(const std::filesystem::path& file) {
    std::error_code none;
    const std::uintmax_t size = std::filesystem::file_size(file, none);
    return none ? 0 : size;
}

metrics::process_readings read_process(const internal_door_parts& of) {
    metrics::process_readings read;
    read.version = KRUISPUNT_VERSION;
    read.io_threads = of.threads.count();
    read.store_bytes = size_of(of.store_file);
    read.store_log_bytes = size_of(of.store_file.string() + "-wal");
    read.swept_at = of.sweeps.finished_at();
    return read;
}

metrics::scrape_parts measured(const internal_door_parts& of) {
    return {
        of.counted,
        of.store,
        of.store,
        of.traffic,
        of.alarms,
        of.certificates,
        of.rotation,
        of.clock,
        [of] { return read_process(of); }};
}

} // namespace

internal_door::internal_door(const internal_door_parts& parts)
    : parts_(parts), reckoning_(parts.store, parts.alarms, parts.threads.executor(0)),
      lookout_(
          parts.store, parts.store, parts.alarms, parts.traffic.regions(), parts.threads.executor(0)
      ),
      health_(parts.alarms, pulse_), scrape_(measured(parts)), pages_(health_, scrape_),
      listener_(parts.threads, parts.listener, pages_) {
    add_beats();
}

void internal_door::add_beats() {
    for (std::size_t i = 0; i < parts_.threads.count(); ++i)
        pulse_.add(std::string(stuck_loop), parts_.threads.executor(i), turns);
    pulse_.add(std::string(stuck_loop), parts_.threads.aside(), turns);
    pulse_.add("opslag-leest-niet", parts_.threads.executor(0), [this] {
        return reads(parts_.store);
    });
    pulse_.add("sleutels-onleesbaar", boost::asio::make_strand(parts_.heavy_work), [this] {
        return gives_keys(parts_.keys);
    });
}

void internal_door::start(net::task_group& work) {
    net::spawn(parts_.threads.executor(0), work, reckoning_.run(), "reckoning");
    net::spawn(parts_.threads.executor(0), work, lookout_.run(), "lookout");
    for (std::size_t i = 0; i < pulse_.size(); ++i)
        net::spawn(pulse_.executor(i), work, pulse_.run(i), "pulse");
    listener_.start();
}

void internal_door::stop() {
    reckoning_.stop();
    lookout_.stop();
    pulse_.stop();
}

} // namespace kruispunt::app
