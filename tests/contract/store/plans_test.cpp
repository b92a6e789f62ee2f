#include "gateway/store/sqlite/act_writing.hpp"
#include "gateway/store/sqlite/reader.hpp"
#include "gateway/store/sqlite/schema.hpp"
#include "gateway/vault/audit/entry_trail.hpp"
#include "tests/support/sealed_commands.hpp"
#include "tests/support/sequential_ids.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <sqlite3.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace kruispunt::store::sqlite {
namespace {

// What is read from end to end, or sorted, in which statement (what it begins with or has in it),
// and why that stays little however much is kept.
struct exception {
    std::string line;
    std::string statement;
    std::string why;
};

const std::vector<exception> exceptions{
    {"SCAN region_standing", "select region from region_standing", "regions are few"},
    {"SCAN region_standing", "from region_standing order by region", "regions are few"},
    {"SCAN member", "select region from member", "regions are few"},
    {"SCAN member", "from member order by region", "regions are few"},
    {"SCAN conformance_report", "select count(*) from conformance_report", "200 at most"},
    {"SCAN conformance_report", "from conformance_report order by since", "likewise"},
    {"USE TEMP B-TREE FOR ORDER BY", "from conformance_report order by since", "likewise"},
    {"SCAN announcement", "select (select count(*) from announcement", "10,000 at most"},
    {"SCAN announcement", "select count(*) from announcement", "likewise"},
    {"SCAN announcement", "delete from announcement where number in", "likewise, and seldom"},
    {"USE TEMP B-TREE FOR ORDER BY", "delete from announcement where number in", "likewise"},
    {"SCAN disturbance", "from disturbance", "regions are few"},
    {"SCAN inspector", "from inspector", "regions are few"},
    {"SCAN mark", "from mark order by name", "counters are few"},
    {"SCAN doomed_key", "limit ?1", "read up to the limit"},
    {"SCAN (subquery-4)", "select count(*) from (select m.number", "the matches of one signal"},
    {"SCAN objection USING COVERING INDEX",
     "not exists (select 1 from objection)",
     "the first row"},
    {"SCAN j USING INDEX", "order by j.since", "objections that are pending are few"},
    {"USE TEMP B-TREE FOR ORDER BY", "order by j.since", "objections that are pending are few"},
    {"SCAN j", "sum(j.overdue)", "objections that are pending are few"},
    {"SCAN m USING INDEX match_clash", "m.kind = 2", "an index of clashes alone"},
    {"USE TEMP B-TREE FOR ORDER BY", "m.kind = 2", "what that index has"},
    {"SCAN m USING INDEX match_untaken", "m.reminded > 0", "an index of untaken matches alone"},
    {"USE TEMP B-TREE FOR ORDER BY", "m.reminded > 0", "what that index has"},
    {"SCAN signal USING INDEX signal_corrected",
     "identity_corrections > 0",
     "an index of them alone"},
    {"USE TEMP B-TREE FOR ORDER BY", "identity_corrections > 0", "what that index has"},
    {"SCAN signal USING INDEX signal_without_bsn", "group by region", "an index of them alone"},
    {"USE TEMP B-TREE FOR DISTINCT", "from parent p", "the children of one parent"},
    {"SCAN signal USING INDEX signal_due", "select (select count(*) from signal", "asked by tests"},
    {"SCAN match", "select (select count(*) from signal", "asked by tests"},
    {"SCAN outbox USING COVERING INDEX",
     "select (select count(*)",
     "counted in an index, minutes apart"},
    {"SCAN outbox",
     "group by region, dead",
     "what is not delivered, seconds apart, beside the writer"},
    {"USE TEMP B-TREE FOR GROUP BY", "group by region, dead", "a row a region"},
    {"SCAN outbox", "where id = ?1", "an operator asks for one notice, beside the writer"},
};

/// What SQLite says of how it carries out each statement that the store keeps or makes.
class Plans : public testing::Test {
protected:
    Plans() {
        migrate_store(db_);
        sqlite3_trace_v2(db_.handle(), SQLITE_TRACE_STMT, note, &asked_);
    }

    /// The statements that are ready to be used, and those that were used so far.
    std::set<std::string> statements() {
        std::set<std::string> found = asked_;
        for (sqlite3_stmt* s = sqlite3_next_stmt(db_.handle(), nullptr); s != nullptr;
             s = sqlite3_next_stmt(db_.handle(), s))
            found.insert(sqlite3_sql(s));
        return found;
    }

    /// The lines of a statement's plan that say it reads all of something or sorts it.
    std::vector<std::string> costly_lines(const std::string& sql) {
        std::vector<std::string> found;
        statement plan = db_.prepare("explain query plan " + sql);
        while (plan.step()) {
            const std::string line = plan.text(3);
            const bool costly = line.starts_with("SCAN") || line.starts_with("USE TEMP") ||
                                line.find("AUTOMATIC") != line.npos;
            if (costly && line != "SCAN CONSTANT ROW") found.push_back(line);
        }
        return found;
    }

    support::temporary_folder folder_;
    database db_{folder_.path() / "store.db", database::access::write};
    domain::federation_policy policy_ = support::four_regions();
    support::sequential_ids ids_;
    vault::audit::entry_trail trail_;
    std::set<std::string> asked_;

private:
    static int note(unsigned, void* to, void* asked, void*) {
        static_cast<std::set<std::string>*>(to)->insert(sqlite3_sql(static_cast<sqlite3_stmt*>(asked
        )));
        return 0;
    }
};

TEST_F(Plans, NothingThatGrowsIsReadThroughOrSorted) {
    act_writing writing(db_, policy_, ids_, trail_);
    readings reading(db_);
    for (const char* region : {"", "esar"})
        for (const bool dead : {false, true})
            reading.desk.page({region, dead, 0, 10});
    EXPECT_GT(statements().size(), 80U) << "the search finds what is there";
    std::set<const exception*> met;
    for (const std::string& sql : statements())
        for (const std::string& line : costly_lines(sql)) {
            const auto known =
                std::find_if(exceptions.begin(), exceptions.end(), [&](const exception& e) {
                    return line.starts_with(e.line) && sql.find(e.statement) != sql.npos;
                });
            EXPECT_TRUE(known != exceptions.end()) << line << "\n    in " << sql;
            if (known != exceptions.end()) met.insert(&*known);
        }
    for (const exception& e : exceptions)
        EXPECT_TRUE(met.contains(&e)) << e.line << " is no more in " << e.statement;
}

// Every day all of them are looked at, page by page; each page begins where the last one ended.
TEST_F(Plans, WhomToWatchIsReadFromAnIndexAloneAndNothingTwice) {
    readings reading(db_);
    std::vector<std::string> plans;
    for (const std::string& sql : statements()) {
        if (sql.find("where watched_from") == sql.npos) continue;
        statement plan = db_.prepare("explain query plan " + sql);
        ASSERT_TRUE(plan.step());
        plans.push_back(plan.text(3));
        EXPECT_FALSE(plan.step()) << "and not sorted";
    }
    const std::string index = "SEARCH signal USING COVERING INDEX signal_watched ";
    EXPECT_THAT(
        plans,
        testing::UnorderedElementsAre(
            index + "(watched_from=? AND number>?)", index + "(watched_from>? AND watched_from<?)"
        )
    );
}

} // namespace
} // namespace kruispunt::store::sqlite
