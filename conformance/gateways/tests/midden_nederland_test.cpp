#include "conformance/gateways/midden_nederland/mutations.hpp"
#include "conformance/gateways/midden_nederland/notices.hpp"
#include "conformance/gateways/midden_nederland/page.hpp"
#include "conformance/gateways/tests/kernel_world.hpp"
#include "conformance/gateways/tests/side_world.hpp"

#include <gtest/gtest.h>

namespace kruispunt::conformance::gateways::tests {
namespace {

using text::json;

const char* const whole = R"({"volgnummer": 7, "soort": "nieuw",
  "tijdstip": "2026-10-02T08:16:30+02:00", "redenMutatie": null, "signaal": {"signaalId": "UT-1",
  "jeugdige": {"bsn": "999990019", "voornamen": "Zoë", "geslachtsnaam": "Wit",
    "geboortedatum": "2019-03-09", "adres": {"straat": "Weerdsingel", "huisnummer": 7,
    "postcode": "3514AK", "woonplaats": "Utrecht", "gemeentecode": "0344"}},
  "gezin": {"oudersBsn": ["999990032"]},
  "instantie": {"oin": "00000099000000006000", "naam": "Buurtteam", "telefoon": null},
  "melder": {"naam": "S. Aydin", "telefoon": "+31305550123"},
  "datum": "2026-02-03", "geinformeerd": "ouders"}})";

/// `code veld` of the first thing that a mutation breaks; empty where it breaks nothing.
std::string breach(
    const std::string& mutation,
    const mutation::mutation& how = {},
    const std::string& today = "2026-11-22"
) {
    kernel::findings found(how);
    kernel::value_rules rules(found, today);
    midden_nederland::read_mutation(json::parse(mutation), rules);
    if (found.clean()) return {};
    return found.all().front().code + " " + found.all().front().field;
}

class FeedRefuses : public testing::TestWithParam<wrong> {};

// proves: MN-02.2 MN-02.3 MN-02.4 MN-02.5 MN-02.10 MN-02.11 COM-10.2 COM-14.2 refusal
TEST_P(FeedRefuses, WhatBreaksOneSentenceUnlessAMutantDoesNotSeeIt) {
    const auto& [sentence, what, by, refusal] = GetParam();
    EXPECT_EQ(breach(whole), "");
    EXPECT_EQ(breach(with(whole, what, by)), refusal) << sentence;
    EXPECT_EQ(breach(with(whole, what, by), ignoring(sentence)), "") << sentence;
}

INSTANTIATE_TEST_SUITE_P(
    Sentences,
    FeedRefuses,
    testing::Values(
        wrong{"MN-02.2", "\"nieuw\"", "\"vreemd\"", "WAARDE_ONGELDIG soort"},
        wrong{"MN-02.3", "\"naam\": \"Buurtteam\", ", "", "VERPLICHT_VELD instantie/naam"},
        wrong{
            "MN-02.4",
            "\"geboortedatum\": \"2019-03-09\", ",
            "",
            "VERPLICHT_VELD jeugdige/geboortedatum"},
        wrong{
            "MN-02.5",
            "\"bsn\": \"999990019\", \"voornamen\": \"Zoë\", ",
            "",
            "VERPLICHT_VELD jeugdige/bsn"},
        wrong{
            "MN-02.10",
            "\"signaalId\": \"UT-1\",",
            "\"signaalId\": \"UT-1\", \"redenMutatie\": \"beheer\",",
            "ONBEKEND_VELD redenMutatie"},
        wrong{
            "MN-02.11",
            "[\"999990032\"]",
            "[\"999990032\", \"999990020\", \"999990019\"]",
            "WAARDE_ONGELDIG gezin/oudersBsn"},
        wrong{"COM-10.2", "999990019", "999990018", "BSN_ONGELDIG jeugdige/bsn"},
        wrong{"COM-14.2", "\"datum\"", "\"mening\": \"x\", \"datum\"", "ONBEKEND_VELD mening"}
    )
);

