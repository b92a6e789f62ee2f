#include "adapters/sisa/tests/samples.hpp"
#include "gateway/codec/xml_reader.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace kruispunt::adapters::sisa {
namespace {

using namespace samples;
using domain::notice;
using domain::notice_kind;

const domain::instant earlier = *domain::parse_timestamp("2026-11-01T08:00:00.000+01:00");

domain::day day_of(const char* text) {
    return domain::parse_day(text).value();
}

domain::uuid match_number(std::uint8_t first) {
    domain::uuid id = some_uuid();
    id[0] = first;
    return id;
}

/// A notice with all that any kind could say: what a kind does not say must not go out.
notice full_notice(notice_kind kind) {
    notice what;
    what.id = some_uuid();
    what.kind = kind;
    what.region = "sisa";
    what.reference = "S-771204";
    what.about = 4'711;
    what.other = 4'712;
    what.other_region = "multisignaal";
    what.match = match_number(0xab);
    what.made_at = now;
    what.wrongful = true;
    what.municipality = "0599";
    what.on = day_of("2026-11-15");
    what.since = earlier;
    what.matches = {match_number(0xab), match_number(0xcd)};
    return what;
}

domain::contact full_contact() {
    domain::contact other;
    other.organisation = {"00000099000000003000", "Jeugdhulp <Voorbeeld>", "+31200000000"};
    other.reporter =
        domain::professional{"A. Yılmaz", "jeugdarts", "+31207654321", "a.yilmaz@voorbeeld.nl"};
    other.consent = domain::consent::given;
    other.coordinator = domain::case_lead{"B. Regie", "+31206666666"};
    return other;
}

domain::contact second_contact() {
    domain::contact other;
    other.organisation = {"00000099000000001000", "Wijkteam Voorbeeld", ""};
    other.reporter = domain::professional{"C. Arts", "arts", "+31320111111", ""};
    return other;
}

const domain::municipality rotterdam{"0599", "Rotterdam"};

domain::region_policy policy() {
    return sdk::load_policy(mappings / "policy.toml");
}

domain::disclosure disclosed(const notice& what) {
    if (what.kind == notice_kind::relocation)
        return domain::disclose_relocation(
            what,
            policy(),
            {{"multisignaal", full_contact()}, {"esar", second_contact()}},
            rotterdam
        );
    return domain::disclose(what, policy(), full_contact(), rotterdam);
}

struct told_kind {
    const char* proves;
    const char* example;
    notice_kind kind;
    std::function<void(notice&)> but;
};

class SisaEveryNotice : public testing::TestWithParam<told_kind> {};

// proves: SISA-20.1 SISA-20.2 SISA-20.3 SISA-20.4 SISA-20.7 SISA-20.8 SISA-21.1 SISA-21.2
// proves: SISA-21.3 SISA-21.4 SISA-21.5 SISA-21.6
TEST_P(SisaEveryNotice, IsItsExample) {
    notice what = full_notice(GetParam().kind);
    if (GetParam().but) GetParam().but(what);
    const auto request = adapter().encode_notice(disclosed(what), now);
    EXPECT_EQ(request.method, "POST");
    EXPECT_EQ(request.target, "/sisa/v1/berichten");
    EXPECT_EQ(request.body, example(GetParam().example)) << GetParam().proves;
}

// proves: SISA-20.9 SISA-20.10 COM-24.2
TEST_P(SisaEveryNotice, HoldsNoProfessionalNoConsentAndNothingOfOurs) {
    notice what = full_notice(GetParam().kind);
    if (GetParam().but) GetParam().but(what);
    const std::string body = adapter().encode_notice(disclosed(what), now).body;
    for (const char* never :
         {"lmaz",
          "jeugdarts",
          "7654321",
          "@",
          "Regie",
          "6666666",
          "Arts",
          ">gegeven",
          "melder",
          "toestemming",
          "coordinator",
          "4711",
          "4712"})
        EXPECT_EQ(body.find(never), std::string::npos) << never;
}

INSTANTIATE_TEST_SUITE_P(
    All,
    SisaEveryNotice,
    testing::Values(
        told_kind{
            "SISA-20.4 SISA-20.5 SISA-20.6",
            "match-ontstaan.xml",
            notice_kind::match_made,
            [](notice& n) { n.since.reset(); }},
        told_kind{"SISA-20.7 COM-35.3", "match-gewijzigd.xml", notice_kind::match_changed, {}},
        told_kind{"SISA-20.8", "match-beeindigd.xml", notice_kind::match_ended, {}},
        told_kind{
            "SISA-21.1",
            "signaal-verloopt.xml",
            notice_kind::signal_expires,
            [](notice& n) { n.on = day_of("2028-11-20"); }},
        told_kind{
            "SISA-21.1",
            "signaal-vervallen.xml",
            notice_kind::signal_lapsed,
            [](notice& n) { n.on = day_of("2026-11-20"); }},
        told_kind{"SISA-21.2", "verhuisd.xml", notice_kind::child_moved, {}},
        told_kind{"SISA-21.3", "verhuisbericht.xml", notice_kind::relocation, {}},
        told_kind{"SISA-21.4", "historie.xml", notice_kind::history, {}},
        told_kind{
            "SISA-21.5",
            "mogelijke-match.xml",
            notice_kind::verify_identity,
            [](notice& n) { n.kind_of_match = domain::match_kind::possible; }},
        told_kind{
            "SISA-21.5",
            "identiteit-verifieren.xml",
            notice_kind::verify_identity,
            [](notice& n) { n.kind_of_match = domain::match_kind::bsn_clash; }},
        told_kind{"SISA-21.6", "herinnering.xml", notice_kind::reminder, {}}
    )
);

// proves: SISA-21.2
TEST(SisaNoticesOfMany, AMoveNamesEveryMatchAndAlsoNone) {
    notice what = full_notice(notice_kind::child_moved);
    what.matches.clear();
    const std::string none = adapter().encode_notice(disclosed(what), now).body;
    EXPECT_EQ(none.find("matchId"), std::string::npos);
    EXPECT_NE(none.find("<sisa:gemeentecode>0599"), std::string::npos);
    what.matches.assign(300, match_number(0x01));
    const std::string many = adapter().encode_notice(disclosed(what), now).body;
    std::size_t count = 0;
    for (auto at = many.find("<sisa:matchId>"); at != many.npos;
         at = many.find("<sisa:matchId>", at + 1))
        ++count;
    EXPECT_EQ(count, 300U);
}

// proves: SISA-21.3 COM-24.4
TEST(SisaNoticesOfMany, ARelocationIsOfNoSignalAndNoChild) {
    const std::string body =
        adapter().encode_notice(disclosed(full_notice(notice_kind::relocation)), now).body;
    for (const char* never : {"signaalId", "matchId", "S-771204", "bsn", "naam>Berg"})
        EXPECT_EQ(body.find(never), std::string::npos) << never;
}

} // namespace
} // namespace kruispunt::adapters::sisa
