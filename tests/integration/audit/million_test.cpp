// A proof over a million entries: that it holds, and what it cost to make and to check, for people
// to judge.
#include "conformance/verify/proof.hpp"
#include "gateway/vault/audit/kept_tree.hpp"
#include "gateway/vault/audit/proof_text.hpp"
#include "gateway/vault/audit/signed_head.hpp"
#include "gateway/vault/audit/tree_hashing.hpp"
#include "tests/integration/audit/made_log.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdio>
#include <map>

namespace kruispunt::audit_test {
namespace {

namespace audit = vault::audit;

constexpr std::uint64_t a_million = 1'000'000;

/// Entries are made when they are asked for; what a store would keep of their tree is kept.
class made_records : public ports::audit_records {
public:
    explicit made_records(std::uint64_t size) {
        std::vector<ports::tree_node> completed;
        for (std::uint64_t i = 0; i < size; ++i)
            tree_.append(audit::leaf_hash(line(i)), completed);
        for (const ports::tree_node& node : completed)
            nodes_[node.place] = node.hash;
    }

    static std::string line(std::uint64_t number) {
        return R"({"v":1,"nr":)" + std::to_string(number) +
               R"(,"tijd":"2026-11-22T08:55:14.123Z","wat":"a","wie":"b","uitkomst":"c"})";
    }

    ports::tree_hash node(ports::tree_place place) override { return nodes_.at(place); }

    std::vector<std::string> lines(std::uint64_t first, std::uint64_t count) override {
        std::vector<std::string> found;
        for (std::uint64_t i = first; i < first + count; ++i)
            found.push_back(line(i));
        return found;
    }

    ports::tree_hash root() const { return tree_.root(); }

    std::size_t kept() const { return nodes_.size(); }

private:
    audit::growing_tree tree_;
    std::map<ports::tree_place, ports::tree_hash> nodes_;
};

double milliseconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
}

TEST(AMillionEntries, AreProvenAndItIsPrintedHowLongThatTook) {
    made_records records(a_million);
    audit::kept_tree nodes(records);
    EXPECT_LE(records.kept(), a_million / 128);
    const std::string head = audit::signed_head({a_million, records.root()}, {made_up_key()});
    double made = 0;
    double checked = 0;
    for (const std::uint64_t index : {0UL, 1UL, 499'999UL, 524'288UL, 999'935UL, a_million - 1}) {
        auto start = std::chrono::steady_clock::now();
        const std::string line = made_records::line(index);
        const std::string proof =
            audit::proof_text(index, line, audit::inclusion_path(nodes, index, a_million), head);
        made = std::max(made, milliseconds_since(start));
        start = std::chrono::steady_clock::now();
        const auto found = conformance::verify::check_inclusion(proof, {made_up_verifier()});
        checked = std::max(checked, milliseconds_since(start));
        ASSERT_TRUE(found) << found.why;
        EXPECT_EQ(found->line, line);
    }
    std::printf("the slowest proof: made in %.2f ms, checked in %.2f ms\n", made, checked);
}

TEST(AMillionEntries, ContinueWhatWasSignedBefore) {
    made_records records(a_million);
    audit::kept_tree nodes(records);
    const std::string newer = audit::signed_head({a_million, records.root()}, {made_up_key()});
    double checked = 0;
    for (const std::uint64_t from : {1UL, 300UL, 524'288UL, 999'999UL, a_million}) {
        const auto older =
            head_in(audit::signed_head({from, audit::root_at(nodes, from)}, {made_up_key()}));
        const auto start = std::chrono::steady_clock::now();
        const std::string proof =
            audit::consistency_text(from, audit::consistency_path(nodes, from, a_million), newer);
        const auto found =
            conformance::verify::check_consistency(older, proof, {made_up_verifier()});
        checked = std::max(checked, milliseconds_since(start));
        EXPECT_TRUE(found) << found.why;
    }
    std::printf("the slowest consistency proof: made and checked in %.2f ms\n", checked);
}

} // namespace
} // namespace kruispunt::audit_test
