#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace kruispunt::conformance::text {

struct xml_attribute {
    std::string space;
    std::string name;
    std::string value;
};

/// An element read from a document: its namespace and local name, its own text, its children in
/// order. Comments are gone.
struct xml_element {
    std::string space;
    std::string name;
    std::string text;
    std::vector<xml_attribute> attributes;
    std::vector<xml_element> children;

    const xml_element* child(std::string_view space, std::string_view name) const;
    std::optional<std::string_view> attribute(std::string_view space, std::string_view name) const;
};

/// Why a document cannot be read.
struct xml_unreadable {
    std::string what;
};

/// Reads a UTF-8 document: no DTD, no entities beyond the five, no processing instruction, at most
/// 32 deep (COM-28). Nothing is fetched.
std::variant<xml_element, xml_unreadable> read_xml(std::string_view document);

/// Puts what stands in a namespace that begins so into another: what a mutant that reads any
/// version of it does.
void rename_space(xml_element& in, std::string_view beginning, std::string_view to);

/// The text as it may stand in an element or a double-quoted attribute.
std::string xml_escaped(std::string_view text);

/// Writes elements one after another; the caller gives names with their prefixes.
class xml_writer {
public:
    /// `attributes` stands as given, with its own blanks and quotes.
    xml_writer& open(std::string_view name, std::string_view attributes = {});
    xml_writer& close();
    xml_writer& leaf(std::string_view name, std::string_view value);
    /// Writes nothing where there is no value.
    xml_writer& maybe_leaf(std::string_view name, const std::optional<std::string>& value);
    xml_writer&
    leaf_with(std::string_view name, std::string_view attributes, std::string_view value);
    /// Ends every open element and gives the whole.
    std::string finish();

private:
    std::string written_;
    std::vector<std::string> open_;
};

} // namespace kruispunt::conformance::text
