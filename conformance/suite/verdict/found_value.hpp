#pragma once

#include "conformance/text/json.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace kruispunt::conformance::suite::verdict {

/// What stands where a check looks.
struct found_value {
    /// A member that is null is there.
    bool there = false;
    /// Of JSON as it stands; of XML, a header or a request line a text.
    text::json value;
    /// Items of an array, members of an object, nodes of a set, fields of that name.
    std::size_t count = 0;
    /// Names of an object's members or of an element's children.
    std::vector<std::string> members;
};

/// A text that is there.
found_value found_text(std::string text);

} // namespace kruispunt::conformance::suite::verdict
