#pragma once

#include "gateway/domain/command.hpp"

#include <optional>

namespace kruispunt::domain {

/// The command with its digests under that epoch of the key ring; all else as it is. Nothing where
/// it was not sealed under that epoch, or only its names were.
std::optional<sealed_command> under_epoch(const sealed_command& command, int epoch);

} // namespace kruispunt::domain
