#pragma once

#include "conformance/gateways/kernel/notice.hpp"
#include "conformance/text/findings.hpp"

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

namespace kruispunt::conformance::gateways::kernel {

/// Why nothing happened; the first finding is what a protocol with one error tells.
struct refusal {
    std::vector<text::finding> why;
};

/// What a signal has come to: the content of MS-01's and ESAR-10's answers.
struct signal_state {
    std::string id;
    std::string status;     ///< WORD-1.1
    std::string expires_on; ///< `verlooptOp`
    std::size_t matches = 0;
    std::vector<std::string> warnings; ///< codes of ERR-1.3
    bool is_new = false;
};

struct matches_found {
    std::vector<match_item> matches;
};

struct inspected {
    std::string reference;
    std::vector<inspected_signal> signals;
};

/// `submit`, `close`, `withdraw`, `relocate`, `read`: a signal_state; `list_matches`:
/// matches_found; `update_match`: a match_item; `inspect`: inspected; each of them: a refusal.
using answer = std::variant<refusal, signal_state, matches_found, match_item, inspected>;

/// What a code of ERR-1.3 says in Dutch.
std::string_view description_of_warning(std::string_view code);

/// What a code of ERR-1 says in Dutch, without a value of the message (COM-27.2).
std::string_view description_of(std::string_view code);

} // namespace kruispunt::conformance::gateways::kernel
