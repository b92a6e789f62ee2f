#pragma once

#include <string>

namespace kruispunt::net {

/// OpenSSL's words for this thread's newest error; empties its queue.
std::string openssl_error_text();

} // namespace kruispunt::net
