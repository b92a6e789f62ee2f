#pragma once

#include "conformance/gateways/kernel/values.hpp"
#include "conformance/text/xml.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::conformance::gateways::xml {

/// The sentences that a page has for what its elements break.
struct citations {
    /// Elements stand in the order of the page.
    std::string_view order;
    /// What must be there is there.
    std::string_view mandatory;
    /// What the page does not know, or has but once, does not stand there.
    std::string_view unknown = "COM-14.2";
};

/// Reads an element's children by name, asked for in the order of the page, and adds all that is
/// wrong to the findings: what is missing or empty, stands out of order, stands twice, or is not
/// known (`end`). Judges no values. Refers to the tree and the rules.
class fields {
public:
    /// `path`: of this element from the payload's root, empty for the root itself (COM-27.4).
    fields(
        const text::xml_element& of,
        std::string path,
        std::string space,
        const citations& cites,
        kernel::value_rules& rules
    )
        : of_(&of), path_(std::move(path)), space_(std::move(space)), cites_(cites),
          rules_(&rules) {}

    /// A leaf that must be there and not be empty; nothing where it is not.
    std::optional<std::string> leaf(std::string_view name);
    /// The same, its absence being of that sentence.
    std::optional<std::string> leaf(std::string_view name, std::string_view sentence);
    /// A leaf that may be there; empty text where it is empty.
    std::optional<std::string> maybe_leaf(std::string_view name);
    /// All leaves of that name.
    std::vector<std::string> leaves(std::string_view name);
    /// An element that must be there.
    std::optional<fields> child(std::string_view name);
    std::optional<fields> maybe_child(std::string_view name);
    /// All elements of that name.
    std::vector<fields> children(std::string_view name);

    /// An attribute, which counts as known from here on.
    std::optional<std::string> attribute(std::string_view space, std::string_view name);
    /// The same of the leaf that was read last.
    std::optional<std::string> attribute_of_leaf(std::string_view space, std::string_view name);

    /// Takes away what else there is of that name, and says whether there was any.
    bool more(std::string_view name);

    /// The same element, its children looked for in another namespace and cited otherwise.
    fields within(std::string space, const citations& cites) const;

    /// The sentence that says where what is read from here on stands.
    void order_is_of(std::string_view sentence) { cites_.order = sentence; }

    /// Nothing more may be there.
    void end();

    std::string path_of(std::string_view name) const;

    /// The element's own text.
    const std::string& text() const { return of_->text; }

    const text::xml_element& element() const { return *of_; }

    kernel::value_rules& rules() const { return *rules_; }

    kernel::findings& found() const { return rules_->found(); }

private:
    const text::xml_element* take(std::string_view name);
    std::string read_leaf(const text::xml_element& leaf);

    const text::xml_element* of_;
    std::string path_;
    std::string space_;
    citations cites_;
    kernel::value_rules* rules_;
    std::set<const text::xml_element*> read_;
    const text::xml_element* furthest_ = nullptr;
    const text::xml_element* last_leaf_ = nullptr;
    std::set<std::pair<std::string, std::string>> known_attributes_;
};

} // namespace kruispunt::conformance::gateways::xml
