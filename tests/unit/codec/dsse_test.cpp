#include "gateway/codec/base64.hpp"
#include "gateway/codec/dsse.hpp"
#include "tests/support/acceptance_records.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <functional>
#include <set>

namespace kruispunt::codec {
namespace {

using namespace domain;
using json = nlohmann::ordered_json;
using testing::SizeIs;

json good() {
    return support::accepted_statement(
        "sisa", "00000099000000000002", "2027-03-01T12:00:00.000Z", "2028-03-01T23:59:59.000Z"
    );
}

std::string record_of(const json& statement) {
    return support::sealed_record(statement, &support::as_signed);
}

// proves: BEH-13.2 acceptance
TEST(Dsse, GivesWhatWasSignedAndTheSignature) {
    const auto read = read_dsse(record_of(good()));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->payload, good().dump());
    EXPECT_EQ(read->signature, support::as_signed(dsse_signed_octets(read->payload)));
}

TEST(Dsse, SignsTypeAndPayloadWithTheirLengths) {
    EXPECT_EQ(dsse_signed_octets("{}"), "DSSEv1 28 application/vnd.in-toto+json 2 {}");
}

// proves: BEH-13.2 acceptance
TEST(Dsse, SaysWhoWasTestedAndUntilWhenItCounts) {
    const auto read = read_acceptance(good().dump());
    ASSERT_TRUE(read) << read.error().field;
    EXPECT_EQ(read->protocol, "sisa");
    EXPECT_EQ(read->oin, "00000099000000000002");
    EXPECT_EQ(read->product_version, "5.1");
    EXPECT_THAT(read->steps, SizeIs(14));
    EXPECT_EQ(read->accepted_at, parse_timestamp("2027-03-01T12:00:00Z"));
    EXPECT_EQ(read->valid_until, parse_timestamp("2028-03-01T23:59:59Z"));
}

struct amiss {
    std::string name;
    std::function<void(json&)> breaks;
    std::string field;
};

class BadStatements : public testing::TestWithParam<amiss> {};

// proves: BEH-13.3 refusal
TEST_P(BadStatements, AreRefusedByMember) {
    json statement = good();
    GetParam().breaks(statement);
    const auto read = read_acceptance(statement.dump());
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().field, GetParam().field);
}

INSTANTIATE_TEST_SUITE_P(
    Codec,
    BadStatements,
    testing::Values(
        amiss{"AnotherType", [](json& of) { of["_type"] = "x"; }, "_type"},
        amiss{
            "AnotherPredicate",
            [](json& of) {
                of["predicateType"] = "https://in-toto.io/attestation/test-result/v0.1";
            },
            "predicateType"},
        amiss{"NoPredicate", [](json& of) { of.erase("predicate"); }, "predicate"},
        amiss{"AShortOin", [](json& of) { of["predicate"]["oin"] = "0099"; }, "oin"},
        amiss{
            "AnUnknownRole",
            [](json& of) { of["predicate"]["roles"] = json::array({"body"}); },
            "roles"},
        amiss{
            "ARoleTwice",
            [](json& of) {
                of["predicate"]["roles"] = json::array({"server", "server"});
            },
            "roles"},
        amiss{
            "RolesThatAreNone",
            [](json& of) { of["predicate"]["roles"] = json::array(); },
            "roles"},
        amiss{
            "FourRoles",
            [](json& of) {
                of["predicate"]["roles"] = json::array({"server", "client", "gateway", "server"});
            },
            "roles"},
        amiss{"Failed", [](json& of) { of["predicate"]["verdict"] = "FAIL"; }, "verdict"},
        amiss{
            "AStepTooMany",
            [](json& of) { of["predicate"]["steps"].push_back(of["predicate"]["steps"][0]); },
            "steps"},
        amiss{"AStepWithMore", [](json& of) { of["predicate"]["steps"][0]["why"] = "x"; }, "steps"},
        amiss{
            "AStepThatIsNoYesOrNo",
            [](json& of) { of["predicate"]["steps"][0]["holds"] = 1; },
            "steps"},
        amiss{"NoMoment", [](json& of) { of["predicate"]["accepted_at"] = "2027"; }, "accepted_at"},
        amiss{
            "EndsBeforeItBegins",
            [](json& of) { of["predicate"]["valid_until"] = "2027-03-01T12:00:00.000Z"; },
            "valid_until"},
        amiss{
            "OnAnotherReport",
            [](json& of) { of["predicate"]["report_sha256"] = std::string(64, 'e'); },
            "subject"},
        amiss{
            "OfAnotherBuild",
            [](json& of) { of["predicate"]["product"]["build_sha256"] = std::string(64, 'e'); },
            "subject"},
        amiss{"OfAReportAlone", [](json& of) { of["subject"].erase(1); }, "subject"},
        amiss{
            "OfABuildInLargeDigits",
            [](json& of) { of["predicate"]["product"]["build_sha256"] = std::string(64, 'B'); },
            "product"},
        amiss{
            "ALongVendor",
            [](json& of) { of["predicate"]["product"]["vendor"] = std::string(201, 'v'); },
            "product"},
        amiss{
            "AProductWithMore",
            [](json& of) { of["predicate"]["product"]["badge"] = "gold"; },
            "product"}
    ),
    [](const auto& row) { return row.param.name; }
);

