#pragma once

#include "tests/bench/endpoint.hpp"
#include "tests/bench/message_template.hpp"
#include "tests/bench/tls_stream.hpp"

#include <cstdint>
#include <string>

namespace kruispunt::bench {

/// A file of lines, one message each, to whom, and how many.
struct bulk_plan {
    endpoint where;
    identity self;
    std::string target;
    std::uint64_t first_id = 1;
    std::uint64_t count = 0;
};

/// What came of it.
struct bulk_result {
    double seconds = 0;     ///< from the first octet to the total
    double cpu_seconds = 0; ///< of this process
    std::uint64_t taken = 0;
    std::uint64_t refused = 0;
    std::string total; ///< the answer's last line
    std::string error; ///< empty where every line got its answer, in order, and the total was right
};

/// Sends `count` lines made from `line` as one chunked request and reads the answers meanwhile, on
/// the calling thread, holding no more than a piece of either. The same template gives the same
/// file again but for its times. Throws where no connection can be made.
[[nodiscard]] bulk_result run_bulk(const bulk_plan& plan, message_template& line);

} // namespace kruispunt::bench
