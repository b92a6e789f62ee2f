#pragma once

#include "conformance/gateways/kernel/signal.hpp"
#include "conformance/gateways/xml/fields.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::conformance::gateways::esar {

/// Reads what stands after `signaalId` in a whole signal (ESAR-10.2 to ESAR-10.11).
kernel::content read_signal(xml::fields& from);

/// The text judged (COM-13) and in normalisation form C; nothing where there is none.
kernel::text_value
judged_text(xml::fields& from, std::string_view name, const std::optional<std::string>& value);

} // namespace kruispunt::conformance::gateways::esar
