#include "adapters/sdk/signatures/dom.hpp"

#include <libxml/parser.h>

#include <algorithm>

namespace kruispunt::adapters::sdk::signatures {

document_handle parse(std::string_view bytes) {
    constexpr int options =
        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NODICT;
    document_handle document(
        xmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, "UTF-8", options)
    );
    if (document && document->intSubset != nullptr) return nullptr;
    return document;
}

bool is_element(const xmlNode* at, std::string_view space, std::string_view name) {
    return at != nullptr && at->type == XML_ELEMENT_NODE && view(at->name) == name &&
           at->ns != nullptr && view(at->ns->href) == space;
}

std::vector<xmlNode*> elements_of(const xmlNode* at) {
    std::vector<xmlNode*> found;
    for (xmlNode* child = at->children; child != nullptr; child = child->next)
        if (child->type == XML_ELEMENT_NODE) found.push_back(child);
    return found;
}

namespace {

std::string_view space_of(const xmlAttr* at) {
    return at->ns == nullptr ? std::string_view() : view(at->ns->href);
}

std::string value_of(const xmlAttr* at) {
    std::string value;
    for (const xmlNode* part = at->children; part != nullptr; part = part->next)
        value.append(view(part->content));
    return value;
}

} // namespace

std::optional<std::string>
attribute(const xmlNode* at, std::string_view name, std::string_view space) {
    for (const xmlAttr* a = at->properties; a != nullptr; a = a->next)
        if (view(a->name) == name && space_of(a) == space) return value_of(a);
    return std::nullopt;
}

bool has_only_attributes(const xmlNode* at, const std::vector<attribute_name>& known) {
    for (const xmlAttr* a = at->properties; a != nullptr; a = a->next) {
        const auto is_it = [a](const attribute_name& k) {
            return k.name == view(a->name) && k.space == space_of(a);
        };
        if (std::none_of(known.begin(), known.end(), is_it)) return false;
    }
    return true;
}

std::optional<std::string> text_alone(const xmlNode* at) {
    std::string text;
    for (const xmlNode* part = at->children; part != nullptr; part = part->next) {
        if (part->type != XML_TEXT_NODE) return std::nullopt;
        text.append(view(part->content));
    }
    return text;
}

const xmlChar* xml_text(const std::string& text) {
    return reinterpret_cast<const xmlChar*>(text.c_str());
}

std::string_view view(const xmlChar* text) {
    return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

} // namespace kruispunt::adapters::sdk::signatures
