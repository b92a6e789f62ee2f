#include "gateway/vault/audit/entry_trail.hpp"
#include "gateway/vault/audit/tree_hashing.hpp"
#include "tests/unit/vault/audit/reference_tree.hpp"

#include <gmock/gmock.h>

namespace kruispunt::vault::audit {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr char esar_oin[] = "00000099000000001000";

ports::audit_deed deed(std::string act, std::string oin = {}, std::string outcome = "ok") {
    ports::audit_deed made;
    made.record.act = std::move(act);
    made.record.oin = std::move(oin);
    made.record.outcome = std::move(outcome);
    return made;
}

entry_trail of_esar() {
    return entry_trail(std::map<std::string, std::string>{{esar_oin, "esar"}});
}

std::string line_of(const ports::audit_deed& what) {
    entry_trail trail = of_esar();
    kept_in_memory nothing;
    trail.open(0, nothing);
    return trail.add({what}, {}).lines;
}

// proves: BEH-06.1
TEST(EntryTrail, SaysWhoDidIt) {
    EXPECT_THAT(line_of(deed("a", esar_oin)), HasSubstr(R"("wie":"regio:esar","oin":"0000)"));
    EXPECT_THAT(line_of(deed("a", "00000099000000009000")), HasSubstr(R"("wie":"onbekend","oin")"));
    EXPECT_THAT(line_of(deed("a", "", "OIN_NIET_BEVOEGD")), HasSubstr(R"("wie":"onbekend",)"));
    EXPECT_THAT(line_of(deed("a", "uid 1000")), HasSubstr(R"("wie":"beheerder:uid 1000","uit)"));
    EXPECT_THAT(line_of(deed("a", "auditor:J")), HasSubstr(R"("wie":"auditor:J","uit)"));
    EXPECT_THAT(line_of(deed("a")), HasSubstr(R"("wie":"gateway",)"));
}

// proves: BEH-06.4
TEST(EntryTrail, OnlyCommitsToWhatMayBeForgotten) {
    ports::audit_deed what = deed("a");
    what.signal = "esar/E-1";
    what.child = "1111-";
    what.from_child = "2222-";
    what.to_child = "3333-";
    what.remark = "woorden";
    const std::string line = line_of(what);
    for (const char* value : {"E-1", "1111-", "2222-", "3333-", "woorden"})
        EXPECT_THAT(line, Not(HasSubstr(value)));
    for (const char* member : {"signaal", "kind", "kindVan", "kindNaar", "toelichting"})
        EXPECT_THAT(line, HasSubstr("\"" + std::string(member) + "\":\""));
}

// proves: BEH-06.2
TEST(EntryTrail, ForgetsWhatWasNotKept) {
    entry_trail trail = of_esar();
    kept_in_memory nothing;
    trail.open(0, nothing);
    trail.add({deed("rolled-back"), deed("too")}, {});
    const auto first = trail.add({deed("a"), deed("b")}, {});
    EXPECT_EQ(first.first, 0U);
    EXPECT_EQ(first.count, 2U);
    EXPECT_EQ(trail.head().size, 0U) << "not durable yet";
    trail.keep();
    EXPECT_EQ(trail.head().size, 2U);
    const auto second = trail.add({deed("c")}, {});
    EXPECT_EQ(second.first, 2U);
    const std::string lines = first.lines + second.lines;
    trail.keep();
    hashes leaves;
    std::size_t begin = 0;
    for (auto end = lines.find('\n'); end != lines.npos; end = lines.find('\n', begin)) {
        leaves.push_back(leaf_hash(lines.substr(begin, end - begin)));
        begin = end + 1;
    }
    ASSERT_EQ(leaves.size(), 3U);
    EXPECT_EQ(trail.head().root, reference_root(leaves));
    trail.add({deed("rolled-back")}, {});
    EXPECT_EQ(trail.add({}, {}).count, 0U) << "a group that enters nothing";
    trail.keep();
    EXPECT_EQ(trail.head().size, 3U);
}

// proves: BEH-06.2
TEST(EntryTrail, GoesOnFromWhatIsKept) {
    kept_in_memory kept;
    kept.grow_to(1'000);
    entry_trail trail = of_esar();
    trail.open(1'000, kept);
    EXPECT_EQ(trail.head().size, 1'000U);
    EXPECT_EQ(trail.head().root, kept.root());
    EXPECT_EQ(trail.add({deed("a")}, {}).first, 1'000U);
}

TEST(EntryTrail, GivesSaltsThatDiffer) {
    entry_trail trail = of_esar();
    EXPECT_NE(trail.fresh_salt(), trail.fresh_salt());
    EXPECT_NE(trail.fresh_salt(), ports::audit_salt{});
}

} // namespace
} // namespace kruispunt::vault::audit
