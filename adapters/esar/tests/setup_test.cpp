#include "adapters/esar/place_table.hpp"
#include "adapters/esar/tests/samples.hpp"

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

TEST(EsarSetup, UnsignedIsForASandboxAndSaysSo) {
    EXPECT_EQ(refusal_of(setup()), "made");
    const auto cautions = adapter().cautions();
    ASSERT_EQ(cautions.size(), 1U);
    EXPECT_NE(cautions[0].find("unsigned"), std::string::npos);
    ports::adapter_setup real = setup();
    real.sandbox = false;
    EXPECT_EQ(refusal_of(real), "esar: signing = \"off\" is allowed in a sandbox only");
}

TEST(EsarSetup, SigningCannotBeTurnedOnYet) {
    ports::adapter_setup signing = setup();
    signing.options["signing"] = "on";
    const std::string told = "esar: this version cannot sign; in a sandbox set signing = \"off\"";
    EXPECT_EQ(refusal_of(signing), told);
    signing.options.clear();
    EXPECT_EQ(refusal_of(signing), told);
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
