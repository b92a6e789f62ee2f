#pragma once

#include "gateway/app/config.hpp"
#include "gateway/net/tls_context.hpp"

namespace kruispunt::app {

/// The files that a configuration names for TLS.
net::tls_material tls_files_of(const config& from);

} // namespace kruispunt::app