// proves: MN-02.7 MN-02.9 MN-07.1 MN-08.1 refusal
// proves: MN-02.8 acceptance
TEST(FeedMutations, NeedWhatTheirKindNeeds) {
    EXPECT_EQ(
        breach(R"({"soort": "ingetrokken", "signaal": {"signaalId": "UT-1", "reden": "overig"}})"),
        ""
    );
    EXPECT_EQ(
        breach(R"({"soort": "ingetrokken", "signaal": {"signaalId": "UT-1"}})"),
        "VERPLICHT_VELD reden"
    );
    EXPECT_EQ(breach(R"({"soort": "afgesloten", "signaal": {"signaalId": "UT-1"}})"), "");
    EXPECT_EQ(
        breach(R"({"soort": "verhuisd", "signaal": {"signaalId": "UT-1", "datum": "2026-10-02",
                   "jeugdige": {"adres": {"woonplaats": "Utrecht"}}}})"),
        "VERPLICHT_VELD jeugdige/adres/gemeentecode"
    );
    EXPECT_EQ(breach(R"({"soort": "match_bijgewerkt"})"), "VERPLICHT_VELD matchId");
    EXPECT_EQ(
        breach(R"({"soort": "inzage", "verzoekKenmerk": "I-1", "verzoeker": "ouders"})"),
        "VERPLICHT_VELD bsn"
    );
}

// proves: COM-34.1 INF-1.7 acceptance
TEST(FeedMutations, AreTakenWithoutANumberAndAgainstTheDutyToInformButByMutants) {
    const auto unnumbered = with(whole, "\"999990019\"", "null");
    EXPECT_EQ(breach(unnumbered), "");
    EXPECT_EQ(breach(unnumbered, behaving("asks_for_bsn")), "VERPLICHT_VELD jeugdige/bsn");
    const auto uninformed = with(whole, "\"ouders\"}", "\"jeugdige\"}");
    EXPECT_EQ(breach(uninformed), "");
    EXPECT_EQ(breach(uninformed, behaving("refuses_uninformed")), "WAARDE_ONGELDIG geinformeerd");
}

TEST(FeedMutations, AnUnknownDayOfBirthCountsAsTheFirstAndToTheMutantAsTheDayAfterTheLast) {
    const auto late = behaving("counts_day_after");
    const auto born = [](const std::string& day) { return with(whole, "2019-03-09", day); };
    const std::string too_old = "LEEFTIJD jeugdige/geboortedatum";
    for (const auto* const perhaps : {"2003", "2003-11"}) {
        EXPECT_EQ(breach(born(perhaps)), too_old) << perhaps;
        EXPECT_EQ(breach(born(perhaps), late), "") << perhaps;
    }
    for (const auto* const surely : {"2002", "2003-10", "2003-11-22"})
        EXPECT_EQ(breach(born(surely), late), too_old) << surely;
    EXPECT_EQ(breach(born("2003-12")), "");
    EXPECT_EQ(breach(born("2003"), late, "2026-12-31"), "");
    EXPECT_EQ(breach(born("2003"), late, "2027-01-01"), too_old);
}

std::string page_breach(const std::string& body) {
    const mutation::mutation nothing;
    kernel::findings found(nothing);
    midden_nederland::read_page(body, {10, 2}, found);
    return found.clean() ? std::string() : found.all().front().requirement;
}

// proves: MN-01.2 MN-01.3 MN-01.4 MN-05.1 MN-05.2 MN-05.3 MN-05.6 refusal
TEST(FeedPages, KeepTheirPromises) {
    EXPECT_EQ(
        page_breach(R"({"mutaties": [{"volgnummer": 11}, {"volgnummer": 14}], "laatste": 20,
                        "_links": {}})"),
        ""
    );
    EXPECT_EQ(page_breach(R"({"mutaties": [], "laatste": 9, "_links": {}})"), "MN-05.1");
    EXPECT_EQ(
        page_breach(R"({"mutaties": [{"volgnummer": 10}], "laatste": 20, "_links": {}})"), "MN-05.2"
    );
    EXPECT_EQ(
        page_breach(R"({"mutaties": [{"volgnummer": 12}, {"volgnummer": 12}], "laatste": 20,
                        "_links": {}})"),
        "MN-05.3"
    );
    EXPECT_EQ(
        page_breach(R"({"mutaties": [{"volgnummer": 11}, {"volgnummer": 12}, {"volgnummer": 13}],
                        "laatste": 20, "_links": {}})"),
        "MN-01.4"
    );
    EXPECT_EQ(page_breach(R"({"mutaties": [{}], "laatste": 20, "_links": {}})"), "MN-01.3");
    EXPECT_EQ(page_breach(R"({"mutaties": []})"), "MN-01.2");
    EXPECT_EQ(page_breach(R"({"mutaties": [)"), "MN-05.6");
}

