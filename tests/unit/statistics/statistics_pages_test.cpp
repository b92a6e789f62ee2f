#include "gateway/portal/statistics_pages.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/sealed_commands.hpp"
#include "tests/unit/statistics/said_tables.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace kruispunt::portal {
namespace {

using namespace domain::statistics;
using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::StartsWith;

class StatisticsPages : public testing::Test {
protected:
    StatisticsPages() {
        figures_.now.resize(2);
        figures_.now[0].region = "esar";
        figures_.now[1].region = "sisa";
        figures_.now[1].without_bsn = 3;
    }

    void make(calendar_month month, std::int64_t signals) {
        month_counts counted;
        counted.regions = {{"esar", {signals, 0, 0}}, {"sisa", {signals, 0, 2}}};
        const membership who{{{"esar"}, {"sisa", true, true}}};
        tables_.made[month] = freeze(month, who, counted);
    }

    ports::http_response table(std::map<std::string, std::string, std::less<>> query) {
        call c;
        c.query = std::move(query);
        c.accept = accept_;
        return support::run_coroutine(pages_.tables(std::move(c)));
    }

    json months(std::map<std::string, std::string, std::less<>> query) {
        const auto response = table(std::move(query));
        EXPECT_EQ(response.status, 200) << response.body;
        return json::parse(response.body);
    }

    json possible(scope within) {
        call c;
        c.within = std::move(within);
        return json::parse(support::run_coroutine(pages_.possible(std::move(c))).body);
    }

