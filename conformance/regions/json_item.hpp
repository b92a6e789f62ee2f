#pragma once

#include "conformance/regions/notice.hpp"
#include "conformance/text/json.hpp"

namespace kruispunt::conformance::regions {

// The match as JSON (MS-06's item), which Multisignaal and Midden-Nederland share by contract.

/// An open match: everything mandatory but `coordinatie`.
void read_open_match(text::json_cursor& from, notice& into);

/// What may stand beside the mandatory part of a notice about a match: the rest of the item.
void read_rest_of_match(text::json_cursor& from, notice& into);

/// A move out of the region: `signaalId`, the matches' ids, the new municipality.
void read_relocated(text::json_cursor& from, notice& into);

/// The relocation notice of COM-26 with its `wederpartijen`.
void read_relocation(text::json_cursor& from, notice& into);

// The same child as JSON, outwards: members that are absent stay absent.

void put_text(text::json& into, const char* name, const text_value& value);
text::json write_organisation(const organisation& from);
text::json write_professional(const professional& from);

} // namespace kruispunt::conformance::regions
