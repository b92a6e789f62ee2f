#pragma once

#include "conformance/suite/catalogue/catalogue.hpp"

#include <string>
#include <vector>

namespace kruispunt::conformance::suite::lint {

/// The two sides of a protocol: the gateway, and the index as server or client.
enum class side { gateway, index };

/// What a sentence has in one protocol and on one side.
struct covering {
    const catalogue::requirement* sentence = nullptr;
    std::string protocol;
    side of = side::gateway;
    std::vector<const catalogue::test*> tests;
    const catalogue::untested* reason = nullptr; ///< null: none is given
};

/// `gateway` or `index`.
std::string_view word(side of);

/// Each MUST of the pages common and the protocol's own, for each side that can show it: the
/// gateway what it must do itself and what it must refuse; the index what a region must do. Of the
/// protocols and sides that have tests at all. In the order of protocol, side and page.
std::vector<covering> coverage_of(const catalogue::catalogue& all);

} // namespace kruispunt::conformance::suite::lint