    domain::federation_policy policy_ = support::four_regions();
    said_tables tables_;
    said_figures figures_;
    std::string accept_;
    statistics_pages pages_{{tables_, figures_, policy_}};
};

// proves: BEH-03.6 BEH-03.14 acceptance
TEST_F(StatisticsPages, GivesTheMonthsAskedForAndTheirSums) {
    make(2026y / 9, 12);
    make(2026y / 10, 20);
    make(2026y / 11, 400);
    const json answer = months({{"van", "2026-09"}, {"tot", "2026-10"}});
    EXPECT_EQ(answer["van"], "2026-09");
    EXPECT_EQ(answer["tot"], "2026-10");
    EXPECT_EQ(answer["tabellen"], (json{{"van", "2026-09"}, {"tot", "2026-11"}}));
    ASSERT_EQ(answer["maanden"].size(), 2U);
    EXPECT_EQ(answer["maanden"][1]["maand"], "2026-10");
    EXPECT_EQ(answer["maanden"][1]["regios"][0]["signalen"], 20);
    EXPECT_EQ(answer["som"]["regios"][0]["signalen"], 32);
    EXPECT_EQ(answer["som"]["regios"][1]["zonder_bsn"], (json{{"minstens", 0}, {"hoogstens", 8}}));
}

TEST_F(StatisticsPages, WhoNamesNoMonthsGetsTheNewestYear) {
    for (int i = 0; i < 15; ++i)
        make(2025y / 10 + std::chrono::months(i), 12);
    const json answer = months({});
    EXPECT_EQ(answer["van"], "2026-01");
    EXPECT_EQ(answer["tot"], "2026-12");
    EXPECT_EQ(answer["maanden"].size(), 12U);
    EXPECT_EQ(months({{"tot", "2025-12"}})["van"], "2025-10") << "the first that there is";
    EXPECT_EQ(months({{"van", "2026-11"}})["maanden"].size(), 2U);
}

// proves: BEH-03.1
TEST_F(StatisticsPages, BeforeTheFirstTableThereIsNone) {
    const json answer = months({});
    EXPECT_TRUE(answer["tabellen"].is_null());
    EXPECT_TRUE(answer["maanden"].empty());
    const auto refused = table({{"van", "2026-09"}});
    EXPECT_EQ(refused.status, 400);
    EXPECT_THAT(refused.body, HasSubstr("nog geen tabel"));
}

// proves: BEH-03.14 refusal
TEST_F(StatisticsPages, RefusesMonthsThatHaveNoTableAndSaysWhichHave) {
    for (int i = 0; i < 130; ++i)
        make(2016y / 1 + std::chrono::months(i), 12);

    struct {
        const char* from;
        const char* to;
        const char* field;
    } const wrong[] = {
        {"2026-13", "2026-10", "van"},
        {"2026-9", "2026-10", "van"},
        {"2026-09", "oktober", "tot"},
        {"2015-12", "2016-05", "van"},
        {"2026-09", "2026-11", "tot"},
        {"2026-10", "2026-09", "tot"},
        {"2027-01", "2027-01", "van"},
        {"2016-01", "2026-01", "van"},
    };

    for (const auto& each : wrong) {
        const auto response = table({{"van", each.from}, {"tot", each.to}});
        const json problem = json::parse(response.body);
        EXPECT_EQ(response.status, 400) << each.from << ' ' << each.to;
        EXPECT_EQ(problem["code"], "DATUM_ONGELDIG");
        EXPECT_EQ(problem["veld"], each.field) << each.from << ' ' << each.to;
        EXPECT_THAT(problem["detail"], HasSubstr("van 2016-01 tot en met 2026-10"));
    }
    EXPECT_EQ(months({{"van", "2016-02"}, {"tot", "2026-01"}})["maanden"].size(), 120U);
}

// proves: BEH-03.14 refusal acceptance
TEST_F(StatisticsPages, AMonthWithoutTableAmongOthersIsNotAnEndOfTheQuestion) {
    for (const auto month : {2026y / 7, 2026y / 10, 2026y / 11})
        make(month, 12);
    EXPECT_EQ(months({{"van", "2026-07"}, {"tot", "2026-10"}})["maanden"].size(), 2U);
    EXPECT_EQ(months({{"tot", "2026-10"}})["maanden"].size(), 2U);
    EXPECT_EQ(json::parse(table({{"van", "2026-08"}}).body)["veld"], "van");
    EXPECT_EQ(json::parse(table({{"tot", "2026-09"}}).body)["veld"], "tot");
    EXPECT_EQ(table({{"van", "2026-08"}, {"tot", "2026-09"}}).status, 400);
}

// proves: BEH-03.10
TEST_F(StatisticsPages, GivesASheetToWhoAcceptsThat) {
    make(2026y / 10, 12);
    accept_ = "text/csv";
    const auto response = table({});
    EXPECT_EQ(response.status, 200);
    EXPECT_THAT(std::string(response.fields.find("Content-Type").value()), StartsWith("text/csv"));
    EXPECT_THAT(
        std::string(response.fields.find("Content-Disposition").value()),
        HasSubstr("statistieken_2026-10_2026-10.csv")
    );
    EXPECT_THAT(response.body, StartsWith("maand,niveau,"));
    EXPECT_THAT(response.body, HasSubstr("2026-10,regio,esar,,signalen,12,12,12\r\n"));
}

TEST_F(StatisticsPages, AStoreThatDoesNotReadIsSaidToBeSo) {
    tables_.failing = true;
    EXPECT_EQ(table({}).status, 503);
}

// proves: BEH-05.1 BEH-05.2
TEST_F(StatisticsPages, PossibleMatchesAreNoneAndSignalsWithoutNumberAreCounted) {
    EXPECT_EQ(
        possible({}),
        json::parse(
            R"({"mogelijkeMatches": [], "maand": null,
                "zonder_bsn": {"midden-nederland": 0, "sisa": 3}})"
        )
    );
    EXPECT_EQ(possible({"sisa"})["zonder_bsn"], (json{{"sisa", 3}}));
    EXPECT_EQ(possible({"esar"})["zonder_bsn"], json::object());
}

// proves: BEH-05.2
TEST_F(StatisticsPages, WhoMayBeToldNothingExactReadsTheNewestMonths) {
    const scope coarse{{}, true};
    EXPECT_EQ(
        possible(coarse),
        json::parse(R"({"mogelijkeMatches": [], "maand": null, "zonder_bsn": {}})")
    );
    make(2026y / 9, 12);
    make(2026y / 10, 12);
    EXPECT_EQ(
        possible(coarse),
        json::parse(R"({"mogelijkeMatches": [], "maand": "2026-10", "zonder_bsn": {"sisa": "<5"}})")
    );
}

} // namespace
} // namespace kruispunt::portal
