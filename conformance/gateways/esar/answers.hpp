#pragma once

#include "conformance/gateways/kernel/answer.hpp"
#include "conformance/text/findings.hpp"
#include "conformance/text/xml.hpp"
#include "conformance/wire/http.hpp"

#include <string>
#include <string_view>

namespace kruispunt::conformance::gateways::esar {

/// The answer to an operation, unsigned (ESAR-10.8, ESAR-15.2, ESAR-16.2, ESAR-17.2): whatever is
/// no refusal. `relates_to`: the request's MessageID.
wire::response write_answer(
    std::string_view operation,
    const std::string& relates_to,
    const std::string& gateway_oin,
    const kernel::answer& came
);

/// A fault, unsigned (ESAR-90). `relates_to` may be empty.
wire::response write_fault(
    unsigned status,
    const std::string& relates_to,
    const std::string& gateway_oin,
    const text::finding& why
);

/// `From`'s address of the party with that OIN (ESAR-01).
std::string address_of(const std::string& oin);

/// `wederpartij` (ESAR-20.3).
void write_counterparty(text::xml_writer& to, const kernel::counterparty& other);

} // namespace kruispunt::conformance::gateways::esar
