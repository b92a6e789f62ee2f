#pragma once

#include "conformance/suite/catalogue/check.hpp"
#include "conformance/suite/catalogue/test.hpp"

#include <string>

namespace kruispunt::conformance::suite::reporting {

/// A check in the notation that the pages show: `status 200 or 201`, `/code = "BSN_ONGELDIG"`.
/// Placeholders stand as they are.
std::string in_words(const catalogue::check& of);

/// The one thing that was changed, likewise: `body: «"${child.bsn}"» → «"${bsn.bad_sum}"»`.
std::string in_words(const catalogue::change& of);

} // namespace kruispunt::conformance::suite::reporting
