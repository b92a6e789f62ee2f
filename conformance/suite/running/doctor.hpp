#pragma once

#include "conformance/suite/running/sut_file.hpp"

#include <string>
#include <vector>

namespace kruispunt::conformance::suite::running {

/// The same words in both languages.
struct words {
    std::string nl;
    std::string en;
};

/// One thing that a run stands on: what was looked at, whether it is well, and what to do where it
/// is not.
struct examined {
    words what;
    bool is_well = true;
    words next;
};

/// Looks at everything that a run of these tests stands on, before one begins: keys, ports, the
/// system's address and certificate, its clock, its adapter. Opens connections and the ports it
/// would listen on, and sends the system one request that changes nothing. Throws nothing: what is
/// wrong is in the list.
std::vector<examined> examine(const sut_file& sut);

} // namespace kruispunt::conformance::suite::running
