// How long an append of 4 to 64 KiB with fdatasync takes in a given folder: what any durable answer
// waits for, whoever gives it.

#include "tests/bench/latency_histogram.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cerrno>
#include <fcntl.h>
#include <iomanip>
#include <iostream>
#include <string>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace kruispunt::bench {
namespace {

constexpr std::size_t kibibyte = 1024;

[[noreturn]] void fail(const std::string& doing) {
    throw std::system_error(errno, std::generic_category(), doing);
}

/// A file that has no name any more once it is open, so that nothing is left behind.
class scratch_file {
public:
    explicit scratch_file(const std::string& folder) {
        auto name = folder + "/bench-fsync-XXXXXX";
        file_ = ::mkostemp(name.data(), O_CLOEXEC);
        if (file_ < 0) fail("making a file in " + folder);
        ::unlink(name.c_str());
    }

    scratch_file(const scratch_file&) = delete;
    scratch_file& operator=(const scratch_file&) = delete;

    ~scratch_file() { ::close(file_); }

    void append_durably(const std::string& bytes) const {
        if (::write(file_, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()))
            fail("writing");
        if (::fdatasync(file_) != 0) fail("fdatasync");
    }

private:
    int file_;
};

latency_histogram measure(const std::string& folder, std::size_t size, unsigned times) {
    const scratch_file file(folder);
    const std::string bytes(size, 'x');
    latency_histogram latency;
    for (unsigned i = 0; i < times; ++i) {
        const auto before = std::chrono::steady_clock::now();
        file.append_durably(bytes);
        latency.record(std::chrono::steady_clock::now() - before);
    }
    return latency;
}

void run(const std::string& folder, unsigned times, bool json) {
    auto rows = nlohmann::json::array();
    for (const std::size_t size : {4U, 8U, 16U, 32U, 64U}) {
        const auto latency = measure(folder, size * kibibyte, times);
        const auto p50 = latency.percentile_ms(0.5);
        const auto p99 = latency.percentile_ms(0.99);
        rows.push_back({{"kib", size}, {"p50_ms", p50}, {"p99_ms", p99}});
        if (!json)
            std::cout << std::fixed << std::setprecision(3) << std::setw(3) << size
                      << " KiB + fdatasync: p50 " << p50 << " ms, p99 " << p99 << " ms\n";
    }
    if (json) std::cout << rows.dump() << '\n';
}

} // namespace
} // namespace kruispunt::bench

int main(int argc, char** argv) {
    std::string folder;
    unsigned times = 500;
    bool json = false;
    CLI::App app{"Measures append and fdatasync"};
    app.add_option("folder", folder, "where to write")->required()->check(CLI::ExistingDirectory);
    app.add_option("--times", times, "syncs of each size")
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
    app.add_flag("--json", json, "one line of JSON");
    CLI11_PARSE(app, argc, argv);
    try {
        kruispunt::bench::run(folder, times, json);
    } catch (const std::exception& failure) {
        std::cerr << "bench_fsync: " << failure.what() << '\n';
        return EXIT_FAILURE;
    }
}