// proves: BEH-13.3 refusal
TEST(Dsse, RefusesMembersThatItDoesNotKnow) {
    json statement = good();
    statement["predicate"]["waiver"] = true;
    const auto read = read_acceptance(statement.dump());
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, errc::unknown_field);
}

std::string with_twice(const std::string& object, const std::string& member) {
    return object.substr(0, object.size() - 1) + "," + member + "}";
}

// proves: BEH-13.3 refusal
TEST(Dsse, RefusesAMemberThatIsThereTwice) {
    const std::string again = R"("predicateType":"urn:kruispunt:acceptance:v1")";
    const auto statement = read_acceptance(with_twice(good().dump(), again));
    EXPECT_EQ(statement.error().code, errc::message_unreadable);
    const auto record = read_dsse(with_twice(record_of(good()), R"("payload":"eA==")"));
    EXPECT_EQ(record.error().code, errc::message_unreadable);
    std::string within = good().dump();
    const std::string oin = R"("oin":"00000099000000000002")";
    within.replace(within.find(oin), oin.size(), oin + R"(,"oin":"00000099000000000001")");
    EXPECT_EQ(read_acceptance(within).error().code, errc::message_unreadable);
}

// What a run's own verification writes is what is read here, member by member and step by step.
// proves: BEH-13.2 BEH-13.3 refusal
TEST(Dsse, HasTheFormThatIsPublished) {
    std::ifstream file(KRUISPUNT_ACCEPTANCE_SCHEMA);
    const json predicate = json::parse(file)["properties"]["predicate"];
    std::set<std::string> members;
    const json statement = good();
    for (const auto& [name, value] : statement["predicate"].items())
        members.insert(name);
    EXPECT_EQ(predicate["required"].get<std::set<std::string>>(), members);
    for (const std::string& name : members) {
        json without = statement;
        without["predicate"].erase(name);
        const auto read = read_acceptance(without.dump());
        ASSERT_FALSE(read) << name;
        EXPECT_EQ(read.error().code, errc::mandatory_field);
        EXPECT_EQ(read.error().field, name);
    }
    const auto& step = predicate["properties"]["steps"]["items"]["properties"]["step"];
    EXPECT_EQ(
        step["enum"].get<std::vector<std::string>>(), read_acceptance(statement.dump())->steps
    );
}

// proves: BEH-13.3 refusal
TEST(Dsse, AStepThatDidNotHoldIsNotAmongThoseThatDid) {
    json statement = good();
    statement["predicate"]["steps"][3]["holds"] = false;
    EXPECT_THAT(read_acceptance(statement.dump())->steps, SizeIs(13));
}

// proves: BEH-13.3 refusal
TEST(Dsse, RefusesWhatIsNoEnvelope) {
    json envelope = json::parse(record_of(good()));
    const auto field_of = [](const json& of) { return read_dsse(of.dump()).error().field; };
    json other = envelope;
    other["payloadType"] = "application/json";
    EXPECT_EQ(field_of(other), "payloadType");
    other = envelope;
    other["payload"] = "no Base64!";
    EXPECT_EQ(field_of(other), "payload");
    other = envelope;
    other["signatures"].push_back(other["signatures"][0]);
    EXPECT_EQ(field_of(other), "signatures");
    other["signatures"] = json::array();
    EXPECT_EQ(field_of(other), "signatures") << "nobody signed";
    other = envelope;
    other["signatures"][0]["sig"] = std::string(1'001, 'A');
    EXPECT_EQ(field_of(other), "sig");
    EXPECT_EQ(read_dsse("no JSON").error().code, errc::message_unreadable);
}

// proves: BEH-13.3 refusal acceptance
TEST(Dsse, HasABound) {
    std::string at_the_limit = record_of(good());
    at_the_limit.resize(max_acceptance_record, ' ');
    EXPECT_TRUE(read_dsse(at_the_limit));
    EXPECT_EQ(read_dsse(at_the_limit + " ").error().code, errc::message_too_large);
}

TEST(Base64, IsReadAsItIsWritten) {
    for (const std::string octets : {"f", "fo", "foo", "foob", "\xff\xfe\xfd"})
        EXPECT_EQ(from_base64(to_base64(octets)), octets);
    EXPECT_EQ(to_base64("foob"), "Zm9vYg==");
    for (const char* none : {"", "Zg", "Zg=", "Zh==", "Z g=", "Zm9v\n", "===="})
        EXPECT_FALSE(from_base64(none)) << none;
}

} // namespace
} // namespace kruispunt::codec
