#pragma once

#include "conformance/text/json.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace kruispunt::conformance::mutation {

/// Findings of the sentence are not seen.
struct ignores_rule {
    std::string sentence;
};

/// What goes out is changed, as octets, before it is signed.
struct alters_output {
    enum class part { answer, request } of = part::answer;
    enum class place { body, status, header } in = place::body;
    std::string message;                 ///< of that kind alone; empty: all
    std::optional<unsigned> when_status; ///< of answers with that status alone
    std::string name;                    ///< a header's
    std::string at;                      ///< a JSON Pointer into the body
    std::optional<text::json> set;
    bool remove = false;
    std::string replace; ///< all occurrences
    std::string by;
};

/// A switch that the reference code asks for by this name.
struct behaves {
    std::string word;
};

/// A reference index or gateway with exactly one sentence broken, as data.
struct mutant {
    std::string id;
    std::string requirement;
    std::string en;
    std::variant<ignores_rule, alters_output, behaves> does;
    /// The tests that must find it; empty: any test of its requirement.
    std::vector<std::string> expects;
};

} // namespace kruispunt::conformance::mutation
