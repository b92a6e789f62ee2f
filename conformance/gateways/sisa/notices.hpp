#pragma once

#include "conformance/gateways/kernel/notice.hpp"
#include "conformance/gateways/side.hpp"
#include "conformance/gateways/sisa/header.hpp"

#include <string>

namespace kruispunt::conformance::gateways::sisa {

/// The notice as SISA's document (SISA-20, SISA-21); number and moment are the notice's own.
std::string write_notice(const kernel::notice& told, const parties& who);

/// What SISA's answer to it means (SISA-22).
delivery read_delivery(const wire::response& got, const mutation::mutation& broken);

} // namespace kruispunt::conformance::gateways::sisa
