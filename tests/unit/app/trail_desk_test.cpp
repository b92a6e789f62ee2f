#include "gateway/app/trail_desk.hpp"
#include "tests/support/plain_vault.hpp"
#include "tests/support/run_coroutine.hpp"

#include <gmock/gmock.h>

namespace kruispunt::app {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// A trail of entries of the moments that a test says (UTC, as they are published).
class entries_of final : public ports::trail_reader, public ports::trail_records {
public:
    explicit entries_of(const std::vector<std::string>& moments) {
        for (const std::string& each : moments)
            lines_.push_back(
                R"({"v":1,"nr":)" + std::to_string(lines_.size()) + R"(,"tijd":")" + each +
                R"(","wat":"view","wie":"gateway","uitkomst":"ok"})"
            );
    }

    ports::task<domain::result<void>> read_trail(std::function<void(trail_records&)> ask) override {
        ask(*this);
        co_return domain::result<void>();
    }

    std::uint64_t size() override { return lines_.size(); }

    std::vector<std::string> lines(std::uint64_t first, std::uint64_t count) override {
        const auto begin = lines_.begin() + static_cast<std::ptrdiff_t>(first);
        return {begin, begin + static_cast<std::ptrdiff_t>(count)};
    }

    ports::tree_hash node(ports::tree_place) override { return {}; }

    std::optional<std::string> remark_of(std::uint64_t) override { return std::nullopt; }

    std::optional<ports::audit_salt> salt_of(const domain::digest&) override {
        return std::nullopt;
    }

    std::optional<ports::audit_salt> salt_of_day(std::string_view) override { return std::nullopt; }

    std::optional<std::string> head_of(std::uint64_t) override { return std::nullopt; }

private:
    std::vector<std::string> lines_;
};

class no_heads final : public ports::tree_heads {
public:
    using head = std::shared_ptr<const ports::published_head>;

    head newest() const override { return nullptr; }

    head newest_signed() const override { return nullptr; }

    head given_out(std::uint64_t) const override { return nullptr; }
};

/// The moments of the entries that are found among `moments` from `from` up to and with `to`.
std::vector<std::string>
found(const std::vector<std::string>& moments, const std::string& from, const std::string& to) {
    entries_of trail(moments);
    const no_heads heads;
    support::plain_vault vault;
    trail_desk desk(trail, heads, vault);
    ports::trail_question asked;
    asked.from = from;
    asked.to = to;
    std::vector<std::string> all;
    for (const std::string& line :
         support::run_coroutine(desk.page(std::move(asked))).value().lines)
        all.push_back(line.substr(line.find("tijd") + 7, 24));
    return all;
}

// Half past midnight in Amsterdam, and the minute before that day.
const std::string winter = "2026-11-21T23:30:00.000Z";
const std::string before_winter = "2026-11-21T22:59:59.999Z";
const std::string summer = "2026-07-14T22:30:00.000Z";
const std::string before_summer = "2026-07-14T21:59:59.999Z";

// proves: COM-11.1 BEH-06.9 acceptance
TEST(TrailDesk, ADayBeginsAtMidnightInAmsterdam) {
    const std::vector<std::string> all{before_summer, summer, before_winter, winter};
    EXPECT_THAT(found(all, "2026-11-22", "2026-11-22"), ElementsAre(winter));
    EXPECT_THAT(found(all, "2026-11-21", "2026-11-21"), ElementsAre(before_winter));
    EXPECT_THAT(found(all, "2026-07-15", "2026-07-15"), ElementsAre(summer));
    EXPECT_THAT(found(all, "2026-07-14", "2026-07-14"), ElementsAre(before_summer));
    EXPECT_THAT(found(all, "2026-07-15", "2026-11-21"), ElementsAre(before_winter, summer));
    EXPECT_THAT(found(all, "2026-11-22", ""), ElementsAre(winter));
    EXPECT_THAT(found(all, "2026-11-23", ""), IsEmpty());
    EXPECT_THAT(found(all, "", "2026-07-14"), ElementsAre(before_summer));
}

// proves: COM-11.1 BEH-06.9 acceptance
TEST(TrailDesk, TheDaysOnWhichTheClockIsPutLastAnHourLessAndMore) {
    const std::vector<std::string> spring{
        "2026-03-28T22:59:59.999Z",
        "2026-03-28T23:00:00.000Z",
        "2026-03-29T21:59:59.999Z",
        "2026-03-29T22:00:00.000Z"};
    EXPECT_THAT(found(spring, "2026-03-29", "2026-03-29"), ElementsAre(spring[2], spring[1]));
    const std::vector<std::string> autumn{
        "2026-10-24T21:59:59.999Z",
        "2026-10-24T22:00:00.000Z",
        "2026-10-25T22:59:59.999Z",
        "2026-10-25T23:00:00.000Z"};
    EXPECT_THAT(found(autumn, "2026-10-25", "2026-10-25"), ElementsAre(autumn[2], autumn[1]));
}

} // namespace
} // namespace kruispunt::app
