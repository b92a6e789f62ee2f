#include "gateway/vault/audit/proof_text.hpp"

#include "gateway/vault/audit/base64.hpp"

namespace kruispunt::vault::audit {

namespace {

std::string lines_of(const tree_path& path) {
    std::string lines;
    for (const ports::tree_hash& hash : path)
        lines += base64(hash) + "\n";
    return lines;
}

} // namespace

std::string proof_text(
    std::uint64_t index, std::string_view line, const tree_path& path, std::string_view signed_head
) {
    const auto* octets = reinterpret_cast<const unsigned char*>(line.data());
    return "c2sp.org/tlog-proof@v1\nextra " + base64({octets, line.size()}) + "\nindex " +
           std::to_string(index) + "\n" + lines_of(path) + "\n" + std::string(signed_head);
}

std::string
consistency_text(std::uint64_t from, const tree_path& path, std::string_view signed_head) {
    return "old " + std::to_string(from) + "\n" + lines_of(path) + "\n" + std::string(signed_head);
}

} // namespace kruispunt::vault::audit
