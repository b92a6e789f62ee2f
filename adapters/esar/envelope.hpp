#pragma once

#include "gateway/codec/document.hpp"
#include "gateway/codec/xml_reader.hpp"
#include "gateway/domain/error.hpp"

#include <optional>
#include <string>

namespace kruispunt::adapters::esar {

/// A request's SOAP envelope, taken apart (ESAR-01). With a fault the rest is what could be read
/// all the same, so that the refusal can say what it relates to.
struct envelope {
    std::string message_id; ///< empty where there is none of a known form
    std::string action;
    codec::node payload; ///< the only element in the Body; lives as long as the document
    std::optional<domain::error> fault;
};

/// How `codec::read_xml` must name what envelopes are made of: payloads bare, else `soap:`, `wsa:`,
/// `wsse:`, `wsu:`.
const codec::known_namespaces& envelope_namespaces();

/// Reads a request's envelope. Blocks of WS-Security are passed over: whoever wants them verified
/// does so before.
envelope read_envelope(codec::node root);

} // namespace kruispunt::adapters::esar
