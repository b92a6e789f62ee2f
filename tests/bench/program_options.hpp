#pragma once

#include "tests/bench/tls_stream.hpp"

#include <CLI/CLI.hpp>

namespace kruispunt::bench {

/// --ca, --cert and --key, which every program here needs that speaks TLS.
void add_identity_options(CLI::App& app, identity& self);

/// --listen HOST:PORT; with port 0 the system chooses.
void add_listen_option(CLI::App& app, std::string& listen);

} // namespace kruispunt::bench
