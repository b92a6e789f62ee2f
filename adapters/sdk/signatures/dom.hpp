#pragma once

#include <libxml/tree.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// libxml2's tree of a message, read by what things are and where they stand. Inside this folder
/// only. A tree is for one thread at a time.
namespace kruispunt::adapters::sdk::signatures {

struct document_deleter {
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};

using document_handle = std::unique_ptr<xmlDoc, document_deleter>;

/// Parses without network, DTD or messages on the terminal; null where it fails. Only for what
/// `codec::read_xml` admitted, or what we wrote.
document_handle parse(std::string_view bytes);

/// True for an element of that namespace and name.
bool is_element(const xmlNode* at, std::string_view space, std::string_view name);

/// The elements right below `at`, in their order.
std::vector<xmlNode*> elements_of(const xmlNode* at);

/// The attribute's value, or nothing. An empty `space` means: in no namespace.
std::optional<std::string>
attribute(const xmlNode* at, std::string_view name, std::string_view space = {});

/// An attribute's whole name; by default it is in no namespace.
struct attribute_name {
    std::string_view name;
    std::string_view space = {};
};

/// True where every attribute of `at` is one of `known`. libxml2's own look-up takes an attribute
/// of another namespace for the one meant, so elements that xmlsec reads must have no other.
bool has_only_attributes(const xmlNode* at, const std::vector<attribute_name>& known);

/// The text of an element that holds text alone (no comment either), or nothing.
std::optional<std::string> text_alone(const xmlNode* at);

/// libxml2's way to say text.
const xmlChar* xml_text(const std::string& text);

/// Our way to say libxml2's text; null is empty.
std::string_view view(const xmlChar* text);

} // namespace kruispunt::adapters::sdk::signatures
