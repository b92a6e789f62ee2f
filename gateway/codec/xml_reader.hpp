#pragma once

#include "gateway/codec/document.hpp"
#include "gateway/domain/error.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::codec {

/// A namespace that a reader knows, and the prefix that its names get in the document whatever
/// prefix the sender chose. An empty prefix: names stand bare.
struct known_namespace {
    std::string uri;
    std::string prefix;

    friend bool operator==(const known_namespace&, const known_namespace&) = default;
};

using known_namespaces = std::vector<known_namespace>;

/// Elements lie at most so deep in each other (COM-28).
inline constexpr int max_xml_depth = 32;

/// Reads one XML 1.0 document in UTF-8, namespaces resolved. An element in a namespace that is not
/// in `known`, or in none, is named `_:local` (as is a prefixed attribute), which no mapping can
/// name; an attribute without prefix is named as it stands. Refused with `message_unreadable`:
/// what is not well-formed, another encoding or version, a DOCTYPE, a processing instruction, an
/// entity beyond the five, elements over `max_xml_depth` deep (COM-28). The detail says where and
/// why, never what. Any thread.
domain::result<document> read_xml(std::string_view bytes, const known_namespaces& known);

} // namespace kruispunt::codec
