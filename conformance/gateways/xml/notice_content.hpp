#pragma once

#include "conformance/gateways/kernel/notice.hpp"
#include "conformance/text/clock.hpp"
#include "conformance/text/xml.hpp"

#include <string>
#include <string_view>

namespace kruispunt::conformance::gateways::xml {

/// How one of the two XML protocols writes what both tell alike.
struct dialect {
    /// Before the name of each element, with its colon; empty where there is none.
    std::string_view prefix;
    /// A day that is given as `YYYY-MM-DD`.
    std::string (*day)(std::string iso);
    std::string (*moment)(text::instant at);
    /// `wederpartij`: how much of the other side is told.
    void (*write_counterparty)(text::xml_writer& to, const kernel::counterparty& other);
    /// What is told of a signal that lapses soon, or has lapsed.
    void (*write_expiry)(text::xml_writer& to, const kernel::notice& told);
};

/// Writes what a notice tells, without an element around it. Nothing for those that neither
/// protocol has: ESAR and SISA ask, and are answered in the same exchange.
void write_content(text::xml_writer& to, const kernel::notice& told, const dialect& in);

/// A match with its other side, as a notice of it tells it.
void write_match(text::xml_writer& to, const kernel::match_item& item, const dialect& in);

/// A match without its other side.
void write_match_itself(text::xml_writer& to, const kernel::match_item& item, const dialect& in);

} // namespace kruispunt::conformance::gateways::xml
