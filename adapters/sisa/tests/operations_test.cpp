#include "adapters/sdk/testing/some_inspection.hpp"
#include "adapters/sisa/tests/samples.hpp"

#include <gtest/gtest.h>

namespace kruispunt::adapters::sisa {
namespace {

using namespace samples;

// proves: SISA-06.1 acceptance
TEST(SisaOperations, AMoveIsReadWhole) {
    const auto message = decode(example("verhuizing.xml"));
    ASSERT_EQ(refusal(message), "taken");
    EXPECT_EQ(message.correspondence.operation, "verhLk01");
    EXPECT_EQ(message.correspondence.message_id, "SISA-88217");
    const auto& moved = std::get<domain::relocate_signal>(message.command.act);
    EXPECT_EQ(moved.id, "S-771204");
    EXPECT_EQ(moved.municipality, "0344");
    EXPECT_EQ(domain::to_text(moved.on), "2026-11-15");
    EXPECT_EQ(moved.place, "");
    EXPECT_TRUE(message.command.replay);
}

// proves: SISA-06.1 COM-32.1 acceptance
TEST(SisaOperations, AMoveMayBeOfAMigration) {
    const auto message = decode(with(
        example("verhuizing.xml"),
        "</sisa:parameters>",
        "<sisa:redenMutatie>beheer</sisa:redenMutatie></sisa:parameters>"
    ));
    ASSERT_EQ(refusal(message), "taken");
    EXPECT_EQ(message.command.reason, domain::mutation_reason::administration);
}

// proves: SISA-07.1 COM-37.1 acceptance
TEST(SisaOperations, AnInspectionIsReadWhole) {
    const auto message = decode(example("inzage.xml"));
    ASSERT_EQ(refusal(message), "taken");
    const auto& asked = std::get<domain::inspect_child>(message.command.act);
    EXPECT_EQ(asked.child.digits(), "999990019");
    EXPECT_EQ(asked.reference, "INZ-2026-31");
    EXPECT_EQ(asked.by, domain::requester::parents);
    EXPECT_EQ(asked.municipality, "0599");
    EXPECT_TRUE(message.command.replay);
}

// proves: SISA-07.1 COM-37.1 acceptance
TEST(SisaOperations, EachRequesterAndNoMunicipality) {
    const std::pair<const char*, domain::requester> words[] = {
        {"jeugdige", domain::requester::young_person},
        {"ouders", domain::requester::parents},
        {"beiden", domain::requester::both}};
    for (const auto& [word, by] : words) {
        const auto message = decode(with(
            with(example("inzage.xml"), ">ouders<", ">" + std::string(word) + "<"),
            "<sisa:gemeentecode>0599</sisa:gemeentecode>",
            ""
        ));
        ASSERT_EQ(refusal(message), "taken") << word;
        EXPECT_EQ(std::get<domain::inspect_child>(message.command.act).by, by);
        EXPECT_EQ(std::get<domain::inspect_child>(message.command.act).municipality, "");
    }
}

// proves: SISA-06.2 SISA-04.1 acceptance
TEST(SisaOperations, AMoveIsAnsweredWithABv03) {
    const auto message = decode(example("verhuizing.xml"));
    const auto told = adapter().encode_reply(message.correspondence, answer(domain::outcome()));
    EXPECT_NE(told.body.find("<StUF:berichtcode>Bv03</StUF:berichtcode>"), std::string::npos);
}

// proves: SISA-07.2 SISA-07.3 SISA-07.4 COM-37.8 acceptance
TEST(SisaOperations, AnInspectionIsAnsweredInTheSameExchange) {
    const auto message = decode(example("inzage.xml"));
    auto shown = answer(domain::outcome());
    domain::region_policy receiver;
    receiver.may_learn.set();
    shown.inspection = sdk::testing::some_inspection(receiver, "INZ-1");
    const auto told = adapter().encode_reply(message.correspondence, shown);
    EXPECT_EQ(told.status, 200);
    const auto has = [&told](const std::string& text) {
        return told.body.find(text) != std::string::npos;
    };
    EXPECT_TRUE(has("<StUF:berichtcode>La01</StUF:berichtcode>")) << told.body;
    EXPECT_TRUE(has("<StUF:crossRefnummer>" + message.correspondence.message_id)) << told.body;
    EXPECT_TRUE(has("<sisa:verzoekKenmerk>INZ-1</sisa:verzoekKenmerk><sisa:signaal")) << told.body;
    EXPECT_TRUE(has("<sisa:regio>esar</sisa:regio><sisa:instantie><sisa:oin>00000099000000001000"
                    "</sisa:oin><sisa:naam>Jeugdgezondheidszorg</sisa:naam></sisa:instantie>"
                    "<sisa:ingangsdatum>20261120</sisa:ingangsdatum><sisa:verlooptOp>20281120"
                    "</sisa:verlooptOp><sisa:status>actief</sisa:status><sisa:geinformeerd>ouders"
                    "</sisa:geinformeerd><sisa:inzage><sisa:datum>20261201</sisa:datum><sisa:regio>"
                    "sisa</sisa:regio></sisa:inzage><sisa:inzage><sisa:datum>20261202</sisa:datum>"
                    "<sisa:regio>esar</sisa:regio></sisa:inzage></sisa:signaal>")
    ) << told.body;
    EXPECT_TRUE(has("<sisa:status>inactief</sisa:status></sisa:signaal></sisa:object>"))
        << told.body;
    EXPECT_FALSE(has("Jansen")) << told.body;
}

// proves: COM-37.2 refusal
TEST(SisaOperations, WhoMayNotAskIsNamedByTheRequestsOwnField) {
    const auto message = decode(example("inzage.xml"));
    const auto told = adapter().encode_reply(
        message.correspondence,
        answer(domain::make_error(domain::errc::requester_not_authorised, domain::field::requester))
    );
    EXPECT_NE(
        told.body.find("<StUF:details>VERZOEKER_NIET_BEVOEGD object/verzoeker</StUF:details>"),
        std::string::npos
    ) << told.body;
}

// proves: SISA-00.1 refusal
TEST(SisaOperations, AnotherMediaTypeIsNotRead) {
    const auto read = [](const char* type) {
        ports::http_request request = post(example("signaal-nieuw.xml"));
        request.fields = {};
        if (*type != '\0') request.fields.add("content-type", type);
        return refusal(std::get<ports::decoded_message>(adapter().decode(request, now)));
    };
    for (const char* type :
         {"text/xml; charset=utf-8", "text/xml", "TEXT/XML;charset=\"UTF-8\"", ""})
        EXPECT_EQ(read(type), "taken") << type;
    for (const char* type :
         {"application/json", "text/plain", "text/xml; charset=iso-8859-1", "application/soap+xml"})
        EXPECT_EQ(read(type), "BERICHT_ONLEESBAAR") << type;
}

// proves: SISA-00.4 COM-02.5 acceptance
TEST(SisaOperations, TheSchemaAndWhatItImportsArePublished) {
    const auto get = [](const std::string& target, const char* method = "GET") {
        ports::http_request request;
        request.method = method;
        request.target = target;
        return std::get<ports::http_response>(adapter().decode(request, now));
    };
    const auto schema = get("/sisa/v1/xsd");
    EXPECT_EQ(schema.status, 200);
    EXPECT_EQ(schema.fields.find("content-type"), "text/xml; charset=utf-8");
    const std::string_view location = "schemaLocation=\"";
    const auto at = schema.body.find(location);
    ASSERT_NE(at, schema.body.npos);
    const auto begin = at + location.size();
    const std::string imported = schema.body.substr(begin, schema.body.find('"', begin) - begin);
    const auto beside = get("/sisa/v1/" + imported);
    EXPECT_EQ(beside.status, 200);
    EXPECT_NE(beside.body.find("http://www.egem.nl/StUF/StUF0301"), std::string::npos);
    EXPECT_EQ(get("/sisa/v1/xsd", "POST").status, 405);
    EXPECT_EQ(get("/sisa/v1/xsd", "POST").fields.find("allow"), "GET");
    EXPECT_EQ(get("/sisa/v1/other.xsd").status, 404);
}

} // namespace
} // namespace kruispunt::adapters::sisa
