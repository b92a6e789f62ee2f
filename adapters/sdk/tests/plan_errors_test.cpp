#include "adapters/sdk/mapping.hpp"
#include "adapters/sdk/tests/temporary_file.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace kruispunt::adapters::sdk {
namespace {

// What a mapping file says about itself when it is loaded; empty: nothing.
std::string complaint_of(const std::string& text) {
    const temporary_file file(text);
    try {
        const mapping made(file.path());
        return {};
    } catch (const std::runtime_error& e) {
        const std::string what = e.what();
        const std::string start = file.path().string() + ":";
        EXPECT_EQ(what.substr(0, start.size()), start);
        EXPECT_EQ(what.find('\n'), what.npos);
        return what.substr(start.size());
    }
}

struct row {
    std::string text;
    std::string complaint; ///< line, colon, blank and the beginning of what is said
};

const std::string json = "form = \"json\"\nuse = \"read\"\n";
const std::string written = "form = \"json\"\nuse = \"write\"\n";
const std::string xml = "form = \"xml\"\nuse = \"read\"\nroot = \"a\"\nnamespace = \"urn:a\"\n";

std::string fields(const std::string& head, const std::string& lines) {
    return head + "fields = [\n" + lines + "]\n";
}

class bad_mapping : public testing::TestWithParam<row> {};

TEST_P(bad_mapping, says_file_line_and_what) {
    const std::string said = complaint_of(GetParam().text);
    EXPECT_EQ(said.substr(0, GetParam().complaint.size()), GetParam().complaint) << said;
}

INSTANTIATE_TEST_SUITE_P(
    table,
    bad_mapping,
    testing::Values(
        row{"form = ", "1: "},
        row{"", "1: 'form' is neither"},
        row{"form = \"json\"\nuse = \"eat\"\n", "1: 'use' is none of"},
        row{json, "1: there are no fields"},
        row{json + "colour = 1\n", "3: unknown key 'colour'"},
        row{json + "base = 1\n", "3: 'base' is not a text"},
        row{fields(json, "{ path = \"a\", type = \"text\", colour = 1 },\n"), "4: unknown key"},
        row{fields(json, "{ path = \"a\", type = \"text\", mandatory = 1 },\n"),
            "4: 'mandatory' is neither true nor false"},
        row{fields(json, "{ path = \"a\", type = \"text\", repeat = \"1\" },\n"),
            "4: 'repeat' is not a whole number"},
        row{fields(json, "{ path = \"a\", type = \"text\", repeat = 1001 },\n"),
            "4: 'repeat' is not between"},
        row{fields(json, "7,\n"), "4: a field is not a table"},
        row{fields(json, "{ path = \"a\", type = \"texts\" },\n"), "4: unknown type 'texts'"},
        row{fields(json, "{ path = \"a\" },\n"), "4: unknown type ''"},
        row{fields(json, "{ path = \"\", type = \"text\" },\n"), "4: a field has no path"},
        row{fields(json, "{ path = \"a\", is = \"child.shoe\", type = \"text\" },\n"),
            "4: there is no canonical field 'child.shoe'"},
        row{fields(json, "{ path = \"a\", type = \"text\" },\n{ path = \"a\", type = \"bsn\" },\n"),
            "5: 'a' is mapped twice"},
        row{fields(
                json,
                "{ path = \"a\", is = \"date\", type = \"day\" },\n"
                "{ path = \"b\", is = \"date\", type = \"day\" },\n"
            ),
            "5: 'date' is mapped twice"},
        row{fields(json, "{ path = \"a/b\", type = \"text\" },\n"), "4: 'a/b' stands in no group"},
        row{fields(
                json, "{ path = \"a\", type = \"text\" },\n{ path = \"a/b\", type = \"text\" },\n"
            ),
            "5: 'a/b' stands in something that is no group"},
        row{fields(json, "{ path = \"a\", is = \"date\", type = \"group\" },\n"),
            "4: a group is no canonical field"},
        row{fields(json, "{ path = \"@a\", type = \"text\" },\n"), "4: JSON has no attributes"},
        row{fields(json, "{ path = \"a\", type = \"code:none\" },\n"),
            "4: there is no code table 'none'"},
        row{fields(json, "{ path = \"a\", is = \"informed\", type = \"text\" },\n"),
            "4: 'informed' needs a code table"},
        row{fields(json, "{ path = \"a\", is = \"informed\", type = \"code:t\" },\n") +
                "[codes.t]\nx = \"everybody\"\n",
            "4: 'informed' has no word 'everybody'"},
        row{fields(json, "{ path = \"a\", type = \"text\" },\n") + "[codes.t]\nx = \"y\"\n",
            "6: code table 't' is not used"},
        row{fields(json, "{ path = \"a\", type = \"text\" },\n") + "[codes.t]\n",
            "6: table 't' is empty"},
        row{fields(json + "one_of = [[\"date\"]]\n", "{ path = \"a\", type = \"text\" },\n"),
            "3: 'date' in 'one_of' is not mapped"},
        row{fields(json + "yields = \"peace\"\n", "{ path = \"a\", type = \"text\" },\n"),
            "1: 'yields' can only be"},
        row{fields(json + "yields = \"signal\"\n", "{ path = \"a\", type = \"text\" },\n"),
            "1: a signal needs 'organisation.oin'"},
        row{"form = \"xml\"\nuse = \"read\"\n", "1: 'root' is missing"},
        row{"form = \"xml\"\nuse = \"read\"\nroot = \"a\"\n", "1: 'namespace' is missing"},
        row{fields(xml, "{ path = \"x:a\", type = \"text\" },\n"),
            "6: the prefix 'x' has no namespace"},
        row{fields(xml, "{ path = \"@a\", type = \"completeness\" },\n"),
            "6: '@a' is no attribute of a birth date"},
        row{fields(
                xml,
                "{ path = \"a\", type = \"stuf_birth_date\" },\n"
                "{ path = \"a/@b\", type = \"completeness\" },\n"
            ),
            "7: 'a/@b' is no attribute of a birth date"},
        row{fields(json, "{ path = \"a b\", type = \"text\" },\n"), "4: 'a b' is no name"},
        row{fields(json, "{ path = \"a\\\"\", type = \"text\" },\n"), "4: 'a\"' is no name"},
        row{fields(xml, "{ path = \"@@a\", type = \"text\" },\n"), "6: '@@a' is no name"},
        row{fields(xml, "{ path = \"a\", type = \"text\" },\n") + "[namespaces]\nx = \"urn:a\"\n",
            "1: namespace 'urn:a' or its prefix is there already"},
        row{fields(xml, "{ path = \"a\", type = \"text\" },\n") +
                "[namespaces]\nxmlns = \"urn:b\"\n",
            "1: 'xmlns' is no name or prefix"},
        row{fields(xml, "{ path = \"a\", type = \"text\" },\n") + "[namespaces]\nx = \"urn:<\"\n",
            "1: 'urn:<' is no namespace"},
        row{fields(xml, "{ path = \"@a\", type = \"group\" },\n"), "6: an attribute is no group"},
        row{fields(xml, "{ path = \"@a\", type = \"text\", repeat = 2 },\n"),
            "6: an attribute repeats"},
        row{fields(written, "{ path = \"a\", type = \"text\", mandatory = true },\n"),
            "4: 'a' is mandatory, and neither"},
        row{fields(written, "{ path = \"a\", type = \"part\", mandatory = true },\n"),
            "4: 'a' is mandatory, and neither"},
        row{fields(written, "{ path = \"a\", is = \"match.state\", type = \"code:t\" },\n") +
                "[codes.t]\nx = \"open\"\n",
            "4: 'ended' of 'match.state' has no word on the wire"},
        row{fields(written, "{ path = \"a\", is = \"match.state\", type = \"code:t\" },\n") +
                "[codes.t]\nx = \"open\"\ny = \"open\"\nz = \"ended\"\n",
            "4: 'open' of 'match.state' is written two ways"},
        row{fields(
                written,
                "{ path = \"a\", is = \"match.state\", type = \"code:t\", except = \"open\" },\n"
            ) + "[codes.t]\nx = \"open\"\nz = \"ended\"\n",
            "4: 'open' of 'match.state' is in 'except' and has a word"},
        row{fields(
                written,
                "{ path = \"a\", is = \"match.state\", type = \"code:t\", except = \"shut\" },\n"
            ) + "[codes.t]\nx = \"open\"\nz = \"ended\"\n",
            "4: 'match.state' has no word 'shut'"},
        row{fields(written, "{ path = \"a\", is = \"date\", type = \"day\", except = \"x\" },\n"),
            "4: 'except' of a field without words"}
    )
);

TEST(mapping_file, what_a_message_never_carries_may_be_excepted) {
    const std::string line =
        "{ path = \"a\", is = \"match.state\", type = \"code:t\", except = \"ended\" },\n";
    EXPECT_EQ(complaint_of(fields(written, line) + "[codes.t]\nx = \"open\"\n"), "");
}

TEST(mapping_file, one_that_only_reads_need_not_know_every_word) {
    const std::string line = "{ path = \"a\", is = \"match.state\", type = \"code:t\" },\n";
    EXPECT_EQ(complaint_of(fields(json, line) + "[codes.t]\nx = \"open\"\n"), "");
}

TEST(bad_mapping, a_file_that_is_not_there_is_named) {
    try {
        const mapping made("/nowhere/at-all.toml");
        FAIL();
    } catch (const std::runtime_error& e) {
        EXPECT_NE(std::string(e.what()).find("/nowhere/at-all.toml"), std::string::npos);
    }
}

TEST(bad_mapping, a_group_takes_its_greatest_number_of_fields_and_no_more) {
    std::string lines;
    for (int i = 0; i < 64; ++i)
        lines += "{ path = \"f" + std::to_string(i) + "\", type = \"text\" },\n";
    EXPECT_EQ(complaint_of(fields(json, lines)), "");
    lines += "{ path = \"more\", type = \"text\" },\n";
    EXPECT_EQ(complaint_of(fields(json, lines)), "68: a group has more than 64 fields");
}

// Groups in each other, so many, and a value in the innermost.
std::string nested(int groups) {
    std::string lines;
    std::string path;
    for (int i = 0; i < groups; ++i) {
        path += "a";
        lines += "{ path = \"" + path + "\", type = \"group\" },\n";
        path += "/";
    }
    return lines + "{ path = \"" + path + "b\", type = \"text\" },\n";
}

TEST(bad_mapping, groups_lie_in_each_other_to_a_depth_and_no_more) {
    EXPECT_EQ(complaint_of(fields(json, nested(29))), "");
    EXPECT_EQ(complaint_of(fields(json, nested(30))), "34: a field lies in more than 30 groups");
}

TEST(bad_mapping, a_file_has_its_greatest_number_of_fields_and_no_more) {
    std::string lines;
    for (int group = 0; group < 20; ++group) {
        const std::string name = "g" + std::to_string(group);
        lines += "{ path = \"" + name + "\", type = \"group\" },\n";
        for (int i = 0; i < 49; ++i)
            lines += "{ path = \"" + name + "/f" + std::to_string(i) + "\", type = \"text\" },\n";
    }
    EXPECT_EQ(complaint_of(fields(json, lines)), "");
    lines += "{ path = \"more\", type = \"text\" },\n";
    EXPECT_EQ(complaint_of(fields(json, lines)), "1: there are more than 1000 fields");
}

} // namespace
} // namespace kruispunt::adapters::sdk
