#pragma once

#include "conformance/suite/catalogue/mutant.hpp"
#include "conformance/suite/catalogue/test.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace kruispunt::conformance::suite::catalogue {

/// A sentence of the protocol documents.
struct requirement {
    std::string id;
    std::string page; ///< common, esar, multisignaal, sisa, midden-nederland, coordination
    std::string who;  ///< gateway, region, both
    level at = level::must;
    bool violable = false;
    std::string text;
};

/// Why a sentence has no test in a role, or none that refuses.
struct untested {
    std::string requirement;
    /// gateway, server, client or `all`; of one protocol alone where that stands before it
    /// (`esar.server`).
    std::string role;
    std::string reason_class;
    std::string reason;
};

/// Everything that is data. Immutable once read.
struct catalogue {
    std::map<std::string, requirement> requirements;
    std::vector<untested> without_test;
    /// By protocol, then name.
    std::map<std::string, std::map<std::string, message>> messages;
    /// In the order of their ids.
    std::vector<test> tests;
    /// By protocol and role.
    std::map<std::pair<std::string, role>, std::vector<mutant>> mutants;
    /// SHA-256 over all files, names and octets, in the order of their names.
    std::string digest;
};

/// The catalogue that was compiled into the program. Throws std::runtime_error naming file, test,
/// member and rule where it cannot be read, which a test of the build excludes.
catalogue built_in();

/// The same from a folder, for whoever writes tests.
catalogue read_folder(const std::filesystem::path& folder);

} // namespace kruispunt::conformance::suite::catalogue
