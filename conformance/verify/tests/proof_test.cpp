#include "conformance/verify/encoding.hpp"
#include "conformance/verify/proof.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kruispunt::conformance::verify {
namespace {

const std::string some_hash = base64_encoded(std::string(32, 'h')) + "\n";
const std::string head_of_it = "a head is looked at later\n";

std::string inclusion(const std::string& extra, const std::string& rest) {
    return "c2sp.org/tlog-proof@v1\n" + extra + rest;
}

TEST(InclusionProof, IsReadAsItIsPublished) {
    const auto found = read_inclusion_proof(
        inclusion("extra ZW50cnk=\n", "index 7\n" + some_hash + some_hash + "\n" + head_of_it)
    );
    ASSERT_TRUE(found) << found.why;
    EXPECT_EQ(found->line, "entry");
    EXPECT_EQ(found->index, 7U);
    EXPECT_EQ(found->path.size(), 2U);
    EXPECT_EQ(found->head, head_of_it);
}

TEST(InclusionProof, IsRefusedWhereItIsNone) {
    const std::string extra = "extra ZW50cnk=\n";
    for (const std::string& text :
         {std::string(),
          "c2sp.org/tlog-proof@v2\n" + extra + "index 7\n\n" + head_of_it,
          inclusion("", "index 7\n\n" + head_of_it),
          inclusion("extra \n", "index 7\n\n" + head_of_it),
          inclusion("extra ZW50cnk\n", "index 7\n\n" + head_of_it),
          inclusion(extra, "index 07\n\n" + head_of_it),
          inclusion(extra, "index\n\n" + head_of_it),
          inclusion(extra, "\n" + head_of_it),
          inclusion(extra, "index 7\n" + some_hash),
          inclusion(extra, "index 7\n" + some_hash + "\n"),
          inclusion(extra, "index 7\nZW50cnk=\n\n" + head_of_it)})
        EXPECT_FALSE(read_inclusion_proof(text)) << text;
}

TEST(InclusionProof, ItsHashesAreBounded) {
    std::string path;
    for (std::size_t i = 0; i < longest_path; ++i)
        path += some_hash;
    const std::string begin = inclusion("extra ZW50cnk=\n", "index 7\n");
    EXPECT_TRUE(read_inclusion_proof(begin + path + "\n" + head_of_it));
    EXPECT_FALSE(read_inclusion_proof(begin + path + some_hash + "\n" + head_of_it));
    EXPECT_FALSE(read_inclusion_proof(begin + "\n" + std::string(longest_proof, 'a')));
}

TEST(ConsistencyProof, IsReadAsItIsPublished) {
    const auto found = read_consistency_proof("old 5\n" + some_hash + "\n" + head_of_it);
    ASSERT_TRUE(found) << found.why;
    EXPECT_EQ(found->from, 5U);
    EXPECT_EQ(found->path.size(), 1U);
    for (const std::string& text :
         {std::string(),
          "old\n\n" + head_of_it,
          "old 05\n\n" + head_of_it,
          "new 5\n\n" + head_of_it,
          "old 5\n" + some_hash,
          "old 5\nhash\n\n" + head_of_it})
        EXPECT_FALSE(read_consistency_proof(text)) << text;
}

// The value was computed by another program: Python's hmac.
TEST(Opening, IsTheHmacOfWhatWasCommittedTo) {
    const std::string salt = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    const std::string line =
        R"({"v":1,"nr":42,"tijd":"2026-11-22T08:55:14.123Z","wat":"submit","wie":"regio:esar",)"
        R"("signaal":"e978cd9b343d000f61cf21b8d722db0a)"
        R"(82459562dd212cddf88e1ec1abcc6a81","uitkomst":"ok"})";
    EXPECT_EQ(why_not_opened(line, "signaal", "esar/ESAR-1", salt), "");
    EXPECT_NE(why_not_opened(line, "signaal", "esar/ESAR-2", salt), "");
    EXPECT_NE(why_not_opened(line, "kind", "esar/ESAR-1", salt), "");
    EXPECT_NE(why_not_opened(line, "signaal", "esar/ESAR-1", salt.substr(2)), "");
    std::string other_salt = salt;
    other_salt[0] = '1';
    EXPECT_NE(why_not_opened(line, "signaal", "esar/ESAR-1", other_salt), "");
    std::string other_number = line;
    other_number.replace(other_number.find("42"), 2, "43");
    EXPECT_NE(why_not_opened(other_number, "signaal", "esar/ESAR-1", salt), "");
}

} // namespace
} // namespace kruispunt::conformance::verify
