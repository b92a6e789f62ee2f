#include "adapters/esar/place_table.hpp"
#include "adapters/esar/tests/signed_samples.hpp"

#include <gtest/gtest.h>

namespace kruispunt::adapters::esar {
namespace {

using namespace samples;

std::string refusal_of(const ports::adapter_setup& wrong) {
    try {
        make_adapter(wrong);
    } catch (const std::runtime_error& e) {
        return e.what();
    }
    return "made";
}

// proves: ESAR-91.1 ESAR-91.4 refusal
TEST(EsarSetup, UnsignedIsForASandboxAndSaysSo) {
    EXPECT_EQ(refusal_of(setup()), "made");
    const auto cautions = adapter().cautions();
    ASSERT_EQ(cautions.size(), 1U);
    EXPECT_NE(cautions[0].find("unsigned"), std::string::npos);
    ports::adapter_setup real = setup();
    real.sandbox = false;
    EXPECT_EQ(refusal_of(real), "esar: signing = \"off\" is allowed in a sandbox only");
}

TEST(EsarSetup, AnUnknownOptionIsRefused) {
    ports::adapter_setup stray = setup();
    stray.options["colour"] = "red";
    EXPECT_EQ(refusal_of(stray), "esar: unknown option 'colour'");
}

TEST(EsarSetup, AFolderWithoutMappingsIsRefused) {
    ports::adapter_setup empty = setup();
    empty.mappings = "/nonexistent";
    EXPECT_NE(refusal_of(empty), "made");
}

TEST(EsarSetup, ACopyUnderAnotherNameIsServedUnderIt) {
    ports::adapter_setup copy = setup();
    copy.region = "esar-noord";
    const auto made = make_adapter(copy);
    ports::http_request request = post(example("signaal-afgeven.xml"));
    request.target = "/esar-noord/v1/signalering";
    const auto decoded = made->decode(request, now);
    EXPECT_EQ(std::get<ports::decoded_message>(decoded).command.region, "esar-noord");
    request.target = "/esar/v1/signalering";
    EXPECT_TRUE(std::holds_alternative<ports::http_response>(made->decode(request, now)));
}

/// `signed_setup` with one option changed; an empty value takes it away.
std::string refusal_with(const std::string& option, const std::string& value) {
    ports::adapter_setup changed = signed_setup();
    if (value.empty()) {
        changed.options.erase(option);
    } else {
        changed.options[option] = value;
    }
    return refusal_of(changed);
}

// proves: ESAR-06.1 ESAR-91.4
TEST(EsarSetup, SigningNeedsTheGatewaysOwnCertificate) {
    EXPECT_EQ(refusal_of(signed_setup()), "made");
    const std::string folder = signed_setup().folder.string();
    EXPECT_EQ(refusal_with("signing", ""), "esar: signing must be \"on\", or \"off\" in a sandbox");
    EXPECT_EQ(
        refusal_with("signing", "maybe"), "esar: signing must be \"on\", or \"off\" in a sandbox"
    );
    EXPECT_EQ(
        refusal_with("signing_certificate", ""), "esar: signing = \"on\" needs signing_certificate"
    );
    EXPECT_EQ(refusal_with("signing_key", ""), "esar: signing = \"on\" needs signing_key");
    EXPECT_EQ(
        refusal_with("signing_certificate", "nergens.pem"), folder + "nergens.pem: cannot be read"
    );
    EXPECT_EQ(
        refusal_with("signing_certificate", "gateway-signing.key"),
        folder + "gateway-signing.key: holds no certificate"
    );
    EXPECT_EQ(
        refusal_with("signing_key", "esar-signing.key"),
        folder + "esar-signing.key: is not the private key (PEM, unencrypted) of " + folder +
            "gateway-signing.pem"
    );
    ports::adapter_setup others = signed_setup();
    others.options["signing_certificate"] = "esar-signing.pem";
    others.options["signing_key"] = "esar-signing.key";
    EXPECT_EQ(
        refusal_of(others),
        folder + "esar-signing.pem: does not bear the gateway's OIN " + setup().gateway_oin
    );
}

TEST(EsarSetup, SigningNeedsATrustStore) {
    ports::adapter_setup lost = signed_setup();
    lost.ca = "/nonexistent/ca.pem";
    EXPECT_EQ(refusal_of(lost), "/nonexistent/ca.pem: cannot be read");
    lost = signed_setup();
    lost.crl = "/nonexistent/crl.pem";
    EXPECT_EQ(refusal_of(lost), "/nonexistent/crl.pem: cannot be read");
}

std::string published(const std::string& target, const std::string& host) {
    ports::http_request request;
    request.method = "GET";
    request.target = target;
    if (!host.empty()) request.fields.add("Host", host);
    const auto decoded = adapter().decode(request, now);
    const auto* response = std::get_if<ports::http_response>(&decoded);
    if (response == nullptr || response->status != 200) return {};
    EXPECT_EQ(response->fields.find("Content-Type"), "text/xml; charset=utf-8");
    return response->body;
}

// proves: ESAR-00.3 COM-02.5
TEST(EsarSetup, TheWsdlAndTheSchemaArePublished) {
    const std::string wsdl = published("/esar/v1/signalering?wsdl", "gateway.example:8443");
    EXPECT_NE(
        wsdl.find("location=\"https://gateway.example:8443/esar/v1/signalering\""), wsdl.npos
    );
    const std::string schema = published("/esar/v1/signalering?xsd", "");
    EXPECT_EQ(schema, example("../signalering.xsd") + "\n");
    EXPECT_NE(published("/esar/v1/signalering?wsdl", "").find("//kruispunt.example/"), wsdl.npos);
    // What could not stand in a URL is not repeated.
    EXPECT_NE(
        published("/esar/v1/signalering?wsdl", "\"/><x").find("//kruispunt.example/"), wsdl.npos
    );
    EXPECT_EQ(published("/esar/v1/signalering?wsdl=1", ""), "");
    EXPECT_EQ(published("/esar/v1/signalering", ""), "");
}

// proves: ESAR-10.4
TEST(EsarPlaces, ATableThatSaysNonsenseIsRefused) {
    const auto file = std::filesystem::path(testing::TempDir()) / "places_test.tsv";
    for (const char* lines : {"Almere\t34\n", "Almere\n", "Urk\t0184\nURK\t0184\n"}) {
        std::ofstream(file) << lines;
        EXPECT_THROW(place_table{file}, std::runtime_error) << lines;
    }
    std::filesystem::remove(file);
}

} // namespace
} // namespace kruispunt::adapters::esar
