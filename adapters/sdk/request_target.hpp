#pragma once

#include "gateway/codec/document.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kruispunt::adapters::sdk {

/// A request target in origin form (RFC 9112 §3.2.1), taken apart and percent-decoded.
struct request_target {
    std::vector<std::string> segments; ///< `/a/b/` has three, the last one empty
    std::vector<std::pair<std::string, std::string>> query;
};

/// Nothing where an escape is malformed or the target does not begin with a slash.
std::optional<request_target> read_target(std::string_view target);

/// A query as a document, an object with texts, so that a mapping can read it.
codec::document query_document(const request_target& target);

/// The path of an `https://` URL, with its query and without a slash at its end; empty where there
/// is none.
std::string path_of_url(std::string_view url);

} // namespace kruispunt::adapters::sdk
