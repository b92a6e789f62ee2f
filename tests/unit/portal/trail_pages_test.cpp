#include "tests/unit/portal/operators_fixture.hpp"

#include <gmock/gmock.h>

namespace kruispunt::portal {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

const caller auditor{role::auditor, {}, "auditor:A. Controle"};
const caller region{role::member, "esar", "regio:esar"};
const caller vendor{role::vendor, {}, "vendor:V"};
const caller esars_operator{role::region_operator, "esar", "operator-esar:O"};

class TrailPages : public operators_fixture {
protected:
    TrailPages() {
        trail_.found.size = 40;
        trail_.found.next = 37;
        trail_.found.lines = {
            R"({"v":1,"nr":39,"tijd":"2026-11-22T08:55:14.123Z","wat":"submit","wie":"gateway",)"
            R"("uitkomst":"ok"})"};
        trail_.found.remarks = {{39, "voor de controle"}};
        trail_.newest = "kruispunt.1/logboek/1\n40\n…\n";
    }

    std::string text_of_call(const caller& who, const std::string& path, int status = 200) {
        ports::http_request request;
        request.method = "GET";
        request.target = "/beheer/v1/" + path;
        const auto answer = support::run_coroutine(api_.serve(std::move(request), who));
        EXPECT_EQ(answer.status, status) << path;
        return answer.body;
    }
};

// proves: BEH-06.9 acceptance
TEST_F(TrailPages, ShowAnAuditorTheEntriesAsTheyArePublished) {
    const auto answer = ask_as(auditor, "GET", "logboek?aantal=3");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body["regels"][0]["nr"], 39);
    EXPECT_EQ(answer.body["regels"][0]["wat"], "submit");
    EXPECT_EQ(answer.body["toelichtingen"]["39"], "voor de controle");
    EXPECT_EQ(answer.body["volgende"], 37);
    EXPECT_EQ(answer.body["totaal"], 40);
    EXPECT_EQ(trail_.asked.limit, 3U);
}

// proves: BEH-06.9 acceptance
TEST_F(TrailPages, AskByWhatStandsInAnEntry) {
    ask_as(
        auditor,
        "GET",
        "logboek?van=2026-11-01&tot=2026-11-30&regio=esar&wie=beheerder%3Auid%201000&signaal=esar/"
        "E-1&na=12"
    );
    EXPECT_EQ(trail_.asked.from, "2026-11-01");
    EXPECT_EQ(trail_.asked.to, "2026-11-30");
    EXPECT_EQ(trail_.asked.before, 12U);
    EXPECT_EQ(trail_.asked.signal, "esar/E-1");
    EXPECT_THAT(
        trail_.asked.members, ElementsAre(Pair("regio", "esar"), Pair("wie", "beheerder:uid 1000"))
    );
}

// proves: BEH-06.9 refusal
TEST_F(TrailPages, RefuseWhatCannotStandInOne) {
    for (const char* query : {"van=gisteren", "tot=2026-02-30", "na=x", "aantal=-1", "wie=%22"})
        EXPECT_EQ(ask_as(auditor, "GET", "logboek?" + std::string(query)).status, 400) << query;
}

// proves: BEH-06.9 refusal
TEST_F(TrailPages, AreForAuditorsAlone) {
    for (const caller& who : {region, vendor, esars_operator}) {
        EXPECT_EQ(ask_as(who, "GET", "logboek").status, 403);
        EXPECT_EQ(ask_as(who, "GET", "logboek/bewijs/3").status, 403);
    }
}

// proves: BEH-06.9 acceptance refusal
TEST_F(TrailPages, ProveAnEntryThatAHeadCounts) {
    EXPECT_EQ(text_of_call(auditor, "logboek/bewijs/3"), "proof of 3");
    EXPECT_THAT(text_of_call(auditor, "logboek/bewijs/40", 404), HasSubstr("boomkop"));
    text_of_call(auditor, "logboek/bewijs/drie", 400);
}

// proves: BEH-06.10 acceptance
TEST_F(TrailPages, GiveEveryMemberHeadsAndWhatTiesThem) {
    for (const caller& who : {region, auditor, vendor, esars_operator}) {
        EXPECT_EQ(text_of_call(who, "logboek/wortel"), trail_.newest);
        EXPECT_EQ(text_of_call(who, "logboek/consistentie?van=7"), "from 7 to 40");
        EXPECT_EQ(text_of_call(who, "logboek/consistentie?van=7&tot=9"), "from 7 to 9");
        EXPECT_EQ(text_of_call(who, "logboek/sleutel"), trail_.key() + "\n");
    }
}

// proves: BEH-06.10 refusal
TEST_F(TrailPages, TieNothingToAHeadThatIsNotThere) {
    text_of_call(region, "logboek/consistentie?van=41", 404);
    text_of_call(region, "logboek/consistentie?van=9&tot=7", 404);
    text_of_call(region, "logboek/consistentie", 400);
    trail_.newest.clear();
    text_of_call(region, "logboek/wortel", 404);
    text_of_call({}, "logboek/wortel", 403);
}

} // namespace
} // namespace kruispunt::portal
