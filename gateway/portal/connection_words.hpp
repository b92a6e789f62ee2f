#pragma once

#include "gateway/ports/link_walker.hpp"

#include <string_view>

namespace kruispunt::portal {

/// What a failing step is called on the wire, whose side it is at and what to do about it.
struct fault_words {
    std::string_view cause; ///< stable
    std::string_view side;  ///< `wij`, `netwerk` or `regio`: who can mend it
    std::string_view step;  ///< what an operator does next, in Dutch
};

/// The words of a fault; all empty for none.
fault_words words_of(ports::link_fault fault);

/// `naam`, `tcp`, `tls`, `certificaat`, `oin`, `protocol`.
std::string_view word_of(ports::link_step step);

} // namespace kruispunt::portal
