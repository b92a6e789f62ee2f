#pragma once

#include "gateway/ports/http.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::adapters::multisignaal {

/// An entity tag of a condition, without its quotes.
struct entity_tag {
    std::string text;
    bool weak = false;

    friend bool operator==(const entity_tag&, const entity_tag&) = default;
};

/// What `If-Match` or `If-None-Match` names: anything at all, or any of the tags.
struct tag_list {
    bool anything = false;
    std::vector<entity_tag> tags;
};

/// Reads the value of such a field; nothing where it is neither `*` nor a list of entity tags
/// (RFC 9110 §8.8.3, §13.1.1).
std::optional<tag_list> read_tags(std::string_view value);

/// All lines of a field as one value (RFC 9110 §5.3); nothing where there is none.
std::optional<std::string> whole_value(const ports::http_fields& fields, std::string_view name);

/// What a command asks for with such an `If-Match`: its strong tags, since weak ones never match
/// here (RFC 9110 §13.1.1), or "*". No tag of ours is an asterisk; a sender's is left out, so that
/// it cannot pass for "anything".
std::vector<std::string> strong_tags(const tag_list& asked);

/// Whether an `If-None-Match` names what bears `tag`, compared weakly (RFC 9110 §13.1.2).
bool names(const tag_list& asked, std::string_view tag);

} // namespace kruispunt::adapters::multisignaal
