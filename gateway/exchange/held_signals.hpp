#pragma once

#include "gateway/domain/disclosure.hpp"
#include "gateway/ports/store.hpp"
#include "gateway/ports/vault.hpp"

#include <vector>

namespace kruispunt::exchange {

/// Opens the contacts of which a relocation notice tells (COM-26). `signal_unknown` or
/// `temporarily_unavailable`: one was corrected or ended since it was read, or its key cannot be
/// had now; they are to be read again. `value_invalid`: one cannot be read at all.
domain::result<std::vector<domain::placed_contact>>
open_reporters(const std::vector<ports::owed_reporter>& reporters, ports::vault& vault);

/// Opens the contacts of the signals that an inspection shows (COM-37), with the same errors.
domain::result<std::vector<domain::held_contact>>
open_held(const std::vector<domain::held_line>& lines, ports::vault& vault);

} // namespace kruispunt::exchange
