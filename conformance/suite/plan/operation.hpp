#pragma once

#include "conformance/suite/catalogue/catalogue.hpp"

#include <string>
#include <vector>

namespace kruispunt::conformance::suite::plan {

/// What an operation that does not hold means for its test.
enum class weight {
    /// The system was not brought to where the test begins, or is not alive: INCONCLUSIVE.
    arrangement,
    /// The same, before or after the one change of a refused message.
    control,
    /// The test itself.
    tested
};

/// One thing to do, or to have seen. A test is a list of these; what was seen has the same indices.
struct operation {
    weight counts = weight::tested;
    /// Which step of the test it is of, from 0.
    std::size_t step = 0;
    /// The step itself, a control's without its change and with the scope of the control.
    catalogue::step does;
    /// What must hold of it: `expect`, or the message's `accepted`.
    std::vector<catalogue::alternative> holds;
    /// The message of a send or receive; nothing for the others. Of the party's protocol.
    const catalogue::message* message = nullptr;
    std::string protocol; ///< that the message is of
};

/// The test as operations: `after` messages sent first, live controls around what is changed. Pure.
/// `partner` is the protocol of the second region. Points into the catalogue, which outlives it.
/// Throws std::runtime_error where the test names what the catalogue has not.
std::vector<operation>
expand(const catalogue::catalogue& all, const catalogue::test& test, const std::string& partner);

/// Whether the operation is an act by which nothing is to be seen but that the index then holds the
/// signal: one that is called and has nobody to call, so that any way to hold it will do.
bool only_sets_up(const catalogue::test& test, const operation& of);

/// The protocol that the second region speaks beside one of `protocol`.
std::string partner_of(const std::string& protocol);

} // namespace kruispunt::conformance::suite::plan
