#include "adapters/sdk/disclosure_check.hpp"
#include "adapters/sdk/explanation.hpp"
#include "adapters/sdk/round_trip.hpp"
#include "adapters/sdk/testing/mappings_folder.hpp"
#include "adapters/sdk/tests/temporary_file.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace kruispunt::adapters::sdk {
namespace {

std::string file_text(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    EXPECT_TRUE(in) << file;
    return {std::istreambuf_iterator<char>(in), {}};
}

constexpr char json_mapping[] = R"(
form = "json"
use = "both"
fields = [
    { path = "id",       is = "signal.id", type = "signal_id", mandatory = true },
    { path = "soort",    type = "text", constant = "x" },
    { path = "kind",     type = "group" },
    { path = "kind/bsn", is = "child.bsn", type = "bsn", mandatory = true },
    { path = "rest",     type = "part" },
]
)";

std::map<std::string, mapping> one_mapping(const std::string& text) {
    std::map<std::string, mapping> made;
    made.emplace("m", mapping(temporary_file(text).path()));
    return made;
}

// Every value as `what:path[=field][!code]@line`.
std::string listed(const explanation& e) {
    std::string all;
    for (const explained_value& v : e.values) {
        constexpr const char* words[] = {"moved", "checked", "refused", "left"};
        all += (all.empty() ? "" : " ") + std::string(words[static_cast<int>(v.what)]) + ":" +
               v.path + (v.field.empty() ? "" : "=" + v.field) +
               (v.code.empty() ? "" : "!" + v.code) + "@" + std::to_string(v.line);
    }
    return all;
}

std::string explained(const std::string& message) {
    const auto mappings = one_mapping(json_mapping);
    const auto made = explain(message, false, mappings);
    return made ? listed(*made) : made.error().detail;
}

TEST(explanation, says_which_rule_took_what_and_what_nobody_looked_at) {
    EXPECT_EQ(
        explained(R"({"id":"a","soort":"x","kind":{"bsn":"999990019"},"rest":{"b":1}})"),
        "moved:id=signal.id@5 checked:soort@6 moved:kind/bsn=child.bsn@8 left:rest/b@0"
    );
}

TEST(explanation, finds_a_payload_wherever_it_lies) {
    EXPECT_EQ(
        explained(R"({"page":[{"id":"a"},{"id":"b"}],"n":1})"),
        "moved:page/id=signal.id@5 moved:page/id=signal.id@5 left:n@0"
    );
}

// proves: COM-14.3 COM-27.1 COM-27.2 refusal
TEST(explanation, names_what_is_refused_and_never_the_value) {
    const std::string said =
        explained(R"({"id":"a","kind":{"bsn":"123456789"},"x123456789":"Jansen"})");
    EXPECT_EQ(
        said,
        "moved:id=signal.id@5 refused:kind/bsn!BSN_ONGELDIG@8 refused:x1234_____!ONBEKEND_VELD@0"
    );
    EXPECT_EQ(
        explained(R"({"id":"a","kind":{}})"),
        "moved:id=signal.id@5 refused:kind/bsn!VERPLICHT_VELD@0"
    );
}

TEST(explanation, bytes_that_are_not_admitted_are_not_explained) {
    EXPECT_NE(explained("{}}").find("not JSON"), std::string::npos);
    EXPECT_NE(explained(R"({"id":1,"id":2})").find("named twice"), std::string::npos);
}

std::vector<std::filesystem::path> examples() {
    std::vector<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(testing::mappings)) {
        const std::string kind = entry.path().extension().string();
        if (entry.path().parent_path().filename() == "examples" &&
            (kind == ".xml" || kind == ".json"))
            found.push_back(entry.path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::string test_name(const ::testing::TestParamInfo<std::filesystem::path>& info) {
    std::string name = info.param.parent_path().parent_path().filename().string() + "_" +
                       info.param.stem().string();
    for (char& c : name)
        if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
    return name;
}

class example : public ::testing::TestWithParam<std::filesystem::path> {};

TEST_P(example, goes_there_and_back) {
    const auto mappings = load_mappings(GetParam().parent_path().parent_path());
    const round_trip made =
        there_and_back(file_text(GetParam()), GetParam().extension() == ".xml", mappings);
    EXPECT_EQ(made.fault, "");
    EXPECT_FALSE(made.mappings.empty());
}

INSTANTIATE_TEST_SUITE_P(of_a_region, example, ::testing::ValuesIn(examples()), test_name);

TEST(round_trip, tells_what_came_back_otherwise) {
    // What is read from two places and written from one cannot come back.
    const auto mappings = one_mapping(R"(
form = "json"
use = "both"
fields = [
    { path = "wie",  is = "informed", type = "code:who", mandatory = true },
    { path = "meer", is = "warning.text", type = "text" },
]
[codes.who]
a = "parents"
b = "both"
c = "young_person"
d = "nobody"
)");
    EXPECT_EQ(there_and_back(R"({"wie":"a"})", false, mappings).fault, "");
    EXPECT_EQ(there_and_back(R"({"wie":"a"})", false, mappings).fields, 1U);
    EXPECT_NE(there_and_back(R"({"wie":"z"})", false, mappings).fault, "");
    EXPECT_EQ(there_and_back(R"({"q":"z"})", false, mappings).fault, "no mapping fits");
    EXPECT_NE(there_and_back("{", false, mappings).fault, "");
}

} // namespace
} // namespace kruispunt::adapters::sdk
