#pragma once

#include "conformance/suite/catalogue/files.hpp"

#include <string>

namespace kruispunt::conformance::suite::tests {

/// The files of a catalogue of one protocol: two sentences, messages signal, withdraw (after it)
/// and match_made, one mutant, and the tests that `tests` holds, in COM-10's file of the gateway.
catalogue::files small_files(const std::string& tests);

/// A test of that id around these steps, of COM-10.2.
std::string
test_with(const std::string& id, const std::string& steps, const std::string& more = {});

/// `small_files` of one test, read.
catalogue::catalogue small_catalogue(const std::string& steps, const std::string& more = {});

inline constexpr auto small_id = "multisignaal.gw.com-10.2";

} // namespace kruispunt::conformance::suite::tests
