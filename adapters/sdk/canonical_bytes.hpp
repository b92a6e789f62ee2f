#pragma once

#include "gateway/codec/document.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::adapters::sdk {

/// Appends a node and all below it as octets that are equal where two documents say the same,
/// whatever prefixes, order of attributes and white space between elements they were written with:
/// what `replay_guard::content` compares. Elements and members named `without` are left out, on
/// every level. Two documents that differ give different octets: all lengths are written.
inline void append_canonical(codec::node at, std::string_view without, std::string& out) {
    const auto put = [&out](std::string_view text) {
        out.append(std::to_string(text.size())).append(1, ':').append(text);
    };
    out += static_cast<char>('a' + static_cast<char>(at.kind()));
    put(at.name());
    put(at.text());
    std::vector<std::string> attributes;
    codec::node child = at.first_child();
    for (; child && child.kind() == codec::node_kind::attribute; child = child.next())
        append_canonical(child, without, attributes.emplace_back());
    std::sort(attributes.begin(), attributes.end());
    for (const std::string& attribute : attributes)
        out += attribute;
    for (; child; child = child.next())
        if (child.name() != without) append_canonical(child, without, out);
    out += '.';
}

} // namespace kruispunt::adapters::sdk
