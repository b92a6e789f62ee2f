#pragma once

#include "gateway/domain/command.hpp"
#include "tests/simulation/model/step.hpp"

#include <optional>
#include <string>

namespace kruispunt::simulation {

/// The signal id that a region uses on the wire.
std::string reference_of(const model::signal_key& key);

/// Which signal of the model a reference stands for.
model::signal_key key_from(std::string_view region, const std::string& reference);

/// What a region's message would be to the rules that need the child in the clear.
domain::command in_the_clear(const model::give& what);

/// Likewise after the vault: digests of clear words in place of keyed ones, nothing sealed.
domain::sealed_command sealed(const model::give& what);
domain::sealed_command sealed(const model::withdraw& what);
domain::sealed_command sealed(const model::close& what);
domain::sealed_command sealed(const model::relocate& what);
domain::sealed_command sealed(const model::update& what, const domain::uuid& match);

/// `age` and the data key are the child's, as the vault would have read them.
domain::sealed_command
sealed(const model::object& what, std::int64_t read_with, std::optional<int> age);
domain::sealed_command sealed(const model::decide& what, const domain::uuid& objection);

} // namespace kruispunt::simulation
