#pragma once

#include "conformance/suite/selftest/matrix.hpp"
#include "conformance/text/json.hpp"

#include <string>

namespace kruispunt::conformance::suite::selftest {

/// The whole matrix (conformance/catalogue/schemas/kill-matrix.json): which gates are open, the
/// mutants with what kills them, the dead tests, every cell.
text::json to_json(const matrix& of);

/// A page that stands by itself: tests against mutants at a glance, then one by one.
std::string to_html(const matrix& of);

/// How many mutants came to that.
std::size_t count_of(const matrix& of, fate is);

} // namespace kruispunt::conformance::suite::selftest
