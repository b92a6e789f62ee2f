#pragma once

#include "gateway/domain/disclosure.hpp"
#include "gateway/domain/signal.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::vault {

/// The child of a signal as octets: a version, then each part preceded by its length.
std::string identity_section(const domain::signal_content& signal);

/// Organisation and professional of a signal as octets, likewise.
std::string contact_section(const domain::signal_content& signal);

/// Reads a contact section back; nothing where the octets are no section of a known version.
std::optional<domain::contact> read_contact_section(std::string_view octets);

} // namespace kruispunt::vault
