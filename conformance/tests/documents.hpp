#pragma once

#include "conformance/wire/http.hpp"

#include <string>

namespace kruispunt::conformance::tests {

// Notices as the gateway would send them, each right in itself; a test takes one and breaks it.

inline constexpr const char* match_id = "6f1a2c34-0000-4000-8000-000000000001";

/// The text with the first `what` replaced; a test's mistake (`what` not there) throws.
std::string with(std::string text, const std::string& what, const std::string& instead);

/// The request with the same done to its body.
wire::request with(wire::request from, const std::string& what, const std::string& instead);

namespace esar {

inline const std::string first_message = "urn:uuid:6f1a2c34-0000-4000-8000-0000000000a1";
inline const std::string second_message = "urn:uuid:6f1a2c34-0000-4000-8000-0000000000a2";

/// A notice with that element as its payload; `content` stands as given.
wire::request notice(
    const std::string& element,
    const std::string& content,
    const std::string& message_id = first_message
);
/// The content of a MatchMelding.
std::string match_content();
wire::request match_notice(const std::string& message_id = first_message);
wire::request end_notice(const std::string& message_id = second_message);
/// A counterparty with its professional.
std::string counterparty();

} // namespace esar

namespace multisignaal {

/// An event of that type (after `nl.verwijsindex.`) with that `data`.
wire::request event(
    const std::string& type,
    const std::string& data,
    const std::string& subject = "MS-1",
    const std::string& id = "n-1"
);
/// The match's item, open.
std::string item(const std::string& signal = "MS-1");
std::string counterparty();
wire::request match_event(const std::string& id = "n-1");

} // namespace multisignaal

namespace sisa {

wire::request notice(
    const std::string& element,
    const std::string& entity,
    const std::string& mutation,
    const std::string& objects,
    const std::string& reference = "K-1"
);
/// `sisa:object` around the content.
std::string object(const std::string& entity, const std::string& content);
std::string match_content();
wire::request match_notice(const std::string& reference = "K-1");
std::string counterparty();

} // namespace sisa

namespace midden_nederland {

wire::request put(const std::string& target, const std::string& body);
wire::request match_put();
wire::request match_delete(const std::string& query = "?reden=ingetrokken");
wire::request message(const std::string& body);

} // namespace midden_nederland

} // namespace kruispunt::conformance::tests
