#pragma once

#include "conformance/suite/reporting/report.hpp"
#include "conformance/suite/statement/signing_key.hpp"
#include "conformance/suite/statement/verification.hpp"
#include "conformance/text/clock.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::conformance::suite::statement {

/// Which version of the protocols' pages the catalogue tests.
inline constexpr std::string_view protocol_pages_version = "1";

/// How long it may stand for what it accepted: five years.
inline constexpr std::chrono::hours longest_acceptance{24 * 366 * 5};

/// From when until when the body stands for what it accepted.
struct acceptance_term {
    text::instant accepted_at;
    text::instant valid_until;
};

/// The last moment of a day given as `YYYY-MM-DD`, in UTC; nothing where it is no day.
std::optional<text::instant> end_of_day(std::string_view day);

/// What the body that admits vendors says once every step held: an in-toto Statement v1 on the
/// report and the build, with who was tested against what, and until when that counts. Canonical
/// JSON (`catalogue/schemas/acceptance.json`). Pure. Throws std::runtime_error where a step does
/// not hold, where `of` is not the report that was verified, and where the term does not end after
/// it begins or lasts longer than five years.
std::string acceptance_statement(
    const verification& came, const reporting::report& of, const acceptance_term& term
);

/// The same in a DSSE envelope by the body's key: what is handed in at a gateway. Throws likewise,
/// and where the key is one of a vendor's.
std::string acceptance_record(
    const verification& came,
    const reporting::report& of,
    const acceptance_term& term,
    const signing_key& key,
    const trust& body
);

} // namespace kruispunt::conformance::suite::statement
