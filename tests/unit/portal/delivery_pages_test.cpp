#include "tests/unit/portal/operators_fixture.hpp"

#include <gmock/gmock.h>

namespace kruispunt::portal {
namespace {

using namespace domain;
using namespace std::chrono_literals;
using state = ports::settlement::state;
using support::giving;
using support::run_coroutine;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

class DeliveryPages : public operators_fixture {
protected:
    /// Child n: ESAR's `E-n` and SISA's `S-n`, which match.
    void match(int n) {
        const std::string id = std::to_string(n);
        for (const auto& signal :
             {giving("sisa", "S-" + id).by(2).child(n), giving("esar", "E-" + id).by(1).child(n)}) {
            const auto command = signal.command();
            run_coroutine(store_.execute({federation::use_case_for(command), command})).value();
        }
    }

    ports::owed_notice oldest() { return run_coroutine(store_.owed("esar", 0, 1)).value().at(0); }

    std::string kill(ports::death cause, std::string code = "KENMERK_CONFLICT") {
        const auto owed = oldest();
        ports::settlement s;
        s.number = owed.number;
        s.becomes = state::dead;
        s.code = std::move(code);
        s.cause = cause;
        run_coroutine(store_.settle({s})).value();
        return to_text(owed.notice.id);
    }
};

// proves: BEH-04.1
TEST_F(DeliveryPages, TheOverviewShowsEachRegionAndThatNothingIsLost) {
    match(1);
    match(2);
    kill(ports::death::refused);
    regions_.counted = {{"esar", 1, 1, support::test_now(), 0, 0, 3}};
    ports::circuit& circuit = traffic_.now["esar"].circuit;
    circuit = {ports::circuit::state::open, support::test_now(), 4, support::test_now() + 30s};
    const got told = ask("GET", "aflevering");
    ASSERT_EQ(told.status, 200);
    ASSERT_THAT(told.body["aflevering"], SizeIs(2));
    const auto& esar = told.body["aflevering"][0];
    EXPECT_EQ(esar["regio"], "esar");
    EXPECT_EQ(esar["wachtrij"], 1);
    EXPECT_EQ(esar["herhalingen"], 3);
    EXPECT_EQ(esar["dodeBrieven"], 1);
    EXPECT_EQ(esar["oudste"], to_rfc3339(support::test_now()));
    EXPECT_EQ(esar["kring"]["toestand"], "open");
    EXPECT_EQ(esar["kring"]["fouten"], 4);
    EXPECT_EQ(esar["kring"]["tot"], to_rfc3339(support::test_now() + 30s));
    EXPECT_EQ(told.body["aflevering"][1]["kring"]["toestand"], "gesloten");
    EXPECT_TRUE(told.body["aflevering"][1]["kring"]["sinds"].is_null());
    EXPECT_EQ(told.body["som"]["verschuldigd"], 4);
    EXPECT_EQ(told.body["som"]["wachtend"], 3);
    EXPECT_EQ(told.body["som"]["dood"], 1);
    EXPECT_EQ(told.body["som"]["sluit"], true);
}

// proves: BEH-04.2 BEH-04.7
TEST_F(DeliveryPages, ADeadLetterBearsItsCodeItsCauseAndTheNextStep) {
    match(1);
    match(2);
    match(3);
    kill(ports::death::refused);
    kill(ports::death::put_off, "500");
    const std::string id = kill(ports::death::unreadable, "unreadable");
    const got all = ask("GET", "aflevering/meldingen?regio=esar");
    ASSERT_EQ(all.status, 200);
    ASSERT_THAT(all.body["meldingen"], SizeIs(3));
    EXPECT_TRUE(all.body["volgende"].is_null());
    const auto& refused = all.body["meldingen"][0];
    EXPECT_EQ(refused["toestand"], "dood");
    EXPECT_EQ(refused["soort"], std::string(name_of(notice_kind::match_made)));
    EXPECT_EQ(refused["signaalId"], "E-1");
    EXPECT_EQ(refused["code"], "KENMERK_CONFLICT");
    EXPECT_EQ(refused["oorzaak"], "geweigerd");
    EXPECT_EQ(refused["pogingen"], 1);
    EXPECT_TRUE(refused["volgendePoging"].is_null());
    EXPECT_EQ(all.body["meldingen"][1]["oorzaak"], "afgehouden");
    EXPECT_EQ(all.body["meldingen"][2]["oorzaak"], "onleesbaar");
    for (const auto& each : all.body["meldingen"])
        EXPECT_THAT(each["volgendeStap"].get<std::string>(), HasSubstr("opnieuw"));
    const got one = ask("GET", "aflevering/meldingen/" + id);
    EXPECT_EQ(one.status, 200);
    EXPECT_EQ(one.body, all.body["meldingen"][2]);
    EXPECT_THAT(all.body.dump(), Not(HasSubstr("contact")));
    EXPECT_THAT(all.body.dump(), Not(HasSubstr("9999")));
}

TEST_F(DeliveryPages, WhatIsQueuedIsListedByPage) {
    for (int n = 1; n <= 3; ++n)
        match(n);
    const got first = ask("GET", "aflevering/meldingen?toestand=wachtend&regio=esar&aantal=2");
    ASSERT_THAT(first.body["meldingen"], SizeIs(2));
    EXPECT_EQ(first.body["meldingen"][0]["toestand"], "wachtend");
    EXPECT_TRUE(first.body["meldingen"][0]["oorzaak"].is_null());
    EXPECT_TRUE(first.body["meldingen"][0]["volgendeStap"].is_null());
    const std::string next = first.body["volgende"].dump();
    const got rest =
        ask("GET", "aflevering/meldingen?toestand=wachtend&regio=esar&aantal=2&na=" + next);
    ASSERT_THAT(rest.body["meldingen"], SizeIs(1));
    EXPECT_TRUE(rest.body["volgende"].is_null());
}

// proves: BEH-04.4 BEH-04.6
TEST_F(DeliveryPages, ADeadLetterIsSetGoingAgain) {
    match(1);
    const std::string id = kill(ports::death::refused);
    const got told =
        ask("POST", "aflevering/dode-brieven/" + id + "/opnieuw", R"({"reden":"hersteld"})");
    EXPECT_EQ(told.status, 200);
    EXPECT_EQ(told.body["id"], id);
    EXPECT_EQ(oldest().attempts, 0);
    const auto audit = store_.audit();
    ASSERT_THAT(audit, Not(IsEmpty()));
    EXPECT_EQ(audit.back().act, "redrive-notice");
    EXPECT_EQ(audit.back().region, "esar");
    EXPECT_EQ(audit.back().oin, "uid 1000");
    EXPECT_EQ(audit.back().reference, id);
    EXPECT_EQ(audit.back().reason, "hersteld");
    EXPECT_EQ(ask("POST", "aflevering/dode-brieven/" + id + "/opnieuw").status, 409);
}

// proves: BEH-04.5 refusal
TEST_F(DeliveryPages, OneThatWasOvertakenIsNot) {
    match(1);
    const std::string id = kill(ports::death::refused);
    const auto corrected = giving("sisa", "S-1").by(1).command(); // one organisation now: it ends
    run_coroutine(store_.execute({federation::use_case_for(corrected), corrected})).value();
    ports::settlement arrived;
    arrived.number = oldest().number;
    arrived.becomes = state::delivered;
    run_coroutine(store_.settle({arrived})).value();
    const got told = ask("POST", "aflevering/dode-brieven/" + id + "/opnieuw");
    EXPECT_EQ(told.status, 409);
    const got shown = ask("GET", "aflevering/meldingen/" + id);
    EXPECT_EQ(shown.body["achterhaald"], true);
    EXPECT_THAT(shown.body["volgendeStap"].get<std::string>(), HasSubstr("laat haar vervallen"));
}

// proves: BEH-04.6 refusal
TEST_F(DeliveryPages, ItIsGivenUpWithAReasonAndNotWithout) {
    match(1);
    const std::string id = kill(ports::death::refused);
    const std::string path = "aflevering/dode-brieven/" + id + "/vervallen";
    const got without = ask("POST", path);
    EXPECT_EQ(without.status, 400);
    EXPECT_EQ(without.body["code"], "VERPLICHT_VELD");
    EXPECT_EQ(without.body["veld"], "reden");
    EXPECT_EQ(ask("POST", path, R"({"reden":"x","bsn":"1"})").status, 400);
    EXPECT_EQ(ask("POST", path, R"({"reden":"buiten gebruik"})").status, 200);
    EXPECT_EQ(store_.audit().back().act, "drop-notice");
    EXPECT_EQ(store_.audit().back().reference, id);
    EXPECT_EQ(store_.audit().back().reason, "buiten gebruik");
    EXPECT_EQ(ask("GET", "aflevering/meldingen/" + id).status, 404);
    EXPECT_EQ(ask("POST", path, R"({"reden":"x"})").status, 404);
    EXPECT_EQ(ask("GET", "aflevering").body["som"]["vervallen"], 1);
}

// proves: BEH-04.6 refusal
TEST_F(DeliveryPages, WhatIsQueuedIsNoDeadLetterButMayBeGivenUp) {
    match(1);
    const std::string id = to_text(oldest().notice.id);
    const std::string reason = R"({"reden":"houdt de rest op"})";
    EXPECT_EQ(ask("POST", "aflevering/dode-brieven/" + id + "/vervallen", reason).status, 409);
    EXPECT_EQ(ask("POST", "aflevering/meldingen/" + id + "/vervallen", reason).status, 200);
    EXPECT_EQ(ask("GET", "aflevering").body["som"]["sluit"], true);
}

// proves: refusal
TEST_F(DeliveryPages, WhatIsWrongWithAQuestionIsNamed) {
    for (const auto& [query, field] : std::vector<std::pair<std::string, std::string>>{
             {"toestand=weg", "toestand"},
             {"na=x", "na"},
             {"na=-1", "na"},
             {"aantal=501", "aantal"},
             {"aantal=", "aantal"}}) {
        const got told = ask("GET", "aflevering/meldingen?" + query);
        EXPECT_EQ(told.status, 400) << query;
        EXPECT_EQ(told.body["veld"], field) << query;
    }
    EXPECT_EQ(ask("GET", "aflevering/meldingen/nothing").status, 404);
    EXPECT_EQ(ask("POST", "aflevering/dode-brieven/nothing/opnieuw").status, 404);
    EXPECT_EQ(ask("DELETE", "aflevering/meldingen/nothing").status, 405);
}

// proves: refusal
TEST_F(DeliveryPages, WithoutAStoreEveryOneSaysTryAgain) {
    store_.fail(true);
    const std::string id = to_text(uuid{});
    for (const char* path : {"aflevering/meldingen", "aflevering/meldingen/x"})
        EXPECT_EQ(ask("GET", path).status, 503) << path;
    EXPECT_EQ(ask("POST", "aflevering/dode-brieven/" + id + "/opnieuw").status, 503);
    EXPECT_EQ(
        ask("POST", "aflevering/meldingen/" + id + "/vervallen", R"({"reden":"x"})").status, 503
    );
}

} // namespace
} // namespace kruispunt::portal
