#include "conformance/verify/tests/published_tree.hpp"
#include "conformance/verify/tree.hpp"
#include "gateway/vault/audit/growing_tree.hpp"
#include "gateway/vault/audit/kept_tree.hpp"
#include "gateway/vault/audit/tree_hashing.hpp"
#include "gateway/vault/audit/tree_proofs.hpp"
#include "tests/unit/vault/audit/reference_tree.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <map>

namespace kruispunt::vault::audit {
namespace {

namespace published = conformance::verify::tests;

/// Every subtree at hand, each made of the leaf hashes as the definition says.
class all_nodes : public ports::tree_nodes {
public:
    explicit all_nodes(const hashes& leaves) : leaves_(leaves) {}

    ports::tree_hash at(ports::tree_place place) override {
        const auto known = made_.find(place);
        if (known != made_.end()) return known->second;
        const std::size_t count = std::size_t{1} << place.level;
        const auto first = leaves_.begin() + static_cast<std::ptrdiff_t>(place.index * count);
        const auto hash = reference_root({first, first + static_cast<std::ptrdiff_t>(count)});
        return made_.emplace(place, hash).first->second;
    }

private:
    const hashes& leaves_;
    std::map<ports::tree_place, ports::tree_hash> made_;
};

hashes published_leaves(std::size_t count) {
    hashes leaves;
    for (std::size_t i = 0; i < count; ++i)
        leaves.push_back(leaf_hash(published::octets(published::published_entries.at(i))));
    return leaves;
}

hashes made_up_leaves(std::size_t count) {
    hashes leaves;
    for (std::size_t i = 0; i < count; ++i)
        leaves.push_back(leaf_hash(made_up_line(i)));
    return leaves;
}

TEST(AuditTree, HasThePublishedRoots) {
    growing_tree tree;
    std::vector<ports::tree_node> none;
    EXPECT_EQ(tree.root(), published::hash(published::published_roots[0]));
    for (std::size_t size = 1; size <= published::published_entries.size(); ++size) {
        tree.append(published_leaves(size).back(), none);
        EXPECT_EQ(tree.root(), published::hash(published::published_roots.at(size))) << size;
        EXPECT_EQ(tree.size(), size);
    }
}

TEST(AuditTree, GivesThePublishedPaths) {
    for (const auto& path : published::published_inclusions()) {
        const hashes leaves = published_leaves(path.size);
        all_nodes nodes(leaves);
        EXPECT_EQ(inclusion_path(nodes, path.first, path.size), published::hashes_of(path));
    }
    for (const auto& path : published::published_consistencies()) {
        const hashes leaves = published_leaves(path.size);
        all_nodes nodes(leaves);
        EXPECT_EQ(consistency_path(nodes, path.first, path.size), published::hashes_of(path));
    }
}

TEST(AuditTree, OfEverySizeHasTheRootOfTheDefinition) {
    growing_tree tree;
    std::vector<ports::tree_node> none;
    hashes leaves;
    for (std::uint64_t size = 1; size <= 600; ++size) {
        leaves.push_back(leaf_hash(made_up_line(size - 1)));
        tree.append(leaves.back(), none);
        ASSERT_EQ(tree.root(), reference_root(leaves)) << size;
    }
}

TEST(AuditTree, EveryEntryOfEverySizeIsProven) {
    kept_in_memory records;
    kept_tree nodes(records);
    const hashes leaves = made_up_leaves(300);
    all_nodes plain(leaves);
    for (std::uint64_t size = 1; size <= 300; ++size) {
        records.grow_to(size);
        for (std::uint64_t index = 0; index < size; ++index) {
            const auto path = inclusion_path(plain, index, size);
            ASSERT_EQ(
                conformance::verify::root_through(index, size, leaves[index], path), records.root()
            ) << index
              << " of " << size;
            if (size > 260 && index % 17 == 0) {
                ASSERT_EQ(inclusion_path(nodes, index, size), path) << index << " of " << size;
            }
        }
    }
}

TEST(AuditTree, EveryPathIsTheDefinitions) {
    for (std::uint64_t size = 1; size <= 70; ++size) {
        const hashes leaves = made_up_leaves(size);
        all_nodes nodes(leaves);
        for (std::uint64_t index = 0; index < size; ++index)
            ASSERT_EQ(inclusion_path(nodes, index, size), reference_path(index, leaves))
                << index << " of " << size;
        for (std::uint64_t from = 0; from <= size; ++from)
            ASSERT_EQ(consistency_path(nodes, from, size), reference_consistency(from, leaves))
                << from << " of " << size;
    }
}

TEST(AuditTree, EveryPairOfSizesIsConsistent) {
    const hashes leaves = made_up_leaves(120);
    all_nodes nodes(leaves);
    for (std::uint64_t to = 1; to <= 120; ++to)
        for (std::uint64_t from = 0; from <= to; ++from) {
            const auto path = consistency_path(nodes, from, to);
            const auto older = root_at(nodes, from);
            const auto newer = root_at(nodes, to);
            ASSERT_TRUE(conformance::verify::is_beginning_of({from, older}, {to, newer}, path))
                << from << " of " << to;
            auto other = older;
            other[7] ^= 1U;
            ASSERT_FALSE(conformance::verify::is_beginning_of({from, other}, {to, newer}, path));
        }
}

TEST(AuditTree, GoesOnWhereItWasKept) {
    std::vector<ports::tree_node> none;
    for (const std::uint64_t size : {0U, 1U, 255U, 256U, 257U, 511U, 512U, 1000U, 4095U}) {
        kept_in_memory records;
        records.grow_to(size);
        kept_tree nodes(records);
        growing_tree resumed(size, nodes);
        EXPECT_EQ(resumed.root(), records.root()) << size;
        resumed.append(leaf_hash(made_up_line(size)), none);
        records.grow_to(size + 1);
        EXPECT_EQ(resumed.root(), records.root()) << size;
    }
}

TEST(AuditTree, OfWhichLittleIsKeptProvesEverything) {
    kept_in_memory records;
    records.grow_to(5000);
    EXPECT_LE(records.kept(), 2 * 5000 / 256U);
    kept_tree nodes(records);
    for (const std::uint64_t index : {0U, 1U, 255U, 256U, 2047U, 4095U, 4096U, 4999U}) {
        records.reads = 0;
        const auto path = inclusion_path(nodes, index, 5000);
        EXPECT_LE(records.reads, 2U * std::bit_width(5000U)) << index;
        EXPECT_EQ(
            conformance::verify::root_through(index, 5000, leaf_hash(made_up_line(index)), path),
            records.root()
        );
    }
    for (const std::uint64_t from : {1U, 255U, 256U, 3000U, 4999U, 5000U})
        EXPECT_TRUE(conformance::verify::is_beginning_of(
            {from, root_at(nodes, from)},
            {5000, records.root()},
            consistency_path(nodes, from, 5000)
        )) << from;
}

TEST(AuditTree, ACopyFromBeforeTakesItsPlaceAgain) {
    growing_tree tree;
    std::vector<ports::tree_node> completed;
    for (int i = 0; i < 300; ++i)
        tree.append(leaf_hash("kept"), completed);
    const growing_tree before = tree;
    tree.append(leaf_hash("rolled back"), completed);
    EXPECT_NE(tree.root(), before.root());
    tree = before;
    tree.append(leaf_hash("kept"), completed);
    EXPECT_EQ(tree.root(), reference_root(hashes(301, leaf_hash("kept"))));
}

TEST(AuditTree, WhatIsNotThereIsNotProven) {
    const hashes leaves = made_up_leaves(3);
    all_nodes nodes(leaves);
    EXPECT_THROW(inclusion_path(nodes, 3, 3), std::invalid_argument);
    EXPECT_THROW(inclusion_path(nodes, 0, 0), std::invalid_argument);
    EXPECT_THROW(consistency_path(nodes, 3, 2), std::invalid_argument);
}

TEST(AuditTree, EntriesThatAreGoneAreNotMadeUp) {
    class half : public kept_in_memory {
    public:
        std::vector<std::string> lines(std::uint64_t first, std::uint64_t count) override {
            auto found = kept_in_memory::lines(first, count);
            found.pop_back();
            return found;
        }
    };

    half records;
    records.grow_to(1);
    kept_tree nodes(records);
    EXPECT_THROW(nodes.at({0, 0}), std::runtime_error);
}

} // namespace
} // namespace kruispunt::vault::audit
