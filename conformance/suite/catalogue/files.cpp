#include "conformance/suite/catalogue/files.hpp"

#include "conformance/mutation/mutant_reader.hpp"
#include "conformance/suite/catalogue/embedded_files.hpp"
#include "conformance/suite/catalogue/message_reader.hpp"
#include "conformance/suite/catalogue/register_reader.hpp"
#include "conformance/suite/catalogue/test_reader.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace kruispunt::conformance::suite::catalogue {
namespace {

constexpr std::uintmax_t largest_file = 4U * 1024U * 1024U;

text::json read_document(const std::string& name, const std::string& octets) {
    auto document = text::read_json(octets);
    if (!document)
        throw std::runtime_error(
            name + ": is no JSON, too deep, or has a member twice in an object"
        );
    return std::move(*document);
}

/// `multisignaal/gateway/com-10.json` in its parts.
std::vector<std::string> parts_of(std::string_view name) {
    std::vector<std::string> parts;
    while (true) {
        const auto end = name.find('/');
        parts.emplace_back(name.substr(0, end));
        if (end == std::string_view::npos) return parts;
        name.remove_prefix(end + 1);
    }
}

/// Adds what a file of a protocol's folder holds.
class folder_reader {
public:
    explicit folder_reader(catalogue& into) : into_(&into) {}

    void read(const std::string& name, const std::string& octets) {
        const auto parts = parts_of(name);
        if (parts.size() != 3)
            throw std::runtime_error(
                name + ": lies in no folder PROTOCOL/messages, /ROLE or /mutants"
            );
        const auto stem = parts[2].substr(0, parts[2].rfind('.'));
        const auto document = read_document(name, octets);
        if (parts[1] == "messages") return add_message(parts[0], stem, name, document);
        if (parts[1] == "mutants") return add_mutants(parts[0], stem, name, document);
        auto tests = read_tests(document, parts[0], role_named(parts[1]), name);
        std::ranges::move(tests, std::back_inserter(into_->tests));
    }

private:
    void add_message(
        const std::string& protocol,
        const std::string& stem,
        const std::string& name,
        const text::json& document
    ) {
        auto read = read_message(document, name);
        if (read.name != stem) throw std::runtime_error(name + ": name: is `" + stem + "`");
        into_->messages[protocol].emplace(stem, std::move(read));
    }

    void add_mutants(
        const std::string& protocol,
        const std::string& stem,
        const std::string& name,
        const text::json& document
    ) {
        into_->mutants[{protocol, role_named(stem)}] = mutation::read_mutants(document, name);
    }

    catalogue* into_;
};

bool is_catalogue_file(const std::string& name) {
    if (name == "requirements.json" || name == "untested.tsv") return true;
    return name.ends_with(".json") && name.find('/') != std::string::npos &&
           !name.starts_with("schemas/");
}

std::string octets_of(const std::filesystem::path& path) {
    if (std::filesystem::file_size(path) > largest_file)
        throw std::runtime_error(path.string() + ": is larger than 4 MiB");
    std::ifstream in(path, std::ios::binary);
    std::string octets{std::istreambuf_iterator<char>(in), {}};
    if (!in) throw std::runtime_error(path.string() + ": cannot be read");
    return octets;
}

} // namespace

catalogue read_files(const files& all) {
    catalogue made;
    folder_reader folders(made);
    std::string digests;
    for (const auto& [name, octets] : all) {
        if (!is_catalogue_file(name)) continue;
        digests += name + '\n' + sha256(octets) + '\n';
        if (name == "requirements.json")
            made.requirements = read_register(read_document(name, octets), name);
        else if (name == "untested.tsv")
            made.without_test = read_untested(octets, name);
        else
            folders.read(name, octets);
    }
    std::ranges::sort(made.tests, {}, &test::id);
    made.digest = sha256(digests);
    return made;
}

catalogue built_in() {
    files all;
    for (const auto& each : embedded_files())
        all.emplace(each.name, each.octets);
    return read_files(all);
}

catalogue read_folder(const std::filesystem::path& folder) {
    if (!std::filesystem::is_directory(folder))
        throw std::runtime_error(folder.string() + ": is no folder");
    files all;
    for (const auto& each : std::filesystem::recursive_directory_iterator(folder)) {
        if (!each.is_regular_file()) continue;
        auto name = each.path().lexically_relative(folder).generic_string();
        if (is_catalogue_file(name)) all.emplace(std::move(name), octets_of(each.path()));
    }
    return read_files(all);
}

} // namespace kruispunt::conformance::suite::catalogue
