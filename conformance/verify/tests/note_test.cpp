#include "conformance/verify/head.hpp"
#include "conformance/verify/note.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace kruispunt::conformance::verify {
namespace {

// Of C2SP's signed-note specification.
const std::string example_key =
    "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
const std::string example_note = "This is an example message.\n\n\u2014 example.com/foo "
                                 "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjO"
                                 "BH3mFXmRKuwHjG1Yu72IneyaQM=\n";

// Of the documentation of golang.org/x/mod/sumdb/note.
const std::string peter_key = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const std::string peter_note =
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n\n\u2014 PeterNeumann "
    "x08go/ZJkuBS9UG/"
    "SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

// The head that C2SP's tlog-checkpoint specification shows, under the name that its log had.
const std::string database_key =
    "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";
const std::string database_head =
    "go.sum database tree\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
    "\u2014 sum.golang.org "
    "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/"
    "Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n";

verifier_key key(const std::string& text) {
    auto found = read_verifier_key(text);
    EXPECT_TRUE(found) << found.why;
    return *found;
}

trust judged(const std::string& text, const std::vector<std::string>& keys) {
    const auto found = read_note(text);
    EXPECT_TRUE(found) << found.why;
    std::vector<verifier_key> trusted;
    for (const std::string& k : keys)
        trusted.push_back(key(k));
    return judge(*found, trusted).what;
}

TEST(PublishedNotes, AreGoodUnderTheirKeys) {
    EXPECT_EQ(judged(example_note, {example_key}), trust::good);
    EXPECT_EQ(judged(peter_note, {example_key, peter_key}), trust::good);
    EXPECT_EQ(judged(database_head, {database_key}), trust::good);
}

TEST(PublishedNotes, AreNothingUnderOthers) {
    EXPECT_EQ(judged(example_note, {peter_key}), trust::signed_by_none);
    EXPECT_EQ(judged(example_note, {}), trust::signed_by_none);
}

TEST(PublishedNotes, AnyOtherTextIsForged) {
    for (std::size_t at = 0; at < example_note.find("\n\n"); ++at) {
        std::string other = example_note;
        other[at] = other[at] == 'x' ? 'y' : 'x';
        EXPECT_EQ(judged(other, {example_key}), trust::forged) << at;
    }
}

TEST(PublishedNotes, AnUnknownSignatureBesideIsLetBe) {
    const std::string other = peter_note.substr(peter_note.find("\u2014"));
    EXPECT_EQ(judged(example_note + other, {example_key}), trust::good);
    EXPECT_EQ(judged(example_note + other, {peter_key}), trust::forged) << "of another text";
}

TEST(PublishedHead, IsReadWhole) {
    const auto found = read_head(database_head);
    ASSERT_TRUE(found) << found.why;
    EXPECT_EQ(found->origin, "go.sum database tree");
    EXPECT_EQ(found->tree.size, 20852163U);
    EXPECT_EQ(
        hex(found->tree.root), "0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62"
    );
    EXPECT_FALSE(read_trusted_head(database_head, {key(database_key)}))
        << "our logs bear the name of their key";
}

TEST(Note, IsRefusedWhereItIsNone) {
    const std::string line = example_note.substr(example_note.find("\u2014"));
    for (const std::string& text :
         {std::string(),
          std::string("text\n"),
          std::string("text\n\n"),
          "\n\n" + line,
          "text\n" + line,
          "text\r\n\n" + line,
          "te\xc3xt\n\n" + line,
          "te\xed\xa0\x80xt\n\n" + line,
          "text\n\n" + line.substr(0, line.size() - 1),
          "text\n\n-" + line.substr(3),
          std::string("text\n\n\u2014 a+b Uw2QOkn8\n"),
          std::string("text\n\n\u2014 name Uw2QOg==\n"),
          "text\n\n" + line + "more\n",
          std::string(longest_note, 'a') + "\n\n" + line})
        EXPECT_FALSE(read_note(text)) << text.substr(0, 80);
}

TEST(Note, ItsSignaturesAreBounded) {
    const std::string line = example_note.substr(example_note.find("\u2014"));
    std::string text = "text\n\n";
    for (std::size_t i = 0; i < most_signatures; ++i)
        text += line;
    EXPECT_TRUE(read_note(text));
    EXPECT_FALSE(read_note(text + line));
}

TEST(VerifierKey, NoMangledOneIsTaken) {
    for (std::size_t at = 0; at < peter_key.size(); ++at) {
        std::string other = peter_key;
        other[at] = static_cast<char>(other[at] + 1);
        EXPECT_FALSE(read_verifier_key(other)) << other;
        EXPECT_FALSE(read_verifier_key(peter_key.substr(0, at)));
        EXPECT_FALSE(read_verifier_key(peter_key.substr(at + 1)));
    }
}

TEST(Head, IsRefusedWhereItIsNone) {
    const std::string signature = database_head.substr(database_head.find("\n\n") + 1);
    const std::string root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
    EXPECT_TRUE(read_head("origin\n0\n" + root + signature));
    EXPECT_TRUE(read_head("origin\n0\n" + root + "an extension\n" + signature));
    for (const std::string& text :
         {"\n0\n" + root,
          "origin\n01\n" + root,
          "origin\n-1\n" + root,
          "origin\n99999999999999999999\n" + root,
          "origin\n" + root,
          std::string("origin\n0\n"),
          std::string("origin\n0\nCsUYapGGPo4=\n"),
          "origin\n0\n" + root + "\nmore\n"})
        EXPECT_FALSE(read_head(text + signature)) << text;
}

TEST(HeadStream, GivesOneAfterAnother) {
    std::istringstream in(database_head + "\n" + example_note + "\n" + peter_note);
    head_stream heads(in);
    EXPECT_EQ(heads.next(), database_head);
    EXPECT_EQ(heads.next(), example_note);
    EXPECT_EQ(heads.next(), peter_note);
    EXPECT_FALSE(heads.next());
}

} // namespace
} // namespace kruispunt::conformance::verify
