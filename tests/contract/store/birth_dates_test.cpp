#include "gateway/domain/retention.hpp"
#include "gateway/store/sqlite/database.hpp"
#include "gateway/vault/sealed_vault.hpp"
#include "tests/contract/store/kept_fixture.hpp"
#include "tests/support/made_up_bsn.hpp"

namespace kruispunt::store {
namespace {

using namespace domain;

/// A signal through the real vault into the real store's file.
class BirthDates : public KeptStore {
protected:
    void give(const birth_date& born) {
        signal_content s;
        s.id = "E-1";
        s.child.bsn = support::made_up_bsn(1);
        s.child.birth_date = born;
        s.child.name = person_name{"Sanne", "", "Proefkonijn"};
        s.child.comparable_given = "sanne";
        s.organisation = {support::organisation_oin(1), "Jeugdplein", ""};
        s.date = support::test_today();
        command c;
        c.region = "esar";
        c.act = submit_signal{std::move(s), false, std::nullopt};
        ASSERT_TRUE(execute(vault_.seal(c).value()).answer.what);
        store_.reset();
    }

    /// `table.column` of every place in the file where that number stands as a whole.
    std::vector<std::string> places_of(std::int64_t number) const {
        std::vector<std::string> found;
        sqlite::database db(file_, sqlite::database::access::read);
        auto columns = db.prepare("select t.name, c.name from sqlite_master t, "
                                  "pragma_table_info(t.name) c where t.type = 'table'");
        while (columns.step()) {
            const std::string table = columns.text(0);
            const std::string column = columns.text(1);
            auto rows =
                db.prepare("select count(*) from \"" + table + "\" where \"" + column + "\" = ?1");
            rows.bind(number);
            if (rows.step() && rows.integer(0) != 0) found.push_back(table + '.' + column);
        }
        return found;
    }

    vault::key_ring ring_;
    vault::sealed_vault vault_{ring_, keys_};
};

std::int64_t number_of(day d) {
    return d.time_since_epoch().count();
}

// proves: COM-12.5
TEST_F(BirthDates, StandInNoColumnNorDoesTheTwentyThird) {
    const birth_date born = birth_date::parse("2005-08-09").value();
    give(born);
    EXPECT_EQ(places_of(number_of(born.earliest())), std::vector<std::string>());
    EXPECT_EQ(places_of(number_of(age_limit_day(born))), std::vector<std::string>());
    EXPECT_EQ(
        places_of(number_of(parse_day("2028-01-01").value())),
        std::vector<std::string>{"signal.watched_from"}
    ) << "the year alone; and the search finds what is there";
}

} // namespace
} // namespace kruispunt::store
