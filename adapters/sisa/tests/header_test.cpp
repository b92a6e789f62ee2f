#include "adapters/sisa/tests/samples.hpp"

#include <gtest/gtest.h>

namespace kruispunt::adapters::sisa {
namespace {

using namespace samples;

constexpr const char* sender = "<StUF:zender><StUF:organisatie>00000099000000000003";
constexpr const char* receiver = "<StUF:ontvanger><StUF:organisatie>00000099000000000000";
constexpr const char* reference = "<StUF:referentienummer>SISA-88213</StUF:referentienummer>";
constexpr const char* sent_at = "<StUF:tijdstipBericht>20261120101530123</StUF:tijdstipBericht>";

ports::decoded_message changed(std::string_view part, std::string_view put) {
    return decode(with(example("signaal-nieuw.xml"), part, put));
}

/// StUF's code and our details for a message, as they go out.
std::string told(const ports::decoded_message& message) {
    const auto* refused = std::get_if<domain::refused_message>(&message.command.act);
    if (refused == nullptr) return "taken";
    const std::string body =
        adapter().encode_reply(message.correspondence, answer(refused->failure)).body;
    const auto between = [&body](std::string_view from, std::string_view to) {
        const auto at = body.find(from) + from.size();
        return body.substr(at, body.find(to, at) - at);
    };
    return between("<StUF:code>", "<") + " " + between("<StUF:details>", "<");
}

// proves: SISA-01.2 SISA-01.3 SISA-04.3 refusal
TEST(SisaHeader, EveryPartIsMandatory) {
    EXPECT_EQ(
        told(changed(reference, "")), "StUF055 VERPLICHT_VELD stuurgegevens/referentienummer"
    );
    EXPECT_EQ(told(changed(sent_at, "")), "StUF055 VERPLICHT_VELD stuurgegevens/tijdstipBericht");
    EXPECT_EQ(
        told(changed("<StUF:entiteittype>SGN</StUF:entiteittype>", "")),
        "StUF055 VERPLICHT_VELD stuurgegevens/entiteittype"
    );
    EXPECT_EQ(
        told(changed("<StUF:applicatie>SISA</StUF:applicatie>", "")),
        "StUF055 VERPLICHT_VELD stuurgegevens/zender/applicatie"
    );
}

// proves: SISA-05.1 SISA-04.6 SISA-04.5 refusal
TEST(SisaHeader, TheSenderIsTheCaller) {
    EXPECT_EQ(
        told(changed(sender, "<StUF:zender><StUF:organisatie>00000099000000000001")),
        "StUF052 OIN_NIET_BEVOEGD stuurgegevens/zender/organisatie"
    );
    EXPECT_EQ(
        told(changed(sender, "<StUF:zender><StUF:organisatie>3")),
        "StUF013 WAARDE_ONGELDIG stuurgegevens/zender/organisatie"
    );
}

// proves: SISA-04.5 refusal
TEST(SisaHeader, ASenderThatTakesNoPartIsToldSo) {
    EXPECT_EQ(told(decode(example("signaal-nieuw.xml"))), "taken");
    EXPECT_EQ(
        told(changed(sender, "<StUF:zender><StUF:organisatie>00000099000000000009")),
        "StUF013 WAARDE_ONGELDIG stuurgegevens/zender/organisatie"
    );
}

// proves: SISA-04.7 refusal
TEST(SisaHeader, TheReceiverIsThisGateway) {
    EXPECT_EQ(
        told(changed(receiver, "<StUF:ontvanger><StUF:organisatie>00000099000000000001")),
        "StUF010 WAARDE_ONGELDIG stuurgegevens/ontvanger/organisatie"
    );
    EXPECT_EQ(
        told(changed(">KRUISPUNT<", ">ANDERS<")),
        "StUF010 WAARDE_ONGELDIG stuurgegevens/ontvanger/applicatie"
    );
}

// proves: SISA-04.8 SISA-04.3 refusal
TEST(SisaHeader, OtherMessagesThanSignalsAreRefusedAsSuch) {
    EXPECT_EQ(
        told(changed("<StUF:berichtcode>Lk01", "<StUF:berichtcode>Lk02")),
        "StUF022 WAARDE_ONGELDIG stuurgegevens/berichtcode"
    );
    const auto renamed = [](const std::string& root) {
        return with(
            with(example("signaal-nieuw.xml"), "<sisa:signLk01 ", "<sisa:" + root + " "),
            "</sisa:signLk01>",
            "</sisa:" + root + ">"
        );
    };
    EXPECT_EQ(told(decode(renamed("ietsLk01"))), "StUF055 ONBEKEND_VELD ietsLk01");
    EXPECT_EQ(decode(renamed("ietsLk01")).correspondence.message_id, "SISA-88213");
    EXPECT_EQ(told(decode("<a/>")), "StUF055 ONBEKEND_VELD a");
}

// proves: SISA-01.4 SISA-01.5 COM-13.7 COM-15.3 refusal
TEST(SisaHeader, AReferenceHasAtMostFortyCharacters) {
    const std::string longest(40, '8');
    EXPECT_EQ(told(changed("SISA-88213", longest)), "taken");
    EXPECT_EQ(
        told(changed("SISA-88213", longest + "8")),
        "StUF055 WAARDE_ONGELDIG stuurgegevens/referentienummer"
    );
    EXPECT_EQ(
        told(changed("20261120101530123", "20261320101530123")),
        "StUF055 WAARDE_ONGELDIG stuurgegevens/tijdstipBericht"
    );
}

// proves: SISA-03.1 SISA-03.4 SISA-03.5
TEST(SisaReplay, AMessageIsGuardedBySenderAndReferenceAndAllButItsTime) {
    const auto first = decode(example("signaal-nieuw.xml"));
    ASSERT_TRUE(first.command.replay);
    EXPECT_EQ(first.command.replay->key, "00000099000000000003 SISA-88213");
    EXPECT_EQ(first.command.replay->kept_for, std::chrono::hours(720));
    EXPECT_EQ(first.command.replay->conflict.code, domain::errc::reference_conflict);
    EXPECT_EQ(first.command.replay->conflict.field, domain::field::message_id);
    const auto later = changed("20261120101530123", "20261120111530123");
    EXPECT_EQ(later.command.replay->content, first.command.replay->content);
    EXPECT_GT(later.command.sent_at, first.command.sent_at);
    const auto other = changed("Berg", "Dijk");
    EXPECT_EQ(other.command.replay->key, first.command.replay->key);
    EXPECT_NE(other.command.replay->content, first.command.replay->content);
    EXPECT_NE(changed(">T<", ">W<").command.replay->content, first.command.replay->content);
}

// proves: SISA-03.1
TEST(SisaReplay, PrefixesAndLayoutAreNoContent) {
    std::string rewritten;
    for (const char c : example("signaal-nieuw.xml"))
        if (c != '\n') rewritten += c;
    for (auto at = rewritten.find("sisa:"); at != rewritten.npos; at = rewritten.find("sisa:", at))
        if (rewritten.compare(at, 6, "sisa:1") == 0)
            ++at;
        else
            rewritten.replace(at, 5, "s:");
    rewritten = with(rewritten, "xmlns:sisa=", "xmlns:s=");
    const auto read = decode(rewritten);
    ASSERT_EQ(refusal(read), "taken");
    EXPECT_EQ(
        read.command.replay->content, decode(example("signaal-nieuw.xml")).command.replay->content
    );
}

// proves: SISA-03.3
TEST(SisaReplay, ARefusedMessageIsGuardedButNotAnothersReference) {
    EXPECT_TRUE(changed("999990019", "999990018").command.replay);
    EXPECT_TRUE(
        changed(receiver, "<StUF:ontvanger><StUF:organisatie>00000099000000000001").command.replay
    );
    EXPECT_FALSE(
        changed(sender, "<StUF:zender><StUF:organisatie>00000099000000000001").command.replay
    );
    EXPECT_FALSE(changed(reference, "").command.replay);
}

} // namespace
} // namespace kruispunt::adapters::sisa
