#pragma once

#include "gateway/domain/disclosure.hpp"
#include "gateway/domain/signal.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::vault {

/// The child of a signal as octets: a version, then each part preceded by its length.
std::string identity_section(const domain::signal_content& signal);

/// Organisation and professional of a signal as octets, likewise.
std::string contact_section(const domain::signal_content& signal);

/// The same with who was told of the signal, as it is kept (COM-37).
std::string kept_contact_section(const domain::signal_content& signal);

/// Of an identity section what is compared: the child's BSN, given names and birth date, and the
/// parents.
struct read_child {
    domain::child child;
    std::vector<domain::bsn> parents;
};

/// Reads it back; nothing where the octets are no section of a known version.
std::optional<read_child> read_identity(std::string_view identity);

/// A kept contact section as `contact_section` made it, without who was told.
std::string contact_as_given(std::string_view kept);

/// Reads the birth date of an identity section, where it has one; `value_invalid` where the octets
/// are no section of a known version.
domain::result<std::optional<domain::birth_date>> read_birth_date(std::string_view identity);

/// Reads a contact section back; nothing where the octets are no section of a known version.
std::optional<domain::contact> read_contact_section(std::string_view octets);

/// Who leads as octets, likewise.
std::string lead_section(const domain::case_lead& lead);

/// Reads a lead's section back, likewise.
std::optional<domain::case_lead> read_lead_section(std::string_view octets);

} // namespace kruispunt::vault
