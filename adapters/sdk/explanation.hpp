#pragma once

#include "adapters/sdk/mapping.hpp"
#include "gateway/codec/document.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::adapters::sdk {

/// What becomes of one value of a message.
enum class fate : std::uint8_t {
    moved,   ///< into a canonical field
    checked, ///< held against its rule and let go
    refused, ///< against its rule, or against all of them
    left     ///< no mapping looks at it
};

/// One value of a message and the rule that took it. Holds names only, never the value.
struct explained_value {
    std::string path; ///< from the message's root, without prefixes
    fate what = fate::left;
    std::string field;      ///< the canonical one, where it was moved
    std::string mapping;    ///< the file's name without extension
    std::uint32_t line = 0; ///< of the rule in that file
    std::string code;       ///< the wire code, where it was refused
};

/// A place of the message where a mapping fits, with what it read there.
struct fitted_part {
    std::string mapping;
    std::string root; ///< the name of the element as it came; empty in JSON
    reading read;
};

/// A message as a region's mappings see it. Holds persons' values in `parts`.
struct explanation {
    std::vector<explained_value> values; ///< in the order of the document
    std::vector<fitted_part> parts;      ///< outermost first

    std::size_t count(fate what) const;
};

/// Finds the mappings that fit a message, wherever in it: under an envelope, in another's parts.
/// Where none fits without findings, the one is taken that makes the most of it. Refused with
/// `message_unreadable` where the bytes are not admitted as XML (`xml`) or JSON.
domain::result<explanation>
explain(std::string_view message, bool xml, const std::map<std::string, mapping>& mappings);

} // namespace kruispunt::adapters::sdk
