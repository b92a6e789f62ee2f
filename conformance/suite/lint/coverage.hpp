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
    const catalogue::untested* reason = nullptr; ///< why no test shows it; null: none is given
    const catalogue::untested* not_refused =
        nullptr; ///< why no test breaks it; null: none is given
};

/// Whether a test demands that something is taken which keeps to the sentence: one that accepts, or
/// one that refuses by what it changes (its two controls) or by what it sends or awaits beside it.
bool shows_acceptance(const covering& of);

/// Whether one of them must refuse: the sentence is one that a message can break, and it is the
/// gateway that is told. A region's own breaches are the mutants of the reference regions.
bool wants_refusal(const covering& of);

/// Whether a test does what the sentence forbids, and demands that it is not taken.
bool shows_refusal(const covering& of);

/// Whether no test is of the sentence itself: none has it first, and no check of one is of it.
/// They cite it beside the sentence that they judge, which it restates or gives the form of.
bool is_beside_only(const covering& of);

/// `gateway` or `index`.
std::string_view word(side of);

/// Each MUST of the pages common and the protocol's own, for each side that can show it: the
/// gateway what it must do itself and what it must refuse; the index what a region must do. Of the
/// protocols and sides that have tests at all. In the order of protocol, side and page.
std::vector<covering> coverage_of(const catalogue::catalogue& all);

} // namespace kruispunt::conformance::suite::lint
