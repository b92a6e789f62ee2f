#include "conformance/regions/multisignaal/multisignaal.hpp"
#include "conformance/regions/multisignaal/requests.hpp"
#include "conformance/tests/documents.hpp"
#include "conformance/tests/refusals.hpp"

#include <gtest/gtest.h>

namespace kruispunt::conformance::tests {
namespace {

using regions::answer;
using regions::inquiry;
using regions::question;

const std::string links =
    R"("_links":{"self":{"href":"/a"},"eerste":{"href":"/b"},"volgende":{"href":"/c"},)"
    R"("laatste":{"href":"/d"}})";

/// An item as MS-06 has it: a notice's without the signal.
std::string item() {
    return with(multisignaal::item(), R"("signaalId":"MS-1",)", "");
}

std::string page() {
    return R"({"matches":[)" + item() + "]," + links + "}";
}

const std::string held =
    R"({"regio":"esar","instantie":{"oin":"00000099000000001000","naam":"JGZ","telefoon":null},)"
    R"("datum":"2026-01-02","verlooptOp":"2028-01-02","status":"actief","geinformeerd":"ouders",)"
    R"("inzages":[{"datum":"2026-02-03","regio":"multisignaal"}]})";

const std::string inspected = R"({"verzoekKenmerk":"I-1","signalen":[)" + held + "]}";

wire::response told(const std::string& body, unsigned status = 200) {
    return {
        status,
        {{"API-Version", "1.0.0"}, {"Content-Type", "application/json"}, {"ETag", "\"t\""}},
        body};
}

class MultisignaalReads : public testing::Test {
protected:
    answer read(question what, const wire::response& got) const {
        auto prepared = protocol_->ask({what, "X", {}, {}});
        return protocol_->read_answer(std::get<regions::outbound>(prepared), got);
    }

    std::string breach(question what, const wire::response& got) const {
        const auto came = read(what, got);
        if (came.breaches.empty()) return "";
        const auto& first = came.breaches.front();
        return first.requirement + " " + first.code + " " + first.field;
    }

