// Any octets as what somebody hands in: as an archive, and as each file of a run. Nothing ends but
// by a std::runtime_error that says why, and nothing is accepted by a body that trusts nobody.
#include "conformance/suite/statement/archive.hpp"
#include "conformance/suite/statement/envelope.hpp"
#include "conformance/suite/statement/in_toto.hpp"
#include "conformance/suite/statement/verification.hpp"

#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string>

using namespace kruispunt::conformance;
using namespace kruispunt::conformance::suite;

namespace {

/// Whether it was read.
template <class Read>
bool reads(Read read) {
    try {
        (void)read();
        return true;
    } catch (const std::runtime_error&) {
        return false;
    }
}

void try_archive(const std::string& octets) {
    static const catalogue::catalogue nothing;
    reporting::run_files files;
    if (!reads([&] { return files = statement::read_archive(octets); })) return;
    if (statement::read_archive(statement::write_archive(files)) != files) std::abort();
    if (statement::verify_submission(files, nothing, {}, {}).accepted()) std::abort();
}

void try_report(const std::string& octets) {
    reporting::report read;
    if (!reads([&] { return read = reporting::read_report(octets), true; })) return;
    const auto again = reporting::canonical_report(read);
    if (again != octets && again + '\n' != octets) std::abort();
}

void try_run(const std::string& octets) {
    const auto as = [&octets](const std::string& name) {
        return [&octets, name] { return reporting::read_run({{name, octets}}), true; };
    };
    if (reads(as("run.json"))) std::abort(); // there is no sut.json
    reads(as("sut.json"));
    reads([&octets] {
        const auto document = text::read_json(octets);
        return document && evidence::from_json(*document).records.empty();
    });
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string octets(reinterpret_cast<const char*>(data), size);
    try_archive(octets);
    try_report(octets);
    try_run(octets);
    reads([&octets] { return statement::read_envelope(octets); });
    reads([&octets] { return statement::read_statement(octets); });
    reads([&octets] { return statement::read_trust(octets), true; });
    return 0;
}
