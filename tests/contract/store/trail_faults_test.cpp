#include "gateway/store/sqlite/audit_snapshot.hpp"
#include "gateway/vault/audit/growing_tree.hpp"
#include "gateway/vault/audit/tree_hashing.hpp"
#include "tests/contract/store/faults_fixture.hpp"
#include "tests/support/eventually.hpp"

namespace kruispunt::store {
namespace {

using support::fault;

// What is going to be signed is what stands in the file, entry by entry.
void expect_as_kept(const vault::audit::tree_head& head, const std::filesystem::path& file) {
    sqlite::audit_snapshot kept(file);
    vault::audit::growing_tree tree;
    std::vector<ports::tree_node> none;
    kept.each_row(0, [&](const sqlite::audit_row& row) {
        EXPECT_EQ(row.first, tree.size());
        for (const std::string& line : sqlite::entries_of(row))
            tree.append(vault::audit::leaf_hash(line), none);
    });
    EXPECT_EQ(head.size, tree.size());
    EXPECT_EQ(head.root, tree.root());
}

class TrailFaults : public StoreFaults {
protected:
    void expect_trail_as_kept() { expect_as_kept(trail_.head(), place_ / "store.db"); }
};

// proves: COM-33.1 BEH-06.2 BEH-06.7 refusal
TEST_F(TrailFaults, WhatAFullDiskRolledBackIsNotInTheTreeEither) {
    look_ms_ = 5;
    ASSERT_TRUE(opens());
    ASSERT_TRUE(perform(said()[0]));
    disk_.fail({fault::deed::write, 1, ENOSPC, false, "-wal"});
    EXPECT_FALSE(perform(said()[1])) << "its entry goes back with it";
    EXPECT_TRUE(support::eventually([this] { return times_room_ == 1; }))
        << "found by a group that enters nothing";
    expect_trail_as_kept();
    ASSERT_TRUE(perform(said()[1]));
    expect_trail_as_kept();
    store_.reset();
    ASSERT_TRUE(opens());
    expect_trail_as_kept();
}

} // namespace
} // namespace kruispunt::store
