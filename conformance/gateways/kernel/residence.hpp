#pragma once

#include "conformance/gateways/kernel/book.hpp"

#include <optional>
#include <string>

namespace kruispunt::conformance::gateways::kernel {

/// The municipality that the latest move or active signal of the child names: the date decides,
/// then the order of receipt (COM-26.1).
std::optional<std::string> residence(const book& of, const std::string& bsn);

/// The municipality of that code with its name; nothing where none is known (COM-26.2).
std::optional<coordination> coordination_of(const std::optional<std::string>& municipality);

/// Of a match: of a family match the latest that either child has.
std::optional<coordination> coordination_of(const book& of, const open_match& match);

} // namespace kruispunt::conformance::gateways::kernel
