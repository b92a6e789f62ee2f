#pragma once

#include "conformance/gateways/kernel/notice.hpp"
#include "conformance/gateways/sisa/header.hpp"
#include "conformance/text/findings.hpp"
#include "conformance/wire/http.hpp"

#include <string>
#include <vector>

namespace kruispunt::conformance::gateways::sisa {

/// An answer of that status with the contract's media type (SISA-00.1).
wire::response as_xml(unsigned status, std::string body);

/// `Bv03Bericht` (SISA-04).
std::string write_received(const header& says);

/// `Fo03Bericht` with the StUF code that fits the finding (SISA-04).
std::string write_refused(const header& says, const text::finding& why);

/// `inzgLa01` (SISA-07).
std::string write_held(
    const header& says,
    const std::string& reference,
    const std::vector<kernel::inspected_signal>& signals
);

/// `YYYY-MM-DD` as StUF writes it.
std::string stuf_day(std::string iso);

} // namespace kruispunt::conformance::gateways::sisa
