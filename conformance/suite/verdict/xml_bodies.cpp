#include "conformance/suite/verdict/bodies.hpp"
#include "conformance/text/xml.hpp"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include <array>
#include <memory>
#include <stdexcept>
#include <utility>
#include <variant>

namespace kruispunt::conformance::suite::verdict {
namespace {

struct free_document {
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};

struct free_context {
    void operator()(xmlXPathContext* context) const { xmlXPathFreeContext(context); }
};

struct free_object {
    void operator()(xmlXPathObject* object) const { xmlXPathFreeObject(object); }
};

using document_owner = std::unique_ptr<xmlDoc, free_document>;
using context_owner = std::unique_ptr<xmlXPathContext, free_context>;
using object_owner = std::unique_ptr<xmlXPathObject, free_object>;

constexpr std::array<std::pair<const char*, const char*>, 9> prefixes{{
    {"soap", "http://schemas.xmlsoap.org/soap/envelope/"},
    {"wsa", "http://www.w3.org/2005/08/addressing"},
    {"wsse", "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"},
    {"wsse11", "http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd"},
    {"wsu", "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd"},
    {"ds", "http://www.w3.org/2000/09/xmldsig#"},
    {"esar", "urn:nl:verwijsindex:esar:1"},
    {"stuf", "http://www.egem.nl/StUF/StUF0301"},
    {"sisa", "urn:nl:verwijsindex:sisa:1"},
}};

const xmlChar* octets_of(const char* text) {
    return reinterpret_cast<const xmlChar*>(text);
}

std::string taken(xmlChar* text) {
    const std::unique_ptr<xmlChar, decltype(xmlFree)> owned(text, xmlFree);
    return text == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(text));
}

/// The strict reader has judged the octets before: no DTD, no entity, 32 deep at most.
document_owner read(std::string_view octets) {
    if (!std::holds_alternative<text::xml_element>(text::read_xml(octets))) return nullptr;
    return document_owner(xmlReadMemory(
        octets.data(),
        static_cast<int>(octets.size()),
        nullptr,
        "UTF-8",
        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING
    ));
}

context_owner context_on(const document_owner& document) {
    context_owner context(xmlXPathNewContext(document.get()));
    if (context == nullptr) throw std::runtime_error("XPath cannot be used on this document");
    for (const auto& [prefix, space] : prefixes)
        xmlXPathRegisterNs(context.get(), octets_of(prefix), octets_of(space));
    // What is wrong is said by the exception; libxml2 would write to the terminal.
    context->error = [](void*, xmlErrorPtr) {};
    return context;
}

found_value first_of(const xmlXPathObject& nodes) {
    found_value made;
    const auto* set = nodes.nodesetval;
    if (set == nullptr || set->nodeNr == 0) return made;
    made.there = true;
    made.count = static_cast<std::size_t>(set->nodeNr);
    made.value = taken(xmlXPathCastNodeToString(set->nodeTab[0]));
    if (set->nodeTab[0]->type == XML_ELEMENT_NODE)
        for (const auto* each = xmlFirstElementChild(set->nodeTab[0]); each != nullptr;
             each = each->next)
            if (each->type == XML_ELEMENT_NODE)
                made.members.emplace_back(reinterpret_cast<const char*>(each->name));
    return made;
}

} // namespace

std::optional<found_value> look_in_xml(std::string_view document, const std::string& path) {
    const auto tree = read(document);
    if (tree == nullptr) return std::nullopt;
    const auto context = context_on(tree);
    const object_owner found(xmlXPathEvalExpression(octets_of(path.c_str()), context.get()));
    if (found == nullptr) throw std::runtime_error("`" + path + "` is no XPath");
    if (found->type == XPATH_NODESET) return first_of(*found);
    return found_text(taken(xmlXPathCastToString(found.get())));
}

} // namespace kruispunt::conformance::suite::verdict
