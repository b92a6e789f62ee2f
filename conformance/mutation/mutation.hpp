#pragma once

#include "conformance/mutation/mutant.hpp"
#include "conformance/wire/http.hpp"

#include <optional>
#include <string_view>

namespace kruispunt::conformance::mutation {

/// What makes a reference index or gateway break one sentence, or nothing. Readers ask `ignores`
/// before they add a finding, the parties' shells have what goes out altered, and a few places ask
/// `behaves`. Immutable; outlives whoever asks.
class mutation {
public:
    mutation() = default;

    explicit mutation(mutant what) : mutant_(std::move(what)) {}

    /// Whether findings of that sentence are not seen.
    bool ignores(std::string_view sentence) const;

    /// That sentence; empty where all are looked at.
    std::string_view ignored() const;

    /// Whether the party behaves as the word says; the words stand in `behaviours.hpp`.
    bool behaves(std::string_view word) const;

    /// Changes an answer to a message of that kind before it is signed, where the mutant says so.
    void alter(std::string_view message, wire::response& answer) const;

    /// The same with a request that goes out.
    void alter(std::string_view message, wire::request& request) const;

    /// For the control API: empty where nothing is broken.
    std::string_view id() const;

private:
    std::optional<mutant> mutant_;
};

} // namespace kruispunt::conformance::mutation
