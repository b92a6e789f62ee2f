#include "tests/unit/portal/operators_fixture.hpp"

#include <gmock/gmock.h>

namespace kruispunt::portal {
namespace {

using namespace domain;
using support::giving;
using testing::IsEmpty;
using testing::SizeIs;

using json = nlohmann::ordered_json;

constexpr int more_than_two_pages = 230; // of 100
constexpr int more_than_ever_shown = 1'003;

/// Lists of what waits that are longer than any page.
class OversightPaging : public operators_fixture {
protected:
    void perform(const sealed_command& command) {
        const ports::act act{federation::use_case_for(command), command};
        ASSERT_TRUE(support::run_coroutine(store_.execute(act)).value().answer.what);
    }

    void object(int n) {
        const std::string id = "E-" + std::to_string(n);
        const sealed_command given = giving("esar", id).by(1).child(n).command();
        perform(given);
        const auto data_key = std::get<sealed_submit>(given.act).signal.data_key;
        perform(support::objecting("esar", id, data_key));
    }

    /// ESAR's `E-n`, once of another child.
    void correct(int n) {
        const auto of = [n](int child) {
            return giving("esar", "E-" + std::to_string(n)).by(1).child(child);
        };
        perform(of(2 * n).command());
        perform(of(2 * n + 1).because(mutation_reason::identity).command());
    }

    /// ESAR's `E-n` and SISA's `S-n`, of one BSN and two children.
    void clash(int n) {
        const std::string id = std::to_string(n);
        perform(giving("esar", "E-" + id).by(1).child(n).born(2015, 3).named("anna").command());
        perform(giving("sisa", "S-" + id).by(2).child(n).born(2016, 4).named("bram").command());
    }

    /// So many matches of ESAR's and SISA's that nobody took up.
    void forget(int matches) {
        for (int n = 1; n <= matches; ++n) {
            const std::string id = std::to_string(n);
            perform(giving("esar", "E-" + id).by(1).child(n).command());
            perform(giving("sisa", "S-" + id).by(2).child(n).command());
        }
        clock_.advance(std::chrono::hours(24 * 30));
        for (const match_write& each : store_.open())
            perform(support::reminding("esar", each.id));
    }

    /// All of a list, from page to page; how long the pages were.
    std::vector<std::size_t>
    walk(const std::string& path, const std::string& list, std::vector<json>& all) {
        std::vector<std::size_t> pages;
        json next = 0;
        while (!next.is_null() && pages.size() < 10) {
            const got page = ask("GET", path + "&na=" + next.dump());
            EXPECT_EQ(page.status, 200) << page.body;
            if (page.status != 200) break;
            for (const json& each : page.body[list])
                all.push_back(each);
            pages.push_back(page.body[list].size());
            next = page.body["volgende"];
            if (next.is_object()) next = next[list];
        }
        return pages;
    }

