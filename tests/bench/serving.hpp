#pragma once

#include "tests/bench/server_loop.hpp"

namespace kruispunt::bench {

/// Accepts what comes on `listener`, which it closes at the end, and runs the loop on the calling
/// thread until somebody stops it. Where it is to `announce` it prints the port first.
void serve(server_loop& loop, int listener, bool announce);

} // namespace kruispunt::bench
