#include "conformance/regions/sisa/sisa.hpp"
#include "conformance/tests/documents.hpp"
#include "conformance/tests/refusals.hpp"

#include <gtest/gtest.h>

namespace kruispunt::conformance::tests {
namespace {

using regions::answer;
using regions::inquiry;
using regions::outbound;
using regions::question;

const std::string held =
    "<sisa:signaal><sisa:regio>esar</sisa:regio><sisa:instantie>"
    "<sisa:oin>00000099000000001000</sisa:oin><sisa:naam>JGZ</sisa:naam></sisa:instantie>"
    "<sisa:ingangsdatum>20260102</sisa:ingangsdatum><sisa:verlooptOp>20280102</sisa:verlooptOp>"
    "<sisa:status>actief</sisa:status><sisa:geinformeerd>ouders</sisa:geinformeerd>"
    "<sisa:inzage><sisa:datum>20260203</sisa:datum><sisa:regio>sisa</sisa:regio></sisa:inzage>"
    "</sisa:signaal>";

inquiry asked() {
    inquiry what;
    what.what = question::inspect;
    what.inspected = {"999990019", "INZ-1", "ouders", "0599"};
    return what;
}

class SisaQuestions : public testing::Test {
protected:
    SisaQuestions()
        : protocol_(regions::sisa::make_protocol(both_parties())),
          sent_(std::get<outbound>(protocol_->ask(asked()))) {}

    std::string document(const std::string& signals) const {
        return R"(<sisa:inzgLa01 xmlns:sisa="urn:nl:verwijsindex:sisa:1" )"
               R"(xmlns:StUF="http://www.egem.nl/StUF/StUF0301"><sisa:stuurgegevens>)"
               "<StUF:berichtcode>La01</StUF:berichtcode><StUF:zender>"
               "<StUF:organisatie>00000099000000000000</StUF:organisatie>"
               "<StUF:applicatie>KRUISPUNT</StUF:applicatie></StUF:zender><StUF:ontvanger>"
               "<StUF:organisatie>00000099000000000001</StUF:organisatie>"
               "<StUF:applicatie>SISA</StUF:applicatie></StUF:ontvanger>"
               "<StUF:referentienummer>K-1</StUF:referentienummer>"
               "<StUF:tijdstipBericht>20261120101530187</StUF:tijdstipBericht>"
               "<StUF:entiteittype>SGN</StUF:entiteittype><StUF:crossRefnummer>" +
               sent_.reference +
               R"(</StUF:crossRefnummer></sisa:stuurgegevens><sisa:object StUF:entiteittype="SGN">)"
               "<sisa:verzoekKenmerk>INZ-1</sisa:verzoekKenmerk>" +
               signals + "</sisa:object></sisa:inzgLa01>";
    }

    answer read(const std::string& body) const {
        return protocol_->read_answer(sent_, {200, {}, body});
    }

    std::string breach(const std::string& body) const {
        const auto came = read(body);
        if (came.breaches.empty()) return "";
        const auto& first = came.breaches.front();
        return first.requirement + " " + first.code + " " + first.field;
    }

    std::unique_ptr<regions::protocol> protocol_;
    outbound sent_;
};

// proves: SISA-07.1 acceptance
TEST_F(SisaQuestions, AsksAsTheContractSays) {
    EXPECT_EQ(sent_.request.target, "/sisa/v1/berichten");
    const std::string& body = sent_.request.body;
    EXPECT_NE(body.find("<sisa:inzgLv01 "), body.npos);
    EXPECT_NE(body.find("<StUF:berichtcode>Lv01</StUF:berichtcode>"), body.npos);
    EXPECT_EQ(body.find("parameters"), body.npos);
    EXPECT_NE(
        body.find("<sisa:bsn>999990019</sisa:bsn><sisa:verzoekKenmerk>INZ-1</sisa:verzoekKenmerk>"
                  "<sisa:verzoeker>ouders</sisa:verzoeker><sisa:gemeentecode>0599"),
        body.npos
    );
    inquiry matches;
    matches.what = question::matches;
    EXPECT_TRUE(std::holds_alternative<std::monostate>(protocol_->ask(matches)));
}

// proves: SISA-07.2 SISA-07.3 acceptance
TEST_F(SisaQuestions, ReadsWhatIsHeld) {
    EXPECT_EQ(breach(document(held + held)), "");
    const auto came = read(document(held));
    EXPECT_TRUE(came.accepted);
    ASSERT_EQ(came.told.at("signals").size(), 1U);
    const auto& first = came.told.at("signals").at(0);
    EXPECT_EQ(first.at("region"), "esar");
    EXPECT_EQ(first.at("organisation").at("name"), "JGZ");
    EXPECT_EQ(first.at("expires_on"), "20280102");
    EXPECT_EQ(first.at("inspections").at(0).at("region"), "sisa");
    EXPECT_EQ(came.told.at("reference"), "INZ-1");
    EXPECT_EQ(breach(document("")), "") << "nothing held, or not yours to ask";
}

// proves: SISA-07.2 SISA-07.3 refusal
TEST_F(SisaQuestions, NamesWhatIsBroken) {
    const auto broken = [this](const std::string& what, const std::string& instead) {
        return breach(with(document(held), what, instead));
    };
    EXPECT_EQ(broken(">INZ-1<", ">INZ-2<"), "SISA-07 WAARDE_ONGELDIG object/verzoekKenmerk");
    EXPECT_EQ(broken(">La01<", ">Lk01<"), "SISA-07 WAARDE_ONGELDIG stuurgegevens/berichtcode");
    EXPECT_EQ(
        broken(sent_.reference, "SISA-1"), "SISA-07 WAARDE_ONGELDIG stuurgegevens/crossRefnummer"
    );
    EXPECT_EQ(
        broken("<sisa:status>actief</sisa:status>", ""),
        "SISA-07 VERPLICHT_VELD object/signaal/status"
    );
    EXPECT_EQ(
        broken("</sisa:inzage>", "</sisa:inzage><sisa:bsn>999990019</sisa:bsn>"),
        "SISA-07 ONBEKEND_VELD object/signaal/bsn"
    );
    EXPECT_EQ(broken(">actief<", ">open<"), "SISA-07 WAARDE_ONGELDIG object/signaal/status");
    EXPECT_EQ(broken(">ouders<", ">buren<"), "SISA-07 WAARDE_ONGELDIG object/signaal/geinformeerd");
    EXPECT_EQ(
        broken("20280102", "2028-01-02"), "SISA-07 WAARDE_ONGELDIG object/signaal/verlooptOp"
    );
}

} // namespace
} // namespace kruispunt::conformance::tests
