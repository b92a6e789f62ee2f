#pragma once

#include "conformance/gateways/json/fields.hpp"
#include "conformance/gateways/kernel/act.hpp"
#include "conformance/gateways/kernel/answer.hpp"
#include "conformance/gateways/kernel/notice.hpp"

namespace kruispunt::conformance::gateways::json {

// The bodies that Multisignaal and Midden-Nederland share.

/// RFC 3339 with the offset of Europe/Amsterdam (COM-15.1).
std::string moment(text::instant at);

/// `instantie` with `oin`, `naam` and `telefoon`, null where not known.
text::json organisation_body(const kernel::organisation& of);

/// `wederpartij` of MS-06.3.
text::json counterparty_body(const kernel::counterparty& of);

/// MS-06's item, without `signaalId`.
text::json match_body(const kernel::match_item& of);

/// MS-08's answer.
text::json
inspection_body(const std::string& reference, const std::vector<kernel::inspected_signal>& of);

/// `matchIds`, `gemeentecode`, `gemeente` of a move.
void add_move(text::json& to, const kernel::notice& told);

/// `kenmerk`, `gemeentecode`, `gemeente`, `datum`, `wederpartijen`.
text::json relocation_body(const kernel::notice& told);

/// `bevestigd`, `toestemming`, `gezinGeinformeerd`, `coordinator` of MS-07 and MN-07; the match's
/// id is the caller's to set.
kernel::update_match read_update(fields& from);

/// `instantie` and `melder` of a signal (MS-01.4, MN-02.3).
kernel::organisation read_organisation(fields from);
kernel::professional read_professional(fields from);

/// `oudersBsn`: at most two, each a BSN; `sentence`: MS-01.6, MN-02.11.
std::vector<std::string> read_parents(fields& from, std::string_view sentence);

/// `geinformeerd` and its `reden`.
void read_informed(fields& from, kernel::content& into);

/// `redenMutatie` (COM-32).
kernel::mutation_reason read_mutation_reason(fields& from);

} // namespace kruispunt::conformance::gateways::json
