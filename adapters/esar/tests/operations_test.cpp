#include "adapters/esar/tests/told.hpp"
#include "adapters/sdk/testing/some_inspection.hpp"

#include <gtest/gtest.h>

namespace kruispunt::adapters::esar {
namespace {

using namespace samples;

/// A change to a worked example, and what becomes of it.
struct rule {
    const char* file;
    const char* from;
    const char* to;
    const char* told;
    const char* proves;
};

class EsarOperation : public testing::TestWithParam<rule> {};

// proves: ESAR-14.1 ESAR-15.1 ESAR-16.1 ESAR-17.1 ESAR-00.9 COM-10.1 COM-13.5 COM-14.1 COM-27.1
TEST_P(EsarOperation, IsDecodedWhole) {
    const rule& r = GetParam();
    EXPECT_EQ(refusal(decode(with(example(r.file), r.from, r.to))), r.told)
        << r.proves << ": " << r.from << " → " << r.to;
}

constexpr char move[] = "kind-verhuisd.xml";
constexpr char list[] = "matches-opvragen.xml";
constexpr char update[] = "match-bijwerken.xml";
constexpr char inspection[] = "inzage-opvragen.xml";

INSTANTIATE_TEST_SUITE_P(
    KindVerhuisd,
    EsarOperation,
    testing::Values(
        rule{move, "Utrecht", "'s-Gravenhage", "taken", "ESAR-14.1 acceptance"},
        rule{
            move,
            "</datum>",
            "</datum><redenMutatie>beheer</redenMutatie>",
            "taken",
            "COM-32.1 acceptance"},
        rule{
            move,
            "<signaalId>ESAR-2026-000123</signaalId>",
            "",
            "VERPLICHT_VELD signaalId",
            "ESAR-14.1 refusal"},
        rule{
            move,
            "<woonplaats>Utrecht</woonplaats>",
            "",
            "VERPLICHT_VELD woonplaats",
            "ESAR-14.1 refusal"},
        rule{
            move,
            "<gemeentecode>0344</gemeentecode>",
            "",
            "VERPLICHT_VELD gemeentecode",
            "ESAR-14.1 refusal"},
        rule{move, "<datum>2026-11-15</datum>", "", "VERPLICHT_VELD datum", "ESAR-14.1 refusal"},
        rule{move, "0344", "344", "WAARDE_ONGELDIG gemeentecode", "ESAR-14.1 refusal"},
        rule{move, "2026-11-15", "2026-11-31", "DATUM_ONGELDIG datum", "ESAR-14.1 refusal"},
        rule{move, "2026-11-15", "15-11-2026", "WAARDE_ONGELDIG datum", "ESAR-14.1 refusal"},
        rule{move, "ESAR-2026-000123", "E 1", "WAARDE_ONGELDIG signaalId", "ESAR-14.1 refusal"},
        rule{
            move,
            "</datum>",
            "</datum><redenMutatie>zomaar</redenMutatie>",
            "WAARDE_ONGELDIG redenMutatie",
            "COM-32.1 refusal"},
        rule{
            move, "</datum>", "</datum><reden>x</reden>", "ONBEKEND_VELD reden", "COM-14.1 refusal"}
    )
);

INSTANTIATE_TEST_SUITE_P(
    MatchesOpvragen,
    EsarOperation,
    testing::Values(
        rule{list, "ESAR-2026-000123", "E.1", "taken", "ESAR-15.1 acceptance"},
        rule{
            list,
            "<signaalId>ESAR-2026-000123</signaalId>",
            "",
            "VERPLICHT_VELD signaalId",
            "ESAR-15.1 refusal"},
        rule{
            list,
            "ESAR-2026-000123",
            "ESAR/2026",
            "WAARDE_ONGELDIG signaalId",
            "ESAR-15.1 refusal"},
        rule{
            list,
            "</signaalId>",
            "</signaalId><status>open</status>",
            "ONBEKEND_VELD status",
            "COM-14.1 refusal"}
    )
);

INSTANTIATE_TEST_SUITE_P(
    MatchBijwerken,
    EsarOperation,
    testing::Values(
        rule{update, "<bevestigd>true</bevestigd>", "", "taken", "ESAR-16.1 acceptance"},
        rule{update, ">gegeven<", ">geweigerd<", "taken", "INF-2.1 acceptance"},
        rule{update, ">gegeven<", ">niet_gevraagd<", "taken", "INF-2.1 acceptance"},
        rule{
            update,
            "<gezinGeinformeerd>true</gezinGeinformeerd>",
            "<gezinGeinformeerd>0</gezinGeinformeerd>",
            "taken",
            "ESAR-16.1 acceptance"},
        rule{update, "<matchId>ab", "<matchId>xy", "WAARDE_ONGELDIG matchId", "ESAR-16.1 refusal"},
        rule{
            update,
            "<matchId>ab111213-1415-1617-1819-1a1b1c1d1e1f</matchId>",
            "",
            "VERPLICHT_VELD matchId",
            "ESAR-16.1 refusal"},
        rule{
            update,
            "<bevestigd>true",
            "<bevestigd>ja",
            "WAARDE_ONGELDIG bevestigd",
            "ESAR-16.1 refusal"},
        rule{update, ">gegeven<", ">ja<", "WAARDE_ONGELDIG toestemming", "INF-2.1 refusal"},
        rule{
            update,
            "<naam>A. de Boer</naam>",
            "",
            "VERPLICHT_VELD coordinator/naam",
            "ESAR-16.1 refusal"},
        rule{
            update,
            "<telefoon>+31320555123</telefoon>",
            "",
            "VERPLICHT_VELD coordinator/telefoon",
            "ESAR-16.1 refusal"},
        rule{
            update,
            "+31320555123",
            "bel mij",
            "WAARDE_ONGELDIG coordinator/telefoon",
            "ESAR-16.1 refusal"},
        rule{
            update,
            "</coordinator>",
            "</coordinator><zorg>x</zorg>",
            "ONBEKEND_VELD zorg",
            "COM-14.1 refusal"}
    )
);

INSTANTIATE_TEST_SUITE_P(
    InzageOpvragen,
    EsarOperation,
    testing::Values(
        rule{inspection, "<gemeentecode>0034</gemeentecode>", "", "taken", "ESAR-17.1 acceptance"},
        rule{inspection, ">ouders<", ">beiden<", "taken", "ESAR-17.1 acceptance"},
        rule{inspection, "999990019", "999990018", "BSN_ONGELDIG bsn", "COM-10.1 refusal"},
        rule{inspection, "<bsn>999990019</bsn>", "", "VERPLICHT_VELD bsn", "ESAR-17.1 refusal"},
        rule{
            inspection,
            "<verzoekKenmerk>INZ-2026-31</verzoekKenmerk>",
            "",
            "VERPLICHT_VELD verzoekKenmerk",
            "ESAR-17.1 refusal"},
        rule{
            inspection,
            "INZ-2026-31",
            "01234567890123456789012345678901234567890",
            "WAARDE_ONGELDIG verzoekKenmerk",
            "COM-13.4 refusal"},
        rule{
            inspection,
            "<verzoeker>ouders</verzoeker>",
            "",
            "VERPLICHT_VELD verzoeker",
            "ESAR-17.1 refusal"},
        rule{inspection, ">ouders<", ">oma<", "WAARDE_ONGELDIG verzoeker", "ESAR-17.1 refusal"},
        rule{inspection, "0034", "34", "WAARDE_ONGELDIG gemeentecode", "ESAR-17.1 refusal"},
        rule{
            inspection,
            "</gemeentecode>",
            "</gemeentecode><reden>x</reden>",
            "ONBEKEND_VELD reden",
            "COM-14.1 refusal"}
    )
);

// proves: ESAR-14.1 acceptance
TEST(EsarOperations, AMoveIsReadWhole) {
    const auto message = decode(example(move));
    const auto& act = std::get<domain::relocate_signal>(message.command.act);
    EXPECT_EQ(act.id, "ESAR-2026-000123");
    EXPECT_EQ(act.place, "Utrecht");
    EXPECT_EQ(act.municipality, "0344");
    EXPECT_EQ(domain::to_text(act.on), "2026-11-15");
    EXPECT_EQ(message.correspondence.signal_id, "ESAR-2026-000123");
}

// proves: ESAR-15.1 acceptance
TEST(EsarOperations, AListIsAskedForOneSignal) {
    const auto message = decode(example(list));
    const auto& act = std::get<domain::list_matches>(message.command.act);
    EXPECT_EQ(act.id, "ESAR-2026-000123");
    EXPECT_EQ(act.page, 1);
}

// proves: ESAR-16.1 INF-2.1 acceptance
TEST(EsarOperations, AnUpdateIsReadWhole) {
    const auto message = decode(example(update));
    const auto& act = std::get<domain::update_match>(message.command.act);
    EXPECT_EQ(domain::to_text(act.match), "ab111213-1415-1617-1819-1a1b1c1d1e1f");
    EXPECT_EQ(act.acknowledged, true);
    EXPECT_EQ(act.consent, domain::consent::given);
    EXPECT_EQ(act.family_informed, true);
    EXPECT_EQ(act.lead, (domain::case_lead{"A. de Boer", "+31320555123"}));
}

// proves: ESAR-17.1 acceptance
TEST(EsarOperations, AnInspectionIsReadWhole) {
    const auto message = decode(example(inspection));
    const auto& act = std::get<domain::inspect_child>(message.command.act);
    EXPECT_EQ(act.child.digits(), "999990019");
    EXPECT_EQ(act.reference, "INZ-2026-31");
    EXPECT_EQ(act.by, domain::requester::parents);
    EXPECT_EQ(act.municipality, "0034");
}

// proves: ESAR-14.2 ESAR-14.3 acceptance
TEST(EsarOperations, AMoveIsAnsweredWithTheSignalsState) {
    const auto message = decode(example(move));
    domain::outcome moved;
    moved.reference = "ESAR-2026-000123";
    const auto reply = adapter().encode_reply(message.correspondence, answer(moved));
    EXPECT_EQ(reply.status, 200);
    EXPECT_NE(
        reply.body.find("<KindVerhuisdAntwoord xmlns=\"urn:nl:verwijsindex:esar:1\"><signaalId>"),
        std::string::npos
    ) << reply.body;
}

// proves: ESAR-17.2 ESAR-17.3 ESAR-17.4 COM-37.8 acceptance
TEST(EsarOperations, AnInspectionShowsEachSignal) {
    const auto message = decode(example(inspection));
    auto shown = answer(domain::outcome());
    domain::region_policy receiver;
    receiver.may_learn.set();
    shown.inspection = sdk::testing::some_inspection(receiver, "INZ & 1");
    const auto reply = adapter().encode_reply(message.correspondence, shown);
    EXPECT_EQ(reply.status, 200);
    const std::string ns = " xmlns=\"urn:nl:verwijsindex:esar:1\"";
    EXPECT_NE(
        reply.body.find(
            "<InzageOpvragenAntwoord" + ns +
            "><verzoekKenmerk>INZ &amp; 1</verzoekKenmerk><signaal" + ns +
            "><regio>esar</regio><instantie><oin>00000099000000001000</oin>"
            "<naam>Jeugdgezondheidszorg</naam><telefoon>+31320000000</telefoon></instantie>"
            "<datum>2026-11-20</datum><verlooptOp>2028-11-20</verlooptOp><status>actief</status>"
            "<geinformeerd>ouders</geinformeerd><inzage><datum>2026-12-01</datum><regio>sisa"
            "</regio></inzage><inzage><datum>2026-12-02</datum><regio>esar</regio></inzage>"
            "</signaal>"
        ),
        std::string::npos
    ) << reply.body;
    EXPECT_EQ(reply.body.find("Jansen"), std::string::npos);
}

// proves: COM-37.2 refusal
TEST(EsarOperations, WhoMayNotAskIsNamedByTheRequestsOwnField) {
    const auto message = decode(example(inspection));
    const auto failure =
        domain::make_error(domain::errc::requester_not_authorised, domain::field::requester);
    const auto reply = adapter().encode_reply(message.correspondence, answer(failure));
    EXPECT_NE(
        reply.body.find("<code>VERZOEKER_NIET_BEVOEGD</code><veld>verzoeker</veld>"),
        std::string::npos
    ) << reply.body;
}

domain::answer two_matches() {
    domain::notice first = notice_of(domain::notice_kind::match_made);
    domain::notice second = first;
    second.match = some_uuid();
    second.kind_of_match = domain::match_kind::family;
    second.other_region = "sisa";
    domain::outcome told;
    told.what = domain::outcome::effect::read;
    told.match_total = 2;
    domain::answer made = answer(told);
    made.matches = {
        {disclosed(first, other_side(), domain::municipality{"0034", "Almere"}), true},
        {disclosed(second, led_side()), true}};
    return made;
}

// proves: ESAR-15.2 ESAR-15.3 WORD-1.2
TEST(EsarOperations, TheMatchesAreToldAsInTheExample) {
    const auto message = decode(example(list));
    const auto reply = adapter().encode_reply(message.correspondence, two_matches());
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body, example("matches-opvragen-antwoord.xml"));
}

// proves: ESAR-16.2
TEST(EsarOperations, AnUpdatedMatchIsToldAsInTheExample) {
    const auto message = decode(example(update));
    domain::answer one = two_matches();
    one.matches.pop_back();
    const auto reply = adapter().encode_reply(message.correspondence, one);
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body, example("match-bijwerken-antwoord.xml"));
}

// proves: ESAR-16.1 COM-27.4 refusal
TEST(EsarOperations, AMatchThatIsNotTheirsIsUnknown) {
    const auto message = decode(example(update));
    const auto unknown = domain::make_error(domain::errc::signal_unknown, domain::field::match_id);
    const auto reply = adapter().encode_reply(message.correspondence, answer(unknown));
    EXPECT_EQ(reply.status, 500);
    EXPECT_NE(
        reply.body.find("<code>SIGNAAL_ONBEKEND</code><veld>matchId</veld>"), std::string::npos
    ) << reply.body;
}

// proves: ESAR-15.2
TEST(EsarOperations, ASignalWithoutMatchesHasAnEmptyList) {
    const auto message = decode(example(list));
    domain::outcome told;
    told.what = domain::outcome::effect::read;
    const auto reply = adapter().encode_reply(message.correspondence, answer(told));
    EXPECT_NE(
        reply.body.find("<MatchesOpvragenAntwoord xmlns=\"urn:nl:verwijsindex:esar:1\">"
                        "</MatchesOpvragenAntwoord>"),
        std::string::npos
    ) << reply.body;
}

} // namespace
} // namespace kruispunt::adapters::esar
