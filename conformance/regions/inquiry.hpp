#pragma once

#include "conformance/regions/notice.hpp"

#include <optional>
#include <string>

namespace kruispunt::conformance::regions {

/// What the professional says of a match; absent members stay absent on the wire.
struct match_update {
    std::optional<bool> confirmed;
    text_value consent;
    std::optional<bool> family_informed;
    std::optional<named_phone> coordinator;
};

/// A request of a child or its parents to see what is held (COM-37).
struct inspection {
    text_value bsn;
    text_value reference;
    text_value requester;
    text_value municipality;
};

enum class question { matches, update_match, inspect };

/// What a region asks of the gateway beside the verbs on its signals. Nothing is judged: a region
/// must be able to ask wrongly.
struct inquiry {
    question what = question::matches;
    /// The signal's id with `matches`, the match's with `update_match`.
    std::string about;
    /// With `update_match`.
    match_update update;
    /// With `inspect`.
    inspection inspected;
};

/// Reads a control body into that question; findings name unknown members and wrong types.
inquiry
read_inquiry(question what, std::string about, const text::json& body, text::findings& found);

} // namespace kruispunt::conformance::regions
