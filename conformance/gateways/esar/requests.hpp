#pragma once

#include "conformance/gateways/kernel/act.hpp"
#include "conformance/gateways/kernel/values.hpp"
#include "conformance/text/xml.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::conformance::gateways::esar {

/// Reads an operation (ESAR-10 to ESAR-17) and adds all that it breaks; nothing where there is none
/// of that name.
std::optional<kernel::act>
read_operation(const text::xml_element& payload, kernel::value_rules& rules);

/// The catalogue's name of the operation's message (`signal`, …); empty where it is none.
std::string_view message_of(std::string_view operation);

/// Where ESAR's fields stand.
kernel::field_names field_names();

/// The municipality of one of Flevoland's places, in any case of letters (ESAR-10.4); nothing where
/// the place is not among them.
kernel::text_value municipality_of(std::string_view place);

} // namespace kruispunt::conformance::gateways::esar
