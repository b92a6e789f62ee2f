#include "adapters/esar/receipts.hpp"

#include "adapters/esar/envelope.hpp"
#include "adapters/sdk/http_headers.hpp"
#include "gateway/codec/xml_reader.hpp"

#include <algorithm>
#include <utility>

namespace kruispunt::adapters::esar {

namespace {

using codec::node;
using ports::receipt;

node below(node at, std::string_view name) {
    return at ? at.child(name) : node();
}

bool is_code(std::string_view text) {
    constexpr std::size_t longest = 40;
    return !text.empty() && text.size() <= longest &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'A' && c <= 'Z') || c == '_';
           });
}

// What stands in a receipt is for operators: one of the contract's own codes, else the status. Any
// other word is one that ESAR chose, and could be a name.
std::string shown(std::string_view code, int status) {
    const bool known = domain::wire_code(domain::code_from_wire(code)) == code;
    return known ? std::string(code) : std::to_string(status);
}

bool relates_to(node envelope, std::string_view message_id) {
    const node related = below(below(envelope, "soap:Header"), "wsa:RelatesTo");
    return !related || related.text() == message_id;
}

receipt after_fault(node fault, const ports::http_response& response) {
    // SOAP's own `detail` is in no namespace, for which the reader has a name of its own.
    const node code = below(below(below(fault, "_:detail"), "fout"), "code");
    if (!code || !is_code(code.text()))
        return {receipt::kind::again, {}, std::to_string(response.status)};
    const bool later = code.text() == domain::wire_code(domain::errc::temporarily_unavailable);
    receipt read = later ? sdk::later_receipt(response) : receipt{receipt::kind::refused, {}, {}};
    read.code = shown(code.text(), response.status);
    return read;
}

} // namespace

receipt read_receipt(
    std::string_view message_id, std::string_view envelope, const ports::http_response& response
) {
    receipt again{receipt::kind::again, {}, std::to_string(response.status)};
    const auto document = codec::read_xml(envelope, envelope_namespaces());
    if (!document || document->root().name() != "soap:Envelope") return again;
    if (!relates_to(document->root(), message_id)) return again;
    const node body = below(document->root(), "soap:Body");
    if (const node fault = below(body, "soap:Fault")) return after_fault(fault, response);
    if (response.status == 200 && below(body, "Ontvangen"))
        return {receipt::kind::delivered, {}, "200"};
    return again;
}

receipt unverified_receipt(const domain::error& failure, const ports::http_response& response) {
    const bool no_envelope = failure.code == domain::errc::message_unreadable ||
                             failure.code == domain::errc::message_too_large;
    std::string code(domain::wire_code(failure.code));
    return {
        receipt::kind::again, {}, no_envelope ? std::to_string(response.status) : std::move(code)};
}

} // namespace kruispunt::adapters::esar
