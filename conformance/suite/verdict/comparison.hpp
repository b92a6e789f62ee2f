#pragma once

#include "conformance/suite/catalogue/check.hpp"
#include "conformance/suite/plan/variables.hpp"
#include "conformance/suite/verdict/found_value.hpp"

#include <string>

namespace kruispunt::conformance::suite::verdict {

/// Where a comparison's placeholders are filled from.
struct filling {
    const plan::scopes& all;
    std::string scope;

    std::string operator()(const std::string& text) const { return plan::filled(text, all, scope); }
};

/// Whether the value is as it must be. `absent` holds of null too, `present` does not. A text
/// of XML or of a header is held against a number or a boolean as that is written in JSON.
bool holds(const catalogue::comparison& asked, const found_value& found, const filling& with);

/// What was asked, in words: `"BSN_ONGELDIG"`, `a form uuid`.
std::string told(const catalogue::comparison& asked, const filling& with);

/// What stands there, in words, cut where it is long.
std::string told(const found_value& found);

/// Whether the text has the named form.
bool has_named_form(const std::string& form, const std::string& text);

} // namespace kruispunt::conformance::suite::verdict
