#pragma once

#include "gateway/codec/document.hpp"
#include "gateway/domain/error.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::codec {

/// Reads an object's members by name; the first that is amiss is kept, and what comes behind it
/// reads as empty. Every member must be asked for, so that an unknown one is found. Refers to the
/// document.
class strict_members {
public:
    explicit strict_members(node object);

    /// A text of 1 to `longest` characters without control characters.
    std::string text(std::string_view name, std::size_t longest = 200);

    /// Likewise SHA-256 in 64 small hexadecimal digits.
    std::string sha256(std::string_view name);

    /// A text that is exactly this one.
    void constant(std::string_view name, std::string_view expected);

    bool flag(std::string_view name);

    /// An object, or nowhere.
    node object(std::string_view name);

    /// The items of an array of 1 to `most`.
    std::vector<node> items(std::string_view name, std::size_t most);

    /// The member is not as it must be.
    void refuse(std::string_view name);

    /// What was amiss, if anything; after this nothing is read any more.
    domain::result<void> end();

private:
    node take(std::string_view name, node_kind kind);

    node object_;
    std::vector<std::string> asked_;
    std::optional<domain::error> amiss_;
};

} // namespace kruispunt::codec
