#include "conformance/app/chosen_mutant.hpp"

#include "conformance/mutation/mutant_reader.hpp"
#include "conformance/suite/catalogue/catalogue.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace kruispunt::conformance {
namespace {

mutation::mutation from_file(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + file);
    const std::string octets{std::istreambuf_iterator<char>(in), {}};
    const auto document = text::read_json(octets);
    if (!document) throw std::runtime_error(file + ": no JSON");
    auto read = mutation::read_mutants(*document, file);
    if (read.size() != 1) throw std::runtime_error(file + ": must hold one mutant");
    return mutation::mutation(std::move(read.front()));
}

} // namespace

mutation::mutation chosen_mutant(const std::string& named) {
    if (named.empty()) return {};
    if (named.find('/') != std::string::npos || named.ends_with(".json")) return from_file(named);
    const auto all = suite::catalogue::built_in();
    for (const auto& [whose, mutants] : all.mutants)
        for (const auto& each : mutants)
            if (each.id == named) return mutation::mutation(each);
    throw std::runtime_error("no mutant '" + named + "' in the catalogue");
}

} // namespace kruispunt::conformance
