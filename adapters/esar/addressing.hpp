#pragma once

#include <string>
#include <string_view>

namespace kruispunt::adapters::esar {

/// WS-Addressing's header blocks as they go out; what is empty is left out (ESAR-01).
struct addressing {
    std::string to;
    std::string action;
    std::string from;
    std::string message_id;
    std::string reply_to;
    std::string relates_to;
};

/// True for the forms of a MessageID that ESAR-01 knows: `urn:uuid:` or `uuid:` and a UUID, and
/// Digikoppeling's `id@uuid@uri`.
bool is_message_id(std::string_view text);

/// The address of a party known by its OIN alone, as Digikoppeling writes it.
std::string address_of(std::string_view oin);

/// A SOAP 1.1 envelope with that header around a body that is written already.
std::string write_envelope(const addressing& header, std::string_view body);

} // namespace kruispunt::adapters::esar
