#pragma once

#include "conformance/gateways/kernel/act.hpp"
#include "conformance/gateways/sisa/header.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::conformance::gateways::sisa {

/// A message to the gateway, read.
struct request {
    header heading;
    /// What it comes to; nothing where the message is not known or not whole.
    std::optional<kernel::act> comes_to;
    /// The signal that it is about; empty where it asks for an inspection.
    std::string signal;
    /// With `W`: the old object.
    std::optional<kernel::content> before;
};

/// Reads `signLk01`, `verhLk01` or `inzgLv01` and adds all that it breaks (SISA-00 to SISA-07).
request read_request(const text::xml_element& root, const parties& who, kernel::value_rules& rules);

/// The catalogue's name of the message (`signal`, `correct`, …); empty where it is none.
std::string kind_of(const text::xml_element& root);

/// Where SISA's fields stand.
kernel::field_names field_names();

} // namespace kruispunt::conformance::gateways::sisa