    static std::set<std::string> texts_of(const std::vector<json>& all, const char* member) {
        std::set<std::string> found;
        for (const json& each : all)
            found.insert(each.at(member).get<std::string>());
        return found;
    }
};

TEST_F(OversightPaging, NoObjectionIsLeftOut) {
    for (int n = 1; n <= more_than_two_pages; ++n)
        object(n);
    for (const char* path : {"bezwaren?regio=esar", "aandacht?regio=esar&lijst=bezwaren"}) {
        std::vector<json> all;
        EXPECT_THAT(walk(path, "bezwaren", all), testing::ElementsAre(100U, 100U, 30U)) << path;
        EXPECT_THAT(texts_of(all, "signaalId"), SizeIs(more_than_two_pages)) << path;
    }
    const got whole = ask("GET", "bezwaren?aantal=500");
    EXPECT_THAT(whole.body["bezwaren"], SizeIs(more_than_two_pages));
    EXPECT_TRUE(whole.body["volgende"].is_null());
    EXPECT_THAT(ask("GET", "bezwaren?regio=midden-nederland").body["bezwaren"], IsEmpty());
}

TEST_F(OversightPaging, AnObjectionThatIsDecidedMeanwhileHidesNoOther) {
    for (int n = 1; n <= 5; ++n) {
        object(n);
        clock_.advance(std::chrono::milliseconds(1));
    }
    const got first = ask("GET", "bezwaren?aantal=2");
    perform(support::withdrawal("esar", "E-1"));
    perform(support::withdrawal("esar", "E-2"));
    const got next = ask("GET", "bezwaren?aantal=2&na=" + first.body["volgende"].dump());
    ASSERT_THAT(next.body["bezwaren"], SizeIs(2));
    EXPECT_EQ(next.body["bezwaren"][0]["signaalId"], "E-3");
}

// proves: BEH-04.8
TEST_F(OversightPaging, TheOverviewCountsEveryObjection) {
    for (int n = 1; n <= more_than_ever_shown; ++n)
        object(n);
    const got all = ask("GET", "overzicht");
    EXPECT_EQ(all.body["bezwaren"]["open"], more_than_ever_shown);
    EXPECT_EQ(all.body["bezwaren"]["teLaat"], 0);
}

// proves: COM-20.14
TEST_F(OversightPaging, TheNewestCorrectionOfAnIdentityIsTheFirstThatIsShown) {
    for (int n = 1; n <= more_than_two_pages; ++n)
        correct(n);
    perform(giving("esar", "E-1").by(1).child(1'000).because(mutation_reason::identity).command());
    const got first = ask("GET", "aandacht");
    ASSERT_THAT(first.body["identiteitscorrecties"], SizeIs(100));
    EXPECT_EQ(first.body["identiteitscorrecties"][0]["signaalId"], "E-1");
    EXPECT_EQ(first.body["identiteitscorrecties"][0]["keer"], 2);
    EXPECT_EQ(first.body["identiteitscorrecties"][1]["signaalId"], "E-230");
    EXPECT_EQ(first.body["volgende"]["identiteitscorrecties"], 100);
    EXPECT_TRUE(first.body["volgende"]["bezwaren"].is_null());
    const std::string list = "identiteitscorrecties";
    std::vector<json> all;
    EXPECT_THAT(walk("aandacht?lijst=" + list, list, all), testing::ElementsAre(100U, 100U, 30U));
    EXPECT_THAT(texts_of(all, "signaalId"), SizeIs(more_than_two_pages));
    EXPECT_EQ(all.back()["signaalId"], "E-2");
}

// proves: COM-38.8
TEST_F(OversightPaging, NoClashIsLeftOut) {
    for (int n = 1; n <= more_than_two_pages; ++n)
        clash(n);
    std::vector<json> all;
    EXPECT_THAT(
        walk("aandacht?lijst=bsnBotsingen", "bsnBotsingen", all),
        testing::ElementsAre(100U, 100U, 30U)
    );
    EXPECT_THAT(texts_of(all, "id"), SizeIs(more_than_two_pages));
}

TEST_F(OversightPaging, NoMatchThatNobodyTookUpIsLeftOut) {
    forget(more_than_two_pages);
    for (const char* path : {"niet-opgepakt?regio=sisa", "aandacht?lijst=nietOpgepakt"}) {
        std::vector<json> all;
        EXPECT_THAT(walk(path, "nietOpgepakt", all), testing::ElementsAre(100U, 100U, 30U)) << path;
        EXPECT_THAT(texts_of(all, "matchId"), SizeIs(more_than_two_pages)) << path;
    }
}

TEST_F(OversightPaging, OneListIsGivenAlone) {
    clash(1);
    const got one = ask("GET", "aandacht?lijst=bsnBotsingen");
    EXPECT_THAT(one.body["bsnBotsingen"], SizeIs(1));
    EXPECT_THAT(one.body, SizeIs(2)) << "it and its `volgende`";
    EXPECT_EQ(one.body["volgende"].dump(), R"({"bsnBotsingen":null})");
}

TEST_F(OversightPaging, WhatIsNoPageIsRefused) {
    const std::vector<std::pair<std::string, std::string>> wrong{
        {"bezwaren?aantal=501", "aantal"},
        {"bezwaren?aantal=x", "aantal"},
        {"bezwaren?na=-1", "na"},
        {"niet-opgepakt?aantal=501", "aantal"},
        {"niet-opgepakt?na=", "na"},
        {"aandacht?aantal=501", "aantal"},
        {"aandacht?lijst=bezwaren&na=1.5", "na"},
        {"aandacht?lijst=gestopt", "lijst"},
        {"aandacht?na=7", "lijst"}};
    for (const auto& [path, member] : wrong) {
        const got told = ask("GET", path);
        EXPECT_EQ(told.status, 400) << path;
        EXPECT_EQ(told.body["veld"], member) << path;
    }
    EXPECT_EQ(ask("GET", "bezwaren?aantal=0").status, 200);
    EXPECT_EQ(ask("GET", "bezwaren?aantal=500").status, 200);
}

} // namespace
} // namespace kruispunt::portal
