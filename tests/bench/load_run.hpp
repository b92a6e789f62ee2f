#pragma once

#include "tests/bench/endpoint.hpp"
#include "tests/bench/latency_histogram.hpp"
#include "tests/bench/protocols.hpp"
#include "tests/bench/tls_stream.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <string>

namespace kruispunt::bench {

/// What to send, to whom, and for how long.
struct load_plan {
    endpoint where;
    identity self;
    const protocol* how = nullptr;
    std::uint64_t first_id = 1;
    unsigned connections = 32;
    std::chrono::duration<double> warmup{2};
    std::chrono::duration<double> measured{10};
    double rate = 0;         ///< Signals a second, evenly spaced; 0: closed loop.
    std::uint64_t count = 0; ///< Stop after so many signals, whatever the time; 0: by time.
};

/// What came of it. Latencies and the rate are of the measured time alone, the rest of the whole
/// run.
struct load_result {
    double acks_per_second = 0;
    std::uint64_t acks = 0;
    std::uint64_t next_id = 0;
    double seconds = 0; ///< From the first request to the last answer.
    latency_histogram latency;
    std::map<std::string, std::uint64_t> errors; ///< By kind.
    double cpu_seconds = 0;                      ///< Of this process, from the first request on.
};

/// Runs the plan on the calling thread. In a closed loop each connection sends when its answer has
/// come, and latency counts from sending; with a rate, latency counts from the moment at which the
/// signal was due, however late it could go out. Every answer that is not the protocol's positive
/// one is an error, and so is a signal without an answer. Throws where no connection can be made.
[[nodiscard]] load_result run_load(const load_plan& plan);

} // namespace kruispunt::bench
