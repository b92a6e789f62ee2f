#include "conformance/verify/encoding.hpp"
#include "conformance/verify/head.hpp"
#include "gateway/vault/audit/proof_text.hpp"
#include "gateway/vault/audit/signed_head.hpp"
#include "gateway/vault/audit/tree_hashing.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

namespace kruispunt::vault::audit {
namespace {

namespace verify = conformance::verify;

/// A key by its seed in Base64, after an octet that says that it is Ed25519.
head_key key_of(const std::string& name, const std::string& seed) {
    head_key key;
    key.name = name;
    const auto octets = verify::base64_decoded(seed);
    std::copy(octets->begin() + 1, octets->end(), key.seed.data());
    return key;
}

// The example of the documentation of golang.org/x/mod/sumdb/note, both halves published.
head_key published_key() {
    return key_of("PeterNeumann", "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz");
}

head_key another_key(const std::string& name) {
    head_key key;
    key.name = name;
    std::fill_n(key.seed.data(), secret::size, std::uint8_t{7});
    return key;
}

TEST(SignedNote, IsThePublishedOneOctetByOctet) {
    EXPECT_EQ(
        verifier_key(published_key()),
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    );
    EXPECT_EQ(key_id(published_key()), 0xc74f20a3U);
    EXPECT_EQ(
        signed_note(
            "If you think cryptography is the answer to your problem,\n"
            "then you don't know what your problem is.\n",
            {published_key()}
        ),
        "If you think cryptography is the answer to your problem,\n"
        "then you don't know what your problem is.\n\n\u2014 PeterNeumann "
        "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJn"
        "AM=\n"
    );
}

TEST(SignedHead, IsReadByTheAuditorsProgram) {
    const head_key key = another_key("portal.example/logboek/1");
    const auto trusted = verify::read_verifier_key(verifier_key(key));
    ASSERT_TRUE(trusted) << trusted.why;
    for (const std::uint64_t size : {std::uint64_t{0}, std::uint64_t{1}, ~std::uint64_t{0}}) {
        const tree_head head{size, leaf_hash("root")};
        const auto found = verify::read_trusted_head(signed_head(head, {key}), {*trusted});
        ASSERT_TRUE(found) << found.why;
        EXPECT_EQ(found->origin, key.name);
        EXPECT_EQ(found->tree.size, size);
        EXPECT_EQ(found->tree.root, head.root);
    }
}

TEST(SignedHead, WhileAKeyIsReplacedBothSignIt) {
    const std::string name = "portal.example/logboek/1";
    head_key next = published_key();
    next.name = name;
    const std::string text = signed_head({3, leaf_hash("root")}, {another_key(name), next});
    for (const head_key& key : {another_key(name), next}) {
        const auto trusted = verify::read_verifier_key(verifier_key(key));
        EXPECT_TRUE(verify::read_trusted_head(text, {*trusted}));
    }
    EXPECT_THROW(signed_head({3, leaf_hash("root")}, {}), std::invalid_argument);
}

TEST(ProofText, IsWhatC2spHas) {
    const tree_path path{leaf_hash("a"), leaf_hash("b")};
    const auto text = [](const ports::tree_hash& hash) {
        return verify::base64_encoded({reinterpret_cast<const char*>(hash.data()), hash.size()});
    };
    EXPECT_EQ(
        proof_text(12, "{}", path, "HEAD\n"),
        "c2sp.org/tlog-proof@v1\nextra e30=\nindex 12\n" + text(path[0]) + "\n" + text(path[1]) +
            "\n\nHEAD\n"
    );
    EXPECT_EQ(consistency_text(7, {path[0]}, "HEAD\n"), "old 7\n" + text(path[0]) + "\n\nHEAD\n");
}

} // namespace
} // namespace kruispunt::vault::audit
