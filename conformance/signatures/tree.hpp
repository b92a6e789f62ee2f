#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming): libxml2's own names
struct _xmlDoc;
struct _xmlNode;

// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming)

namespace kruispunt::conformance::signatures {

struct free_document {
    void operator()(_xmlDoc* tree) const;
};

/// A document whose elements can be signed and looked up; libxml2's own tree.
using document = std::unique_ptr<_xmlDoc, free_document>;
using element = _xmlNode*;

/// Null where it is not well-formed or bears a DTD. Nothing is fetched.
document parse(std::string_view text);

std::string write(const document& from);

element root_of(const document& of);

bool is(element what, std::string_view space, std::string_view name);
/// The child elements, in order.
std::vector<element> children(element of);
/// Those of that name.
std::vector<element> children(element of, std::string_view space, std::string_view name);
/// The only child of that name; null where there is none or there are several.
element only_child(element of, std::string_view space, std::string_view name);

/// The element's text without blanks and line ends.
std::string compact_text(element of);
std::optional<std::string> attribute(element of, std::string_view space, std::string_view name);
/// The same in no namespace; empty where it is absent.
std::string plain_attribute(element of, std::string_view name);

/// Every id in the document with the element that bears it: `wsu:Id`, `xml:id`, and `Id`, `ID` or
/// `id` in no namespace. An element that bears two is there twice.
std::vector<std::pair<std::string, element>> ids_in(const document& of);

/// Appends a child; a namespace that is not in scope yet is declared on it by its usual prefix.
element
add(element parent, std::string_view space, std::string_view name, std::string_view text = {});
void set_attribute(element of, std::string_view name, std::string_view value);
void set_attribute(
    element of, std::string_view space, std::string_view name, std::string_view value
);
void set_text(element of, std::string_view text);

/// The canonical octets of an element and all in it, without comments; the prefixes are those to be
/// treated as inclusive canonicalisation does.
std::string canonical(
    element what, bool exclusive = true, const std::vector<std::string>& inclusive_prefixes = {}
);

} // namespace kruispunt::conformance::signatures
