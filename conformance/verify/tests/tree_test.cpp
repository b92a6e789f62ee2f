#include "conformance/verify/tests/published_tree.hpp"
#include "conformance/verify/tree.hpp"

#include <gtest/gtest.h>

#include <bit>

namespace kruispunt::conformance::verify {
namespace {

using namespace tests;

digest published_leaf(std::uint64_t index) {
    return leaf_hash(octets(published_entries.at(index)));
}

digest published_root(std::uint64_t size) {
    return hash(published_roots.at(size));
}

TEST(PublishedTree, EveryRootIsThePublishedOne) {
    running_root tree;
    EXPECT_EQ(tree.root(), published_root(0));
    for (std::uint64_t i = 0; i < published_entries.size(); ++i) {
        tree.add(published_leaf(i));
        EXPECT_EQ(tree.root(), published_root(i + 1)) << i;
        EXPECT_EQ(tree.size(), i + 1);
    }
}

TEST(PublishedTree, ItsPathsLeadToItsRoots) {
    for (const auto& path : published_inclusions())
        EXPECT_EQ(
            root_through(path.first, path.size, published_leaf(path.first), hashes_of(path)),
            published_root(path.size)
        ) << path.first;
}

TEST(PublishedTree, ItsConsistencyProofsHold) {
    for (const auto& path : published_consistencies())
        EXPECT_TRUE(is_beginning_of(
            {path.first, published_root(path.first)},
            {path.size, published_root(path.size)},
            hashes_of(path)
        )) << path.first;
}

TEST(PublishedTree, NoOtherPathDoes) {
    for (const auto& path : published_inclusions()) {
        const digest leaf = published_leaf(path.first);
        const auto leads = [&path](
                               std::uint64_t index,
                               std::uint64_t size,
                               const digest& from,
                               const std::vector<digest>& through
                           ) {
            return root_through(index, size, from, through) == published_root(path.size);
        };
        const auto good = hashes_of(path);
        EXPECT_FALSE(leads(path.first + 1, path.size, leaf, good));
        EXPECT_FALSE(leads(path.first, path.size * 2, leaf, good));
        EXPECT_FALSE(leads(path.first, path.size / 2, leaf, good));
        EXPECT_FALSE(leads(path.first, path.size, sha256("another"), good));
        auto longer = good;
        longer.push_back(published_root(path.size));
        EXPECT_FALSE(leads(path.first, path.size, leaf, longer));
        for (std::size_t i = 0; i < good.size(); ++i) {
            auto altered = good;
            altered[i][0] ^= 8U;
            EXPECT_FALSE(leads(path.first, path.size, leaf, altered));
            altered = good;
            altered.erase(altered.begin() + static_cast<std::ptrdiff_t>(i));
            EXPECT_FALSE(leads(path.first, path.size, leaf, altered));
        }
    }
}

TEST(PublishedTree, NoOtherConsistencyProofHolds) {
    for (const auto& path : published_consistencies()) {
        if (path.hashes.empty()) continue;
        const sized_root older{path.first, published_root(path.first)};
        const sized_root newer{path.size, published_root(path.size)};
        const auto good = hashes_of(path);
        EXPECT_FALSE(is_beginning_of(newer, older, good));
        EXPECT_FALSE(is_beginning_of({older.size, newer.root}, newer, good));
        EXPECT_FALSE(is_beginning_of(older, {newer.size, older.root}, good));
        EXPECT_FALSE(is_beginning_of({older.size + 1, older.root}, newer, good));
        EXPECT_FALSE(is_beginning_of({older.size - 1, older.root}, newer, good));
        EXPECT_FALSE(is_beginning_of(older, {newer.size * 2, newer.root}, good));
        EXPECT_FALSE(is_beginning_of(older, newer, {}));
        auto longer = good;
        longer.push_back(older.root);
        EXPECT_FALSE(is_beginning_of(older, newer, longer));
        for (std::size_t i = 0; i < good.size(); ++i) {
            auto altered = good;
            altered[i][31] ^= 16U;
            EXPECT_FALSE(is_beginning_of(older, newer, altered));
            altered = good;
            altered.erase(altered.begin() + static_cast<std::ptrdiff_t>(i));
            EXPECT_FALSE(is_beginning_of(older, newer, altered));
        }
    }
}

TEST(Consistency, OfOneSizeIsEqualityAndOfNoneIsEmptiness) {
    const digest root = sha256("root");
    EXPECT_TRUE(is_beginning_of({5, root}, {5, root}, {}));
    EXPECT_FALSE(is_beginning_of({5, root}, {5, sha256("other")}, {}));
    EXPECT_FALSE(is_beginning_of({5, root}, {5, root}, {root}));
    EXPECT_TRUE(is_beginning_of({0, sha256({})}, {5, root}, {}));
    EXPECT_FALSE(is_beginning_of({0, root}, {5, root}, {}));
    EXPECT_FALSE(is_beginning_of({0, sha256({})}, {5, root}, {root}));
}

TEST(Inclusion, InNoTreeAndBehindOneThereIsNone) {
    EXPECT_FALSE(root_through(0, 0, {}, {}));
    EXPECT_FALSE(root_through(1, 1, {}, {}));
    EXPECT_FALSE(root_through(3, 2, {}, {}));
}

} // namespace
} // namespace kruispunt::conformance::verify
