#pragma once

#include "conformance/suite/reporting/reach.hpp"
#include "conformance/wire/http.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kruispunt::conformance::suite::running {

/// How the system's adapter is reached: a program that is started, or an address.
struct adapter_place {
    std::vector<std::string> command;
    std::string url; ///< `http://127.0.0.1:9200/`
};

/// The SUT file (`sut.json`): what is tested, and where it is.
struct sut_file {
    reporting::subject subject;
    std::filesystem::path keys; ///< what `kruispunt-conformance keys` made
    reporting::reach reached;
    /// Where the suite listens in whose place.
    std::map<catalogue::party, wire::socket_name> listen;
    std::optional<adapter_place> adapter;
    /// Where relative paths begin, and commands run.
    std::filesystem::path folder;
    /// The file as it stood.
    text::json document;
};

/// Throws std::runtime_error that names file, member and rule, and says what to write.
sut_file read_sut_file(const std::filesystem::path& file);

/// The content of a file of at most `largest` octets. Throws std::runtime_error naming it.
std::string read_whole(const std::filesystem::path& file, std::size_t largest);

} // namespace kruispunt::conformance::suite::running
