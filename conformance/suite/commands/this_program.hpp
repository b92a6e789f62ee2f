#pragma once

#include <string>

namespace kruispunt::conformance::suite::commands {

/// What a report names of the program that made it.
struct program_facts {
    std::string version;
    std::string sha256; ///< of the program's own file
};

/// Throws std::runtime_error where the program's file cannot be read.
program_facts this_program();

/// What a body's trust.json takes of a release: version, build, catalogue.
std::string version_text();

} // namespace kruispunt::conformance::suite::commands