    std::unique_ptr<regions::protocol> protocol_ =
        regions::multisignaal::make_protocol(both_parties());
};

inquiry about(question what, const std::string& id) {
    inquiry made;
    made.what = what;
    made.about = id;
    return made;
}

TEST_F(MultisignaalReads, AsksForMatchesAWholePageAtOnce) {
    const auto made = regions::multisignaal::write_request(about(question::matches, "MS/1"));
    EXPECT_EQ(made.method, "GET");
    EXPECT_EQ(made.target, "/multisignaal/v1/signalen/MS%2F1/matches?paginaGrootte=100");
    EXPECT_EQ(made.body, "");
}

TEST_F(MultisignaalReads, PatchesAMatchWithWhatIsSaid) {
    auto what = about(question::update_match, match_id);
    const auto empty = regions::multisignaal::write_request(what);
    EXPECT_EQ(empty.method, "PATCH");
    EXPECT_EQ(empty.target, "/multisignaal/v1/matches/" + std::string(match_id));
    EXPECT_EQ(empty.body, "{}");
    EXPECT_EQ(wire::header_value(empty.headers, "Content-Type"), "application/merge-patch+json");
    what.update.confirmed = true;
    what.update.consent = "gegeven";
    what.update.family_informed = false;
    what.update.coordinator = regions::named_phone{"C. Coach", "+31320000001"};
    EXPECT_EQ(
        regions::multisignaal::write_request(what).body,
        R"({"bevestigd":true,"toestemming":"gegeven","gezinGeinformeerd":false,)"
        R"("coordinator":{"naam":"C. Coach","telefoon":"+31320000001"}})"
    );
}

TEST_F(MultisignaalReads, AsksToInspect) {
    auto what = about(question::inspect, "");
    what.inspected = {"999990019", "I-1", "ouders", "0363"};
    const auto made = regions::multisignaal::write_request(what);
    EXPECT_EQ(made.method + " " + made.target, "POST /multisignaal/v1/inzageverzoeken");
    EXPECT_EQ(
        made.body,
        R"({"bsn":"999990019","verzoekKenmerk":"I-1","verzoeker":"ouders","gemeentecode":"0363"})"
    );
}

TEST_F(MultisignaalReads, ReadsAPageOfMatches) {
    const auto came = read(question::matches, told(page()));
    EXPECT_TRUE(came.accepted);
    EXPECT_TRUE(came.breaches.empty());
    const auto& match = came.told.at("matches").at(0);
    EXPECT_EQ(match.at("match"), match_id);
    EXPECT_EQ(match.at("status"), "open");
    EXPECT_EQ(match.at("counterparty").at("region"), "esar");
    EXPECT_EQ(
        breach(question::matches, told(with(page(), R"("volgende":{"href":"/c"},)", ""))), ""
    );
    EXPECT_EQ(breach(question::matches, told(R"({"matches":[],)" + links + "}")), "");
}

TEST_F(MultisignaalReads, NamesWhatIsWrongWithAPage) {
    const auto broken = [this](const std::string& from, const std::string& to) {
        return breach(question::matches, told(with(page(), from, to)));
    };
    EXPECT_EQ(broken(R"("soort":"kind",)", ""), "MS-06 VERPLICHT_VELD matches/soort");
    EXPECT_EQ(broken(R"("soort")", R"("bsn":"1","soort")"), "MS-06 ONBEKEND_VELD matches/bsn");
    EXPECT_EQ(
        broken(R"("soort")", R"("signaalId":"MS-1","soort")"),
        "MS-06 ONBEKEND_VELD matches/signaalId"
    );
    EXPECT_EQ(broken(R"("open")", R"("dicht")"), "MS-06 WAARDE_ONGELDIG matches/status");
    EXPECT_EQ(broken(R"({"matches":[)", R"({"x":[)"), "MS-06 VERPLICHT_VELD matches");
    EXPECT_EQ(broken(R"("self":{"href":"/a"},)", ""), "MS-09 VERPLICHT_VELD _links/self");
    EXPECT_EQ(
        broken(R"("eerste")", R"("midden":{"href":"/m"},"eerste")"),
        "MS-09 ONBEKEND_VELD _links/midden"
    );
    EXPECT_EQ(breach(question::matches, told("[")), "MS-06 BERICHT_ONLEESBAAR ");
    EXPECT_EQ(breach(question::matches, told(page(), 201)), "MS-06 WAARDE_ONGELDIG ");
}

TEST_F(MultisignaalReads, WantsAStrongTagAndJson) {
    auto weak = told(page());
    weak.headers.back().value = "W/\"t\"";
    EXPECT_EQ(breach(question::matches, weak), "MS-11 VERPLICHT_VELD ETag");
    weak.headers.pop_back();
    EXPECT_EQ(breach(question::matches, weak), "MS-11 VERPLICHT_VELD ETag");
    auto other = told(page());
    other.headers[1].value = "text/json";
    EXPECT_EQ(breach(question::matches, other), "MS-06 WAARDE_ONGELDIG Content-Type");
}

TEST_F(MultisignaalReads, ReadsAMatchThatWasPatched) {
    const auto came = read(question::update_match, told(item()));
    EXPECT_TRUE(came.breaches.empty());
    EXPECT_EQ(came.told.at("match").at("match"), match_id);
    EXPECT_EQ(
        breach(question::update_match, told(with(item(), R"("status")", R"("x":1,"status")"))),
        "MS-07 ONBEKEND_VELD x"
    );
}

TEST_F(MultisignaalReads, ReadsWhatIsHeld) {
    const auto came = read(question::inspect, told(inspected));
    EXPECT_TRUE(came.breaches.empty());
    EXPECT_EQ(came.told.at("reference"), "I-1");
    const auto& first = came.told.at("signals").at(0);
    EXPECT_EQ(first.at("organisation").at("name"), "JGZ");
    EXPECT_EQ(first.at("inspections").at(0).at("region"), "multisignaal");
    const auto broken = [this](const std::string& from, const std::string& to) {
        return breach(question::inspect, told(with(inspected, from, to)));
    };
    EXPECT_EQ(broken(R"("ouders")", R"("buren")"), "MS-08 WAARDE_ONGELDIG signalen/geinformeerd");
    EXPECT_EQ(
        broken(R"("datum")", R"("melder":{},"datum")"), "MS-08 ONBEKEND_VELD signalen/melder"
    );
    EXPECT_EQ(broken(R"("signalen")", R"("lijst")"), "MS-08 VERPLICHT_VELD signalen");
}

TEST_F(MultisignaalReads, ReadsARefusalOfWhatWasAsked) {
    auto refused = told(
        R"({"type":"/fouten/SIGNAAL_ONBEKEND","title":"Niet gevonden","status":404,"detail":"x",)"
        R"("instance":"/signalen/X","code":"SIGNAAL_ONBEKEND","veld":"signaalId"})",
        404
    );
    refused.headers[1].value = "application/problem+json";
    const auto came = read(question::matches, refused);
    EXPECT_FALSE(came.accepted);
    EXPECT_TRUE(came.breaches.empty());
    EXPECT_EQ(came.told.at("code"), "SIGNAAL_ONBEKEND");
}

} // namespace
} // namespace kruispunt::conformance::tests
