#include "gateway/store/sqlite/database.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

namespace kruispunt::store::sqlite {
namespace {

class BoundValues : public testing::Test {
protected:
    BoundValues() { db_.run("create table kept(text text, octets blob)"); }

    std::string kept(const char* column) {
        auto row = db_.prepare(std::string("select ") + column + " from kept");
        row.step();
        return row.blob(0);
    }

    support::temporary_folder folder_;
    database db_{folder_.path() / "store.db", database::access::write};
};

// What is written must not hang on how long the caller's text lives: what then stands in its place
// may be another child's.
TEST_F(BoundValues, AreThoseOfTheMomentInWhichTheyWereBound) {
    auto add = db_.prepare("insert into kept values (?1, ?2)");
    std::string text = "0307";
    std::string octets = "\x01\x02";
    add.bind(text).bind_blob(octets);
    text = "9999";
    octets = "\x09\x09";
    add.run();
    EXPECT_EQ(kept("text"), "0307");
    EXPECT_EQ(kept("octets"), "\x01\x02");
}

TEST_F(BoundValues, ThatAreEmptyAreNotNull) {
    auto add = db_.prepare("insert into kept values (?1, ?2)");
    add.bind(std::string_view()).bind_blob({}).run();
    auto row = db_.prepare("select text is null, octets is null from kept");
    ASSERT_TRUE(row.step());
    EXPECT_EQ(row.integer(0), 0);
    EXPECT_EQ(row.integer(1), 0);
}

} // namespace
} // namespace kruispunt::store::sqlite