// proves: COM-13.1 COM-28.5 refusal
TEST(FeedPages, OfOctetsThatAreNoUtf8OrNestedTooDeepAreReadByAMutantAlone) {
    const std::string deep = std::string(33, '[') + std::string(33, ']');
    for (const auto& [sentence, value] :
         {std::pair<std::string, std::string>{"COM-13.1", "\"\xff\""}, {"COM-28.5", deep}}) {
        const auto body = R"({"mutaties": [{"volgnummer": 11, "soort": )" + value +
                          R"(}], "laatste": 20, "_links": {}})";
        EXPECT_EQ(page_breach(body), sentence);
        const auto how = ignoring(sentence);
        kernel::findings found(how);
        EXPECT_TRUE(midden_nederland::read_page(body, {10, 2}, found)) << sentence;
        EXPECT_TRUE(found.clean()) << sentence;
    }
}

TEST(FeedPages, WithoutLaatsteAreReadByAMutantAlone) {
    const auto how = ignoring("MN-01.2");
    kernel::findings found(how);
    const auto read =
        midden_nederland::read_page(R"({"mutaties": [{"volgnummer": 11}]})", {10, 2}, found);
    EXPECT_TRUE(found.clean());
    ASSERT_TRUE(read);
    EXPECT_EQ(read->items.size(), 1U);
}

// proves: MN-06.5 MN-06.6 MN-06.7 MN-06.8 acceptance
TEST(FeedNotices, MeanWhatTheirStatusSays) {
    const mutation::mutation nothing;
    const auto means = [&nothing](unsigned status) {
        return midden_nederland::read_delivery({status, {}, {}}, nothing).is;
    };
    EXPECT_EQ(means(204), delivery::means::delivered);
    EXPECT_EQ(means(409), delivery::means::refused);
    EXPECT_EQ(means(503), delivery::means::later);
    EXPECT_EQ(means(500), delivery::means::later);
}

// proves: MN-04.3 MN-06.2 MN-06.3 acceptance
TEST(FeedNotices, GoWhereTheirKindLives) {
    kernel::notice told;
    told.kind = kernel::notice_kind::rejection;
    told.sequence = std::string("20071");
    told.code = std::string("BSN_ONGELDIG");
    told.field = std::string("jeugdige/bsn");
    const auto rejected = midden_nederland::write_notice(told);
    EXPECT_EQ(rejected.target, "/v1/afkeuringen/20071");
    EXPECT_EQ(rejected.body, R"({"code":"BSN_ONGELDIG","veld":"jeugdige/bsn"})");
    told.kind = kernel::notice_kind::match_ended;
    told.item.match = std::string("6f1a2c34-0000-4000-8000-000000000001");
    told.reason = std::string("ingetrokken");
    told.wrongful = true;
    const auto ended = midden_nederland::write_notice(told);
    EXPECT_EQ(ended.method, "DELETE");
    EXPECT_TRUE(ended.target.ends_with("?reden=ingetrokken&onterecht=true"));
    told.kind = kernel::notice_kind::signal_lapsed;
    told.id = std::string("n-1");
    told.signal = std::string("UT-1");
    EXPECT_EQ(midden_nederland::write_notice(told).target, "/v1/signalen/UT-1/meldingen/n-1");
}

} // namespace
} // namespace kruispunt::conformance::gateways::tests
