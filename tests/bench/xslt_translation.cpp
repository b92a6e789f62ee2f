#include "tests/bench/translation.hpp"

#include <libxml/parser.h>

#include <libxslt/transform.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>
#include <stdexcept>

namespace kruispunt::bench {

namespace {

// A refusal is an outcome here, nothing to print.
void say_nothing(void*, const char*, ...) {}

} // namespace

xslt_translation::xslt_translation(const std::filesystem::path& stylesheet)
    : stylesheet_(
          xsltParseStylesheetFile(reinterpret_cast<const xmlChar*>(stylesheet.string().c_str()))
      ),
      parser_(xmlNewParserCtxt()) {
    xsltSetGenericErrorFunc(nullptr, say_nothing);
    xmlSetGenericErrorFunc(nullptr, say_nothing);
    if (stylesheet_ == nullptr || parser_ == nullptr)
        throw std::runtime_error(stylesheet.string() + ": no stylesheet");
}

xslt_translation::~xslt_translation() {
    xmlFreeParserCtxt(static_cast<xmlParserCtxtPtr>(parser_));
    xsltFreeStylesheet(static_cast<xsltStylesheetPtr>(stylesheet_));
}

xslt_translation::tree::~tree() {
    if (document_ != nullptr) xmlFreeDoc(static_cast<xmlDocPtr>(document_));
}

xslt_translation::tree xslt_translation::parse(std::string_view message) const {
    return tree(xmlCtxtReadMemory(
        static_cast<xmlParserCtxtPtr>(parser_),
        message.data(),
        static_cast<int>(message.size()),
        nullptr,
        nullptr,
        XML_PARSE_NONET
    ));
}

std::optional<std::string> xslt_translation::translate(const tree& parsed) const {
    const auto stylesheet = static_cast<xsltStylesheetPtr>(stylesheet_);
    const auto document = static_cast<xmlDocPtr>(parsed.get());
    const xsltTransformContextPtr context = xsltNewTransformContext(stylesheet, document);
    const tree made(
        xsltApplyStylesheetUser(stylesheet, document, nullptr, nullptr, nullptr, context)
    );
    const bool stopped = context->state == XSLT_STATE_STOPPED || context->state == XSLT_STATE_ERROR;
    xsltFreeTransformContext(context);
    if (stopped || !made) return std::nullopt;
    xmlChar* bytes = nullptr;
    int size = 0;
    const int saved =
        xsltSaveResultToString(&bytes, &size, static_cast<xmlDocPtr>(made.get()), stylesheet);
    if (saved != 0 || bytes == nullptr) return std::nullopt;
    std::string written(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    xmlFree(bytes);
    return written;
}

} // namespace kruispunt::bench
