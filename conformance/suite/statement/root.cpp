#include "conformance/suite/statement/root.hpp"

#include "conformance/suite/statement/submission.hpp"
#include "conformance/verify/hashing.hpp"
#include "conformance/verify/tree.hpp"

namespace kruispunt::conformance::suite::statement {

std::string root_of(const reporting::run_files& files) {
    verify::running_root root;
    for (const auto& [name, octets] : files)
        if (name != statement_file) root.add(verify::leaf_hash(name + '\0' + octets));
    return verify::hex(root.root());
}

std::map<std::string, std::string> digests_of(const reporting::run_files& files) {
    std::map<std::string, std::string> digests;
    for (const auto& [name, octets] : files)
        if (name != statement_file) digests.emplace(name, verify::hex(verify::sha256(octets)));
    return digests;
}

} // namespace kruispunt::conformance::suite::statement
