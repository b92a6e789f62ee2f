#include "gateway/store/sqlite/page_gap.hpp"
#include "gateway/store/sqlite/scrubbing_vfs.hpp"
#include "tests/support/octets_in_files.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace kruispunt::store {
namespace {

/// Rows of all sizes that come, change and go in one table, so that its trees are balanced again
/// and again; with the settings of the store.
class rows_that_go {
public:
    rows_that_go(const std::filesystem::path& file, const char* vfs) : file_(file) {
        const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
        EXPECT_EQ(sqlite3_open_v2(file.c_str(), &db_, flags, vfs), SQLITE_OK);
        run("pragma page_size = 2048; pragma journal_mode = wal; pragma secure_delete = on;"
            "pragma synchronous = off; pragma wal_autocheckpoint = 0;"
            "create table kept(number integer primary key, name blob not null, sealed blob);"
            "create unique index kept_by_name on kept(name);");
    }

    ~rows_that_go() { sqlite3_close(db_); }

    void live_through(int steps) {
        run("begin");
        for (int step = 0; step < steps; ++step) {
            const auto lot = drawn_() % 4;
            const int number = 1 + last_ - static_cast<int>(drawn_() % 300);
            if (lot < 2 || !held_.contains(number))
                write(++last_);
            else if (lot == 2)
                change(number);
            else
                erase(number);
            if (step % 100 == 99) run("commit; begin");
        }
        run("commit");
        ASSERT_EQ(
            sqlite3_wal_checkpoint_v2(db_, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr),
            SQLITE_OK
        );
    }

    /// How much of what went is still in the file.
    std::size_t left() const {
        const std::set<int> found = in_the_file();
        return static_cast<std::size_t>(std::count_if(gone_.begin(), gone_.end(), [&](int serial) {
            return found.contains(serial);
        }));
    }

    /// Whether all of what is held is in the file, and SQLite finds it sound.
    bool sound() const {
        const std::set<int> found = in_the_file();
        bool ok = false;
        const auto read = [](void* to, int, char** values, char**) {
            *static_cast<bool*>(to) = std::string(values[0]) == "ok";
            return 0;
        };
        sqlite3_exec(db_, "pragma integrity_check", read, &ok, nullptr);
        return ok && std::all_of(held_.begin(), held_.end(), [&found](const auto& row) {
                   return found.contains(row.second);
               });
    }

private:
    void run(const std::string& sql) {
        ASSERT_EQ(sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
            << sqlite3_errmsg(db_);
    }

    // Bears its serial number at both ends, so that a part of it is enough to be known by.
    std::string octets(int serial) {
        const std::string digits = std::to_string(100'000'000 + serial);
        return '[' + digits + ']' + std::string(60 + drawn_() % 400, '-') + '[' + digits + ']';
    }

    void write(int number) {
        held_[number] = ++serial_;
        run("insert or replace into kept values(" + std::to_string(number) + ", 'name " +
            std::to_string(drawn_()) + "', '" + octets(serial_) + "')");
    }

    void change(int number) {
        gone_.push_back(held_.at(number));
        write(number);
    }

    void erase(int number) {
        gone_.push_back(held_.at(number));
        held_.erase(number);
        run("delete from kept where number = " + std::to_string(number));
    }

    std::set<int> in_the_file() const {
        const std::string all = support::octets_of_file(file_);
        std::set<int> found;
        for (auto at = all.find('['); at != all.npos && at + 10 < all.size();
             at = all.find('[', at + 1))
            if (all[at + 10] == ']') found.insert(std::stoi(all.substr(at + 1, 9)) - 100'000'000);
        return found;
    }

    std::filesystem::path file_;
    sqlite3* db_ = nullptr;
    std::mt19937 drawn_{1};
    int last_ = 0;
    int serial_ = 0;
    std::map<int, int> held_; ///< by number, the serial of its octets
    std::vector<int> gone_;
};

constexpr int steps = 12'000;

// proves: COM-31.1 COM-31.5
TEST(Scrubbing, LeavesNoCopyOfWhatWentWhereATreeWasBalanced) {
    const support::temporary_folder folder;
    rows_that_go rows(folder.path() / "scrubbed.db", sqlite::scrubbing_vfs());
    rows.live_through(steps);
    EXPECT_EQ(rows.left(), 0U);
    EXPECT_TRUE(rows.sound());
}

TEST(Scrubbing, IsNeededWhereSecureDeleteAloneLeavesSome) {
    const support::temporary_folder folder;
    rows_that_go rows(folder.path() / "plain.db", nullptr);
    rows.live_through(steps);
    EXPECT_GT(rows.left(), 0U) << "the search finds what is there";
    EXPECT_TRUE(rows.sound());
}

std::vector<std::uint8_t> page_of(std::uint8_t kind, std::size_t cells, std::size_t content) {
    std::vector<std::uint8_t> page(512, 0xee);
    page[0] = kind;
    page[3] = 0;
    page[4] = static_cast<std::uint8_t>(cells);
    page[5] = static_cast<std::uint8_t>(content >> 8U);
    page[6] = static_cast<std::uint8_t>(content & 0xffU);
    return page;
}

TEST(PageGap, LiesBetweenThePointersAndTheCells) {
    const auto leaf = sqlite::unused_gap(page_of(13, 3, 400), false);
    EXPECT_EQ(leaf.begin, 8U + 6U);
    EXPECT_EQ(leaf.end, 400U);
    const auto interior = sqlite::unused_gap(page_of(5, 3, 400), false);
    EXPECT_EQ(interior.begin, 12U + 6U);
    auto first = page_of(0, 0, 0);
    first[100] = 13;
    first[103] = 0;
    first[104] = 2;
    first[105] = 1;
    first[106] = 0;
    EXPECT_EQ(sqlite::unused_gap(first, true).begin, 100U + 8U + 4U);
    EXPECT_EQ(sqlite::unused_gap(first, true).end, 256U);
}

TEST(PageGap, IsNoneInAPageOfAnotherKindOrAnUnsoundOne) {
    for (const int kind : {0, 1, 3, 4, 6, 12, 14})
        EXPECT_TRUE(
            sqlite::unused_gap(page_of(static_cast<std::uint8_t>(kind), 3, 400), false).empty()
        ) << kind;
    EXPECT_TRUE(sqlite::unused_gap(page_of(13, 3, 513), false).empty()) << "beyond the page";
    EXPECT_TRUE(sqlite::unused_gap(page_of(13, 250, 400), false).empty()) << "pointers over cells";
    EXPECT_TRUE(sqlite::unused_gap({}, false).empty());
}

} // namespace
} // namespace kruispunt::store
