#pragma once

#include "gateway/ports/http.hpp"

#include <filesystem>

namespace kruispunt::net {

/// One HTTP exchange over the socket `file` of this machine, on the calling thread, which waits.
/// `connect` where nobody listens there; `detail` says what is wrong. Throws std::runtime_error
/// where the path cannot be one.
ports::call_outcome call_local(
    const std::filesystem::path& file, const ports::http_request& request, ports::deadline until
);

} // namespace kruispunt::net
