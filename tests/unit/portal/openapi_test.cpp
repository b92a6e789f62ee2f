// The published document and the program say the same: which calls there are, and what they answer.
#include "tests/unit/portal/openapi_fixture.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace kruispunt::portal {
namespace {

using domain::to_text;
using domain::uuid;
using testing::UnorderedElementsAreArray;

// proves: BEH-00.7
TEST_F(Openapi, IsTheDocumentInTheRepository) {
    std::ifstream file(KRUISPUNT_DOCS "/../gateway/portal/openapi.json");
    std::stringstream text;
    text << file.rdbuf();
    EXPECT_EQ(std::string(openapi_document), text.str());
}

// proves: BEH-00.7 acceptance
TEST_F(Openapi, WhoeverAsksGetsIt) {
    const caller nobody;
    const tried asked{"/openapi.json", nobody, "GET", "openapi.json", "", 200};
    const auto answer = sent(asked);
    expect_described(asked, answer);
    EXPECT_EQ(answer.fields.find("Access-Control-Allow-Origin"), "*");
    EXPECT_EQ(sent({"", nobody, "POST", "openapi.json", "", 403}).status, 403);
}

// proves: BEH-00.7
TEST_F(Openapi, HasEveryRouteOfTheProgramAndNoOther) {
    std::vector<std::string> described;
    const node paths = root().child("paths");
    for (node path = paths.first_child(); path; path = path.next())
        for (node each = path.first_child(); each; each = each.next()) {
            std::string method(each.name());
            std::transform(method.begin(), method.end(), method.begin(), [](unsigned char c) {
                return static_cast<char>(std::toupper(c));
            });
            std::string text = method + " " + std::string(path.name().substr(1));
            for (auto open = text.find('{'); open != text.npos; open = text.find('{'))
                text.replace(open, text.find('}') - open + 1, "*");
            if (text != "GET openapi.json") described.push_back(std::move(text));
        }
    std::vector<std::string> answered;
    for (const route& each : all_routes())
        answered.push_back(text_of(each));
    EXPECT_THAT(described, UnorderedElementsAreArray(answered));
}

const std::string id = to_text(uuid{9});
const std::string reason = R"({"reden":"proef"})";

std::vector<tried> refused_of_regions() {
    const std::string stand = R"({"stand":"onderhoud","reden":"proef"})";
    const std::string access = R"({"toegang":"geschorst","reden":"proef"})";
    const std::string admission = R"({"toegang":"toegelaten","reden":"proef"})";
    const std::string upheld = R"({"gegrond":true})";
    const std::string opening = R"({"regios":["esar","midden-nederland"],"reden":"proef"})";
    const std::string other = R"({"bevestiging":"sisa","reden":"proef"})";
    const char* const one = "/deelnemers/{regio}";
    const char* const clear = "/deelnemers/{regio}/sandboxsignalen/wis";
    const char* const feed = "/deelnemers/{regio}/stroom/hervat";
    const char* const decision = "/bezwaren/{id}/besluit";
    const char* const disclosure = "/matches/{id}/mededeling";
    return {
        {"/deelnemers", vendor, "GET", "deelnemers", "", 403},
        {one, coordinator, "PUT", "deelnemers/esar", admission, 409},
        {one, coordinator, "PUT", "deelnemers/esar", "{}", 400},
        {one, coordinator, "PUT", "deelnemers/x", access, 404},
        {"/toelating", coordinator, "POST", "toelating", opening, 409},
        {"/toelating", of_esar, "POST", "toelating", opening, 403},
        {clear, coordinator, "POST", "deelnemers/esar/sandboxsignalen/wis", other, 400},
        {clear, of_esar, "POST", "deelnemers/esar/sandboxsignalen/wis", other, 403},
        {"/deelnemers/{regio}/stand", of_esar, "PUT", "deelnemers/sisa/stand", stand, 403},
        {"/deelnemers/{regio}/stand", machine, "PUT", "deelnemers/x/stand", stand, 404},
        {feed, of_esar, "POST", "deelnemers/esar/stroom/hervat", reason, 404},
        {"/bezwaren", of_esar, "POST", "bezwaren", "{}", 400},
        {decision, of_esar, "POST", "bezwaren/" + id + "/besluit", upheld, 404},
        {disclosure, of_esar, "GET", "matches/" + id + "/mededeling", "", 404},
        {disclosure, machine, "GET", "matches/" + id + "/mededeling", "", 400},
        {"/stroom", vendor, "GET", "stroom", "", 403}};
}

std::vector<tried> refused_of_delivery() {
    const std::string notice = "aflevering/meldingen/" + id;
    const std::string dead = "aflevering/dode-brieven/" + id;
    const char* const drop = "/aflevering/meldingen/{id}/vervallen";
    const char* const again = "/aflevering/dode-brieven/{id}/opnieuw";
    const char* const drop_dead = "/aflevering/dode-brieven/{id}/vervallen";
    return {
        {"/aflevering/meldingen", auditor, "GET", "aflevering/meldingen?aantal=x", "", 400},
        {"/aflevering/meldingen/{id}", auditor, "GET", notice, "", 404},
        {drop, of_esar, "POST", notice + "/vervallen", reason, 404},
        {again, of_esar, "POST", dead + "/opnieuw", reason, 404},
        {drop_dead, auditor, "POST", dead + "/vervallen", reason, 403}};
}

std::vector<tried> refused_of_oversight() {
    const std::string possible = "mogelijke-matches/" + id + "/afwijzen";
    const char* const dismiss = "/mogelijke-matches/{id}/afwijzen";
    const char* const reports = "/conformiteitsrapporten";
    return {
        {"/bezwaren", auditor, "GET", "bezwaren?aantal=501", "", 400},
        {"/niet-opgepakt", auditor, "GET", "niet-opgepakt?na=x", "", 400},
        {"/aandacht", auditor, "GET", "aandacht?na=7", "", 400},
        {dismiss, of_esar, "POST", possible, reason, 404},
        {dismiss, of_esar, "POST", possible, "{}", 400},
        {"/logboek/consistentie", member_esar, "GET", "logboek/consistentie", "", 400},
        {"/logboek", auditor, "GET", "logboek?aantal=x", "", 400},
        {"/logboek", of_esar, "GET", "logboek", "", 403},
        {"/logboek/bewijs/{nummer}", auditor, "GET", "logboek/bewijs/x", "", 400},
        {"/logboek/bewijs/{nummer}", auditor, "GET", "logboek/bewijs/7", "", 404},
        {"/logboek/wortel", member_esar, "GET", "logboek/wortel", "", 404},
        {reports, vendor, "POST", "conformiteitsrapporten", "{}", 501},
        {"/conformiteitsrapporten/{id}", vendor, "GET", "conformiteitsrapporten/1", "", 404}};
}

// proves: BEH-00.7 refusal
TEST_F(Openapi, DescribesWhatIsRefused) {
    for (const auto& calls : {refused_of_regions(), refused_of_delivery(), refused_of_oversight()})
        for (const tried& each : calls)
            expect_described(each, sent(each));
}

// proves: BEH-00.7 acceptance
TEST_F(Openapi, DescribesWhatAGatewayAnswersThatHoldsNothing) {
    const std::vector<tried> calls{
        {"/deelnemers", coordinator, "GET", "deelnemers", "", 200},
        {"/niet-opgepakt", of_esar, "GET", "niet-opgepakt", "", 200},
        {"/aandacht", auditor, "GET", "aandacht", "", 200},
        {"/cijfers", machine, "GET", "cijfers", "", 200},
        {"/aflevering", of_esar, "GET", "aflevering", "", 200},
        {"/aflevering/meldingen", auditor, "GET", "aflevering/meldingen", "", 200},
        {"/overzicht", of_esar, "GET", "overzicht", "", 200},
        {"/statistieken", coordinator, "GET", "statistieken", "", 200},
        {"/mogelijke-matches", coordinator, "GET", "mogelijke-matches", "", 200},
        {"/abonnement", coordinator, "GET", "abonnement", "", 200},
        {"/logboek", auditor, "GET", "logboek", "", 200}};
    for (const tried& each : calls)
        expect_described(each, sent(each));
}

} // namespace
} // namespace kruispunt::portal
