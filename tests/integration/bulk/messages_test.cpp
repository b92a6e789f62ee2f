#include "tests/integration/bulk/bulk_world.hpp"
#include "tests/support/made_up_bsn.hpp"
#include "tests/support/run_coroutine.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace kruispunt::tests {
namespace {

/// What stands between two texts, or nothing.
std::string between(const std::string& in, std::string_view from, std::string_view to) {
    const auto at = in.find(from);
    if (at == in.npos) return {};
    const auto begin = at + from.size();
    return in.substr(begin, in.find(to, begin) - begin);
}

/// SISA's messages over the whole way from the intake to the store, one after the other.
class SisaMessages : public testing::Test {
protected:
    ports::http_response send(const std::string& body, std::string oin = sisa_oin) {
        ports::http_request request;
        request.method = "POST";
        request.target = message_target;
        request.fields.add("Content-Type", "text/xml; charset=utf-8");
        request.body = body;
        request.peer.oin = std::move(oin);
        return support::run_coroutine(intake_.handle(std::move(request)));
    }

    /// `Bv03`, or StUF's code and our details.
    std::string told(const std::string& body) {
        const std::string answer = send(body).body;
        if (answer.find("Bv03Bericht") != answer.npos) return "Bv03";
        return between(answer, "<StUF:code>", "<") + " " + between(answer, "<StUF:details>", "<");
    }

    std::int64_t signals() { return support::run_coroutine(parts_.memory.count()).value().signals; }

