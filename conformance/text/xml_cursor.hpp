#pragma once

#include "conformance/text/findings.hpp"
#include "conformance/text/rules.hpp"
#include "conformance/text/xml.hpp"

namespace kruispunt::conformance::text {

/// Reads an element's children in the order the contract gives. What is missing, misplaced or
/// ill-shaped is added to the findings and reads as empty, so that a reader needs no branches; what
/// is left over at `end` is an unknown field (COM-14). Refers to the tree and the findings.
class xml_cursor {
public:
    /// `path`: of this element from the payload's root, empty for the root itself (COM-27).
    xml_cursor(const xml_element& element, std::string path, std::string space, findings& found);

    /// A leaf that must stand here.
    std::string text(std::string_view name, rule fits);
    /// A leaf that may stand here.
    std::optional<std::string> maybe_text(std::string_view name, rule fits);
    /// An element that must stand here; an empty one where it does not.
    xml_cursor child(std::string_view name);
    std::optional<xml_cursor> maybe_child(std::string_view name);
    /// The same element, its children looked for in another namespace.
    xml_cursor within(std::string space) const;
    /// An attribute that must be there; counts as read.
    std::string attribute(std::string_view space, std::string_view name, rule fits);
    /// Whether the next unread child has this name.
    bool next_is(std::string_view name) const;
    /// Whether an element of that name is among the unread ones (for a closer finding).
    bool comes_later(std::string_view name) const;
    /// Nothing more may follow.
    void end();

    std::string path_of(std::string_view name) const;

    findings& found() const { return *found_; }

private:
    const xml_element* take(std::string_view name);
    bool is(const xml_element& child, std::string_view name) const;
    void bring_forward(std::string_view name);
    std::string read_leaf(const xml_element& leaf, rule fits);

    const xml_element* element_;
    /// Its children, in their order.
    std::vector<const xml_element*> children_;
    std::string path_;
    std::string space_;
    findings* found_;
    std::size_t next_ = 0;
    std::size_t attributes_read_ = 0;
};

} // namespace kruispunt::conformance::text
