#include "adapters/sisa/receipts.hpp"

#include "adapters/sdk/http_headers.hpp"
#include "gateway/codec/xml_reader.hpp"

#include <algorithm>

namespace kruispunt::adapters::sisa {

namespace {

using codec::node;
using ports::receipt;

node below(node at, std::string_view name) {
    return at ? at.child(name) : node();
}

// What stands in a receipt is for operators; it must not carry what SISA cares to put there.
bool is_stuf_code(std::string_view text) {
    constexpr std::string_view family = "StUF";
    constexpr std::size_t digits = 3;
    return text.size() == family.size() + digits && text.substr(0, family.size()) == family &&
           std::all_of(text.begin() + family.size(), text.end(), [](char c) {
               return c >= '0' && c <= '9';
           });
}

bool refers_to(node root, std::string_view reference) {
    const node crossed = below(below(root, "stuurgegevens"), "crossRefnummer");
    return !crossed || crossed.text() == reference;
}

} // namespace

receipt read_receipt(std::string_view reference, const ports::http_response& response) {
    receipt again{receipt::kind::again, {}, std::to_string(response.status)};
    const auto document =
        codec::read_xml(response.body, {{"http://www.egem.nl/StUF/StUF0301", ""}});
    if (!document) return again;
    const node root = document->root();
    if (!refers_to(root, reference)) return again;
    if (root.name() == "Bv03Bericht" && response.status == 200)
        return {receipt::kind::delivered, {}, "Bv03"};
    if (root.name() != "Fo03Bericht") return again;
    const node code = below(below(root, "body"), "code");
    if (!code || !is_stuf_code(code.text())) return again;
    receipt read = code.text() == "StUF058" ? sdk::later_receipt(response)
                                            : receipt{receipt::kind::refused, {}, {}};
    read.code = code.text();
    return read;
}

} // namespace kruispunt::adapters::sisa
