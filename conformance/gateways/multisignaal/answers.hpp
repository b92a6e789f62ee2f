#pragma once

#include "conformance/gateways/kernel/answer.hpp"
#include "conformance/gateways/kernel/signal.hpp"
#include "conformance/gateways/multisignaal/requests.hpp"
#include "conformance/wire/http.hpp"

#include <string>
#include <vector>

namespace kruispunt::conformance::gateways::multisignaal {

/// MS-01's answer as a document.
text::json state_body(const kernel::signal_state& of);

/// A page of a signal's matches (MS-06, MS-09.4).
text::json
matches_body(const std::string& id, const std::vector<kernel::match_item>& all, const page& which);

/// A strong tag (MS-11.1) for what is given back and, of a signal, for what was said of it.
std::string tag_of(const text::json& body, const kernel::content* says);

/// A JSON answer.
wire::response write_json(unsigned status, const text::json& body);

/// Adds `API-Version` and the headers of the design rules' transport module (MS-00.2, MS-00.6).
void add_headers(wire::response& to);

} // namespace kruispunt::conformance::gateways::multisignaal
