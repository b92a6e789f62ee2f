#pragma once

#include "conformance/suite/evidence/evidence.hpp"

#include <string>

namespace kruispunt::conformance::suite::selftest {

/// What was seen, without what is another each time: statuses, names of headers, members of
/// documents, and texts without their digits and hexadecimal. Equal for two runs of one test that
/// showed the same.
std::string shape_of(const evidence::test_evidence& seen);

} // namespace kruispunt::conformance::suite::selftest