    bulk_parts parts_;
    exchange::region_flags suspended_{{}};
    exchange::intake intake_{
        sisa_only(),
        parts_.enactment,
        parts_.clock,
        parts_.ids,
        support::loop_of_this_thread().get_executor(),
        suspended_};
};

/// A message of the same signal, with a number and a time of its own.
std::string numbered(std::string line, const std::string& reference, int second) {
    const std::string now = "202611201015" + std::to_string(10 + second) + "000";
    line = with(line, "20261120101530123", now);
    const auto at = line.find("<StUF:referentienummer>") + 23;
    return line.replace(at, line.find('<', at) - at, reference);
}

std::string object_of(const std::string& line) {
    const auto begin = line.find("<sisa:object");
    return line.substr(begin, line.find("</sisa:signLk01>") - begin);
}

/// A change of one signal into another state of it.
std::string change(const std::string& before, const std::string& after) {
    std::string made = with(after, "<sisa:object", object_of(before) + "<sisa:object");
    return with(made, "<StUF:mutatiesoort>T<", "<StUF:mutatiesoort>W<");
}

std::string ended(const std::string& line, const std::string& reason) {
    std::string made = with(
        line,
        object_of(line),
        R"(<sisa:object StUF:entiteittype="SGN">)"
        "<sisa:signaalId>" +
            between(line, "<sisa:signaalId>", "<") +
            "</sisa:signaalId>"
            "<sisa:redenEinde>" +
            reason + "</sisa:redenEinde></sisa:object>"
    );
    return with(made, "<StUF:mutatiesoort>T<", "<StUF:mutatiesoort>V<");
}

// proves: SISA-03.1 SISA-03.2 SISA-04.1 SISA-04.2 acceptance
TEST_F(SisaMessages, ARepeatGetsTheVeryAnswerAndDoesNothing) {
    const auto first = send(numbered(sisa_line(1), "R-1", 0));
    parts_.clock.advance(std::chrono::hours(24));
    const auto again = send(numbered(sisa_line(1), "R-1", 7));
    EXPECT_EQ(again.body, first.body);
    EXPECT_EQ(between(first.body, "<StUF:crossRefnummer>", "<"), "R-1");
    EXPECT_EQ(signals(), 1);
}

// proves: SISA-03.1 SISA-03.3 refusal
TEST_F(SisaMessages, ARefusalIsRepeatedToo) {
    const std::string bad = with(sisa_line(1), ">20261120<", ">20270101<");
    const auto first = send(bad);
    EXPECT_EQ(between(first.body, "<StUF:details>", "<"), "DATUM_ONGELDIG object/ingangsdatum");
    EXPECT_EQ(send(bad).body, first.body);
    EXPECT_EQ(told(sisa_line(1)), "StUF016 KENMERK_CONFLICT stuurgegevens/referentienummer");
}

// proves: SISA-03.3 SISA-04.10
TEST_F(SisaMessages, ARepeatIsKnownBeforeItIsFoundToBeLate) {
    const std::string first = numbered(sisa_line(1), "R-1", 0);
    EXPECT_EQ(told(first), "Bv03");
    EXPECT_EQ(told(numbered(sisa_line(1), "R-2", 9)), "Bv03");
    EXPECT_EQ(told(first), "Bv03") << "older than R-2, but a repeat";
}

// proves: SISA-03.4
TEST_F(SisaMessages, ANumberIsRememberedForThirtyDays) {
    EXPECT_EQ(told(sisa_line(1)), "Bv03");
    const std::string other = with(sisa_line(1), ">S-1<", ">S-2<");
    parts_.clock.advance(std::chrono::hours(24 * 30) - std::chrono::minutes(1));
    EXPECT_EQ(told(other), "StUF016 KENMERK_CONFLICT stuurgegevens/referentienummer");
    parts_.clock.advance(std::chrono::minutes(2));
    EXPECT_EQ(told(other), "Bv03");
}

// proves: SISA-03.5 refusal
TEST_F(SisaMessages, ANumberOfOtherContentIsRefused) {
    EXPECT_EQ(told(sisa_line(1)), "Bv03");
    EXPECT_EQ(
        told(with(sisa_line(1), "Jeugdplein Voorbeeld", "Jeugdplein Anders")),
        "StUF016 KENMERK_CONFLICT stuurgegevens/referentienummer"
    );
}

// proves: SISA-05.1 SISA-03.5
TEST_F(SisaMessages, NobodyTakesAnothersNumbers) {
    const std::string other = with(
        sisa_line(1),
        "<StUF:organisatie>00000099000000000003",
        "<StUF:organisatie>00000099000000000001"
    );
    EXPECT_EQ(told(other), "StUF052 OIN_NIET_BEVOEGD stuurgegevens/zender/organisatie");
    EXPECT_EQ(told(sisa_line(1)), "Bv03");
}

// proves: SISA-04.9 refusal
TEST_F(SisaMessages, AStrictlyOlderMessageOfASignalIsOvertaken) {
    EXPECT_EQ(told(numbered(sisa_line(1), "R-1", 5)), "Bv03");
    EXPECT_EQ(
        told(numbered(sisa_line(1), "R-2", 4)),
        "StUF019 BERICHT_VERLOPEN stuurgegevens/tijdstipBericht"
    );
    EXPECT_EQ(
        told(ended(numbered(sisa_line(1), "R-3", 4), "overig")),
        "StUF019 BERICHT_VERLOPEN stuurgegevens/tijdstipBericht"
    );
    EXPECT_EQ(told(numbered(sisa_line(1), "R-4", 5)), "Bv03") << "the same moment is not older";
    EXPECT_EQ(told(numbered(sisa_line(2), "R-5", 1)), "Bv03") << "another signal";
}

// proves: SISA-02.3 SISA-02.4 acceptance
TEST_F(SisaMessages, AChangeOfWhatIsKnownIsTaken) {
    const std::string before = numbered(sisa_line(1), "R-1", 0);
    EXPECT_EQ(told(before), "Bv03");
    const std::string after =
        with(numbered(sisa_line(1), "R-2", 1), "Jeugdplein Voorbeeld", "Jeugdplein Anders");
    EXPECT_EQ(told(change(before, after)), "Bv03");
    EXPECT_EQ(signals(), 1);
}

// proves: SISA-02.4 refusal
TEST_F(SisaMessages, AChangeOfWhatIsNotThereIsRefused) {
    const std::string before = numbered(sisa_line(1), "R-1", 0);
    const std::string after =
        with(numbered(sisa_line(1), "R-2", 1), "Jeugdplein Voorbeeld", "Jeugdplein Anders");
    EXPECT_EQ(told(change(before, after)), "StUF046 SIGNAAL_ONBEKEND object/signaalId");
    EXPECT_EQ(told(before), "Bv03");
    const std::string third =
        with(numbered(sisa_line(1), "R-3", 2), "Jeugdplein Voorbeeld", "Jeugdplein Derde");
    EXPECT_EQ(
        told(change(with(before, "Jeugdplein Voorbeeld", "Jeugdplein Fout"), third)),
        "StUF046 KENMERK_CONFLICT object/signaalId"
    );
}

// proves: SISA-02.5 SISA-02.6 SISA-02.7 acceptance
TEST_F(SisaMessages, EveryReasonEndsASignal) {
    int n = 0;
    for (const char* reason :
         {"vergissing", "bezwaar_gegrond", "overleden", "gaat_goed", "overig"}) {
        const std::string given = sisa_line(++n);
        EXPECT_EQ(told(given), "Bv03");
        const std::string end = numbered(given, "E-" + std::to_string(n), 40);
        EXPECT_EQ(told(ended(end, reason)), "Bv03") << reason;
    }
    EXPECT_EQ(signals(), 0);
}

// proves: SISA-02.6 COM-20.6 refusal
TEST_F(SisaMessages, AnEndOfNothingOrForNoReasonIsRefused) {
    EXPECT_EQ(told(ended(sisa_line(1), "overig")), "StUF046 SIGNAAL_ONBEKEND object/signaalId");
    EXPECT_EQ(told(ended(sisa_line(2), "zomaar")), "StUF055 WAARDE_ONGELDIG object/redenEinde");
}

// proves: COM-20.4 SISA-04.4 refusal
TEST_F(SisaMessages, AnotherChildUnderAKnownIdIsRefused) {
    EXPECT_EQ(told(numbered(sisa_line(1), "R-1", 0)), "Bv03");
    const std::string line = numbered(sisa_line(1), "R-2", 1);
    EXPECT_EQ(
        told(with(line, support::made_up_digits(1), support::made_up_digits(2))),
        "StUF046 KENMERK_CONFLICT object/bsn"
    );
}

// proves: SISA-04.11 refusal
TEST_F(SisaMessages, WhatCannotBeKeptIsToTryLater) {
    parts_.memory.fail(true);
    const auto later = send(sisa_line(1));
    EXPECT_EQ(later.status, 200);
    EXPECT_EQ(between(later.body, "<StUF:code>", "<"), "StUF058");
    EXPECT_EQ(between(later.body, "<StUF:plek>", "<"), "server");
    parts_.memory.fail(false);
    EXPECT_EQ(told(sisa_line(1)), "Bv03");
}

// proves: COM-02.2 SISA-04.13 refusal
TEST_F(SisaMessages, AnotherPartyIsRefusedWith403) {
    const auto refused = send(sisa_line(1), "00000099000000000001");
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(between(refused.body, "<StUF:details>", "<"), "OIN_NIET_BEVOEGD");
    EXPECT_EQ(between(refused.body, "<StUF:code>", "<"), "StUF052");
    EXPECT_EQ(signals(), 0);
}

std::string example(const std::string& name) {
    std::ifstream in(std::string(KRUISPUNT_MAPPINGS "/sisa/examples/") + name);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// proves: SISA-06.1 SISA-06.2 SISA-03.1 COM-20.7
TEST_F(SisaMessages, AMoveOfASignalThatIsThereIsTakenOnce) {
    const std::string move = example("verhuizing.xml");
    EXPECT_EQ(told(with(move, "88217", "88216")), "StUF046 SIGNAAL_ONBEKEND object/signaalId");
    EXPECT_EQ(told(example("signaal-nieuw.xml")), "Bv03");
    EXPECT_EQ(told(move), "Bv03");
    EXPECT_EQ(told(move), "Bv03") << "repeated";
    EXPECT_EQ(
        told(with(move, "0344", "0363")), "StUF016 KENMERK_CONFLICT stuurgegevens/referentienummer"
    );
}

// proves: SISA-06.1 COM-26.1 refusal
TEST_F(SisaMessages, AMoveThatIsYetToComeIsRefused) {
    EXPECT_EQ(told(example("signaal-nieuw.xml")), "Bv03");
    EXPECT_EQ(
        told(with(example("verhuizing.xml"), "20261115", "20261121")),
        "StUF046 DATUM_ONGELDIG object/datumVerhuizing"
    );
}

// proves: SISA-07.1 SISA-07.2 SISA-07.3 SISA-07.4 COM-37.4 COM-37.8 acceptance
TEST_F(SisaMessages, AnInspectionShowsWhatIsHeldNow) {
    const std::string question = with(example("inzage.xml"), ">ouders<", ">beiden<");
    const std::string nothing = send(question).body;
    EXPECT_EQ(between(nothing, "<StUF:crossRefnummer>", "<"), "SISA-88218");
    EXPECT_EQ(
        between(nothing, "<sisa:verzoekKenmerk>", "</sisa:object>"),
        "INZ-2026-31</sisa:verzoekKenmerk>"
    );
    EXPECT_EQ(told(example("signaal-nieuw.xml")), "Bv03");
    const std::string held = between(send(question).body, "<sisa:signaal", "</sisa:signaal>");
    EXPECT_EQ(between(held, "<sisa:regio>", "<"), "sisa") << "asked again, it is answered afresh";
    EXPECT_EQ(between(held, "<sisa:status>", "<"), "actief");
    EXPECT_EQ(between(held, "<sisa:geinformeerd>", "<"), "beiden");
    EXPECT_EQ(between(held, "<sisa:naam>", "<"), "FlexusJeugdplein");
}

// proves: SISA-07.1 COM-37.2 refusal
TEST_F(SisaMessages, WhoMayNotAskIsRefused) {
    EXPECT_EQ(told(example("signaal-nieuw.xml")), "Bv03");
    EXPECT_EQ(told(example("inzage.xml")), "StUF046 VERZOEKER_NIET_BEVOEGD object/verzoeker")
        << "the child is twelve: its parents and itself";
}

} // namespace
} // namespace kruispunt::tests
