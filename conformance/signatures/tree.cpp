#include "conformance/signatures/tree.hpp"

#include "conformance/signatures/names.hpp"

#include <libxml/c14n.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

#include <algorithm>
#include <array>

namespace kruispunt::conformance::signatures {
namespace {

struct free_text {
    void operator()(xmlChar* text) const { xmlFree(text); }
};

struct free_parser {
    void operator()(xmlParserCtxt* parser) const { xmlFreeParserCtxt(parser); }
};

std::string_view view(const xmlChar* text) {
    return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

std::string_view space_of(const xmlNs* space) {
    return space == nullptr ? std::string_view() : view(space->href);
}

bool is_id(const xmlAttr* attribute) {
    const auto space = space_of(attribute->ns);
    const auto name = view(attribute->name);
    if (space == utility_space) return name == "Id";
    if (space == xml_space) return name == "id";
    return space.empty() && (name == "Id" || name == "ID" || name == "id");
}

std::string value_of(const xmlAttr* attribute) {
    const std::unique_ptr<xmlChar, free_text> value(
        xmlNodeListGetString(attribute->doc, attribute->children, 1)
    );
    return std::string(view(value.get()));
}

void collect_ids(element from, std::vector<std::pair<std::string, element>>& into) {
    for (const xmlAttr* each = from->properties; each != nullptr; each = each->next)
        if (is_id(each)) into.emplace_back(value_of(each), from);
    for (auto* const child : children(from))
        collect_ids(child, into);
}

std::string prefix_of(std::string_view space) {
    constexpr std::array<std::pair<std::string_view, const char*>, 6> usual{
        {{soap_space, "soap"},
         {addressing_space, "wsa"},
         {security_space, "wsse"},
         {utility_space, "wsu"},
         {security11_space, "wsse11"},
         {signature_space, "ds"}}};
    for (const auto& [known, prefix] : usual)
        if (known == space) return prefix;
    return "n";
}

const xmlChar* chars(const std::string& text) {
    return reinterpret_cast<const xmlChar*>(text.c_str());
}

xmlNs* in_scope(element at, std::string_view space) {
    const std::string wanted(space);
    if (auto* const known = xmlSearchNsByHref(at->doc, at, chars(wanted))) return known;
    return xmlNewNs(at, chars(wanted), chars(prefix_of(space)));
}

/// libxml2 asks of every node whether it belongs to what is canonicalised.
int stands_in(void* whole, xmlNode* node, xmlNode* parent) {
    // A namespace has no parent of its own; an attribute's is the element given.
    const bool own = node->type != XML_NAMESPACE_DECL && node->type != XML_ATTRIBUTE_NODE;
    for (const xmlNode* at = own ? node : parent; at != nullptr; at = at->parent)
        if (at == whole) return 1;
    return 0;
}

} // namespace

void free_document::operator()(xmlDoc* tree) const {
    xmlFreeDoc(tree);
}

document parse(std::string_view text) {
    if (text.find("<!DOCTYPE") != std::string_view::npos) return nullptr;
    const std::unique_ptr<xmlParserCtxt, free_parser> parser(xmlNewParserCtxt());
    document read(xmlCtxtReadMemory(
        parser.get(),
        text.data(),
        static_cast<int>(text.size()),
        nullptr,
        "UTF-8",
        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING
    ));
    if (read == nullptr || parser->wellFormed == 0 || parser->nsWellFormed == 0) return nullptr;
    return read;
}

std::string write(const document& from) {
    xmlChar* raw = nullptr;
    int length = 0;
    xmlDocDumpMemoryEnc(from.get(), &raw, &length, "UTF-8");
    const std::unique_ptr<xmlChar, free_text> owned(raw);
    return {reinterpret_cast<const char*>(raw), static_cast<std::size_t>(length)};
}

element root_of(const document& of) {
    return xmlDocGetRootElement(of.get());
}

bool is(element what, std::string_view space, std::string_view name) {
    return what != nullptr && view(what->name) == name && space_of(what->ns) == space;
}

std::vector<element> children(element of) {
    std::vector<element> all;
    if (of == nullptr) return all;
    for (auto* each = of->children; each != nullptr; each = each->next)
        if (each->type == XML_ELEMENT_NODE) all.push_back(each);
    return all;
}

std::vector<element> children(element of, std::string_view space, std::string_view name) {
    auto all = children(of);
    std::erase_if(all, [&](element each) { return !is(each, space, name); });
    return all;
}

element only_child(element of, std::string_view space, std::string_view name) {
    const auto all = children(of, space, name);
    return all.size() == 1 ? all.front() : nullptr;
}

std::string compact_text(element of) {
    const std::unique_ptr<xmlChar, free_text> content(xmlNodeGetContent(of));
    std::string text(view(content.get()));
    std::erase_if(text, [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
    return text;
}

std::optional<std::string> attribute(element of, std::string_view space, std::string_view name) {
    if (of == nullptr) return std::nullopt;
    for (const xmlAttr* each = of->properties; each != nullptr; each = each->next)
        if (view(each->name) == name && space_of(each->ns) == space) return value_of(each);
    return std::nullopt;
}

std::string plain_attribute(element of, std::string_view name) {
    return attribute(of, {}, name).value_or(std::string());
}

std::vector<std::pair<std::string, element>> ids_in(const document& of) {
    std::vector<std::pair<std::string, element>> all;
    collect_ids(root_of(of), all);
    return all;
}

element add(element parent, std::string_view space, std::string_view name, std::string_view text) {
    auto* const made = xmlNewDocNode(parent->doc, nullptr, chars(std::string(name)), nullptr);
    xmlAddChild(parent, made);
    xmlSetNs(made, in_scope(made, space));
    if (!text.empty()) set_text(made, text);
    return made;
}

void set_attribute(element of, std::string_view name, std::string_view value) {
    xmlSetProp(of, chars(std::string(name)), chars(std::string(value)));
}

void set_attribute(
    element of, std::string_view space, std::string_view name, std::string_view value
) {
    xmlSetNsProp(of, in_scope(of, space), chars(std::string(name)), chars(std::string(value)));
}

void set_text(element of, std::string_view text) {
    xmlNodeSetContent(of, nullptr);
    xmlNodeAddContentLen(of, chars(std::string(text)), static_cast<int>(text.size()));
}

std::string
canonical(element what, bool exclusive, const std::vector<std::string>& inclusive_prefixes) {
    std::vector<std::string> names = inclusive_prefixes;
    std::vector<xmlChar*> prefixes;
    for (auto& each : names)
        prefixes.push_back(reinterpret_cast<xmlChar*>(each.data()));
    prefixes.push_back(nullptr);
    auto* const out = xmlAllocOutputBuffer(nullptr);
    xmlC14NExecute(
        what->doc,
        stands_in,
        what,
        exclusive ? XML_C14N_EXCLUSIVE_1_0 : XML_C14N_1_0,
        exclusive && !names.empty() ? prefixes.data() : nullptr,
        0,
        out
    );
    std::string octets(
        reinterpret_cast<const char*>(xmlOutputBufferGetContent(out)), xmlOutputBufferGetSize(out)
    );
    xmlOutputBufferClose(out);
    return octets;
}

} // namespace kruispunt::conformance::signatures
