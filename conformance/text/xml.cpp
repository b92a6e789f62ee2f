#include "conformance/text/xml.hpp"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <memory>

namespace kruispunt::conformance::text {
namespace {

constexpr int deepest = 32;

struct free_document {
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};

struct free_context {
    void operator()(xmlParserCtxt* context) const { xmlFreeParserCtxt(context); }
};

std::string to_string(const xmlChar* text) {
    return text == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(text));
}

std::string space_of(const xmlNs* space) {
    return space == nullptr ? std::string() : to_string(space->href);
}

/// Copies libxml2's tree into ours; what is forbidden is named in `wrong`.
class tree_copy {
public:
    std::string wrong;

    xml_element copy(const xmlNode* node, int depth) {
        xml_element element;
        if (depth > deepest) return refuse(element, "deeper than 32 elements");
        element.space = space_of(node->ns);
        element.name = to_string(node->name);
        for (const xmlAttr* each = node->properties; each != nullptr; each = each->next)
            copy_attribute(element, each);
        for (const xmlNode* each = node->children; each != nullptr; each = each->next)
            copy_content(element, each, depth);
        return element;
    }

private:
    xml_element refuse(const xml_element& element, const char* what) {
        if (wrong.empty()) wrong = what;
        return element;
    }

    void copy_attribute(xml_element& element, const xmlAttr* attribute) {
        std::string value;
        for (const xmlNode* each = attribute->children; each != nullptr; each = each->next) {
            if (each->type != XML_TEXT_NODE) refuse(element, "an entity in an attribute");
            value += to_string(each->content);
        }
        element.attributes.push_back(
            {space_of(attribute->ns), to_string(attribute->name), std::move(value)}
        );
    }

    void copy_content(xml_element& element, const xmlNode* node, int depth) {
        switch (node->type) {
        case XML_ELEMENT_NODE:
            element.children.push_back(copy(node, depth + 1));
            return;
        case XML_TEXT_NODE:
        case XML_CDATA_SECTION_NODE:
            element.text += to_string(node->content);
            return;
        case XML_COMMENT_NODE:
            return;
        case XML_PI_NODE:
            refuse(element, "a processing instruction");
            return;
        default:
            refuse(element, "an entity or another node that has no place here");
        }
    }
};

std::string unreadable_outside_root(const xmlDoc* document) {
    if (document->intSubset != nullptr || document->extSubset != nullptr) return "a DTD";
    for (const xmlNode* each = document->children; each != nullptr; each = each->next)
        if (each->type == XML_PI_NODE) return "a processing instruction";
    return {};
}

} // namespace

const xml_element* xml_element::child(std::string_view of_space, std::string_view called) const {
    for (const auto& each : children)
        if (each.space == of_space && each.name == called) return &each;
    return nullptr;
}

std::optional<std::string_view>
xml_element::attribute(std::string_view of_space, std::string_view called) const {
    for (const auto& each : attributes)
        if (each.space == of_space && each.name == called) return each.value;
    return std::nullopt;
}

std::variant<xml_element, xml_unreadable> read_xml(std::string_view document) {
    // Said before libxml2 sees it: no declaration of an entity is ever processed.
    if (document.find("<!DOCTYPE") != std::string_view::npos) return xml_unreadable{"a DTD"};
    const std::unique_ptr<xmlParserCtxt, free_context> context(xmlNewParserCtxt());
    const std::unique_ptr<xmlDoc, free_document> tree(xmlCtxtReadMemory(
        context.get(),
        document.data(),
        static_cast<int>(document.size()),
        nullptr,
        "UTF-8",
        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING
    ));
    if (tree == nullptr || context->wellFormed == 0 || context->nsWellFormed == 0)
        return xml_unreadable{"not well-formed"};
    if (auto wrong = unreadable_outside_root(tree.get()); !wrong.empty())
        return xml_unreadable{std::move(wrong)};
    tree_copy copier;
    auto root = copier.copy(xmlDocGetRootElement(tree.get()), 1);
    if (!copier.wrong.empty()) return xml_unreadable{copier.wrong};
    return root;
}

std::string xml_escaped(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        switch (c) {
        case '&':
            escaped += "&amp;";
            break;
        case '<':
            escaped += "&lt;";
            break;
        case '>':
            escaped += "&gt;";
            break;
        case '"':
            escaped += "&quot;";
            break;
        default:
            escaped += c;
        }
    }
    return escaped;
}

void rename_space(xml_element& in, std::string_view beginning, std::string_view to) {
    if (in.space.starts_with(beginning)) in.space = to;
    for (auto& each : in.attributes)
        if (each.space.starts_with(beginning)) each.space = to;
    for (auto& each : in.children)
        rename_space(each, beginning, to);
}

xml_writer& xml_writer::open(std::string_view name, std::string_view attributes) {
    written_.append("<").append(name);
    if (!attributes.empty()) written_.append(" ").append(attributes);
    written_ += '>';
    open_.emplace_back(name);
    return *this;
}

xml_writer& xml_writer::close() {
    written_.append("</").append(open_.back()).append(">");
    open_.pop_back();
    return *this;
}

xml_writer& xml_writer::leaf(std::string_view name, std::string_view value) {
    return leaf_with(name, {}, value);
}

xml_writer& xml_writer::maybe_leaf(std::string_view name, const std::optional<std::string>& value) {
    return value ? leaf(name, *value) : *this;
}

xml_writer&
xml_writer::leaf_with(std::string_view name, std::string_view attributes, std::string_view value) {
    open(name, attributes);
    written_ += xml_escaped(value);
    return close();
}

std::string xml_writer::finish() {
    while (!open_.empty())
        close();
    return std::move(written_);
}

} // namespace kruispunt::conformance::text
