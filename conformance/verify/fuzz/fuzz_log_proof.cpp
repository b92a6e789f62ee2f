// Any octets as a proof: nobody proves anything without the key.
#include "conformance/verify/encoding.hpp"
#include "conformance/verify/proof.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>

using namespace kruispunt::conformance::verify;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto key =
        read_verifier_key("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
    const std::string octets(reinterpret_cast<const char*>(data), size);
    if (check_inclusion(octets, {*key})) std::abort();
    head older;
    if (const auto proof = read_consistency_proof(octets)) older.tree.size = proof->from;
    if (check_consistency(older, octets, {*key})) std::abort();
    const auto proof = read_inclusion_proof(octets);
    if (proof && proof->path.size() > longest_path) std::abort();
    if (proof) (void)root_through(proof->index, proof->index + 1, digest{}, proof->path);
    return 0;
}
