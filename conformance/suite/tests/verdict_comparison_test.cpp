#include "conformance/suite/verdict/bodies.hpp"
#include "conformance/suite/verdict/comparison.hpp"

#include <gtest/gtest.h>

namespace kruispunt::conformance::suite::tests {
namespace {

using catalogue::comparison;
using verdict::found_value;

const plan::scopes variables{{"a", {{"signal", "S-1"}}}};
const verdict::filling with{variables, "a"};

found_value in_json(const std::string& document, const std::string& pointer) {
    return verdict::look_in_json(*text::read_json(document), pointer);
}

bool holds(const comparison& asked, const found_value& found) {
    return verdict::holds(asked, found, with);
}

TEST(verdict_comparison, a_value_is_what_it_is_and_of_its_type) {
    const auto document = R"({"t": "S-1", "n": 5, "b": true, "z": null, "s": "5"})";
    EXPECT_TRUE(holds(catalogue::is_value{"${signal}"}, in_json(document, "/t")));
    EXPECT_FALSE(holds(catalogue::is_value{"S-2"}, in_json(document, "/t")));
    EXPECT_TRUE(holds(catalogue::is_value{5}, in_json(document, "/n")));
    EXPECT_FALSE(holds(catalogue::is_value{"5"}, in_json(document, "/n")));
    EXPECT_TRUE(holds(catalogue::is_value{true}, in_json(document, "/b")));
    EXPECT_TRUE(holds(catalogue::is_value{nullptr}, in_json(document, "/z")));
    EXPECT_FALSE(holds(catalogue::is_value{nullptr}, in_json(document, "/gone")));
    EXPECT_TRUE(holds(catalogue::is_one_of{{"x", "${signal}"}}, in_json(document, "/t")));
    EXPECT_FALSE(holds(catalogue::is_one_of{{"x", 6}}, in_json(document, "/n")));
}

TEST(verdict_comparison, what_xml_and_headers_hold_is_text) {
    const auto five = verdict::found_text("5");
    EXPECT_TRUE(holds(catalogue::is_value{5}, five));
    EXPECT_TRUE(holds(catalogue::is_value{true}, verdict::found_text("true")));
    EXPECT_FALSE(holds(catalogue::is_value{6}, five));
}

TEST(verdict_comparison, absent_and_null_mean_the_same) {
    const auto document = R"({"a": 1, "z": null})";
    EXPECT_TRUE(holds(catalogue::is_there{true}, in_json(document, "/a")));
    EXPECT_FALSE(holds(catalogue::is_there{false}, in_json(document, "/a")));
    for (const auto* const path : {"/z", "/gone", "/a/b"}) {
        EXPECT_FALSE(holds(catalogue::is_there{true}, in_json(document, path))) << path;
        EXPECT_TRUE(holds(catalogue::is_there{false}, in_json(document, path))) << path;
    }
}

TEST(verdict_comparison, texts_begin_end_and_hold) {
    const auto text = verdict::found_text("application/json; charset=utf-8");
    using catalogue::holds_text;
    using catalogue::place;
    EXPECT_TRUE(holds(holds_text{place::start, "application/json"}, text));
    EXPECT_FALSE(holds(holds_text{place::start, "charset"}, text));
    EXPECT_TRUE(holds(holds_text{place::end, "utf-8"}, text));
    EXPECT_TRUE(holds(holds_text{place::anywhere, "charset"}, text));
    EXPECT_FALSE(holds(holds_text{place::anywhere, "${signal}"}, text));
    EXPECT_FALSE(holds(holds_text{place::anywhere, "n"}, in_json(R"({"a":null})", "/a")));
}

TEST(verdict_comparison, items_are_counted) {
    EXPECT_TRUE(holds(catalogue::has_count{2}, in_json(R"({"a":[1,2]})", "/a")));
    EXPECT_TRUE(holds(catalogue::has_count{0}, in_json(R"({"a":[]})", "/a")));
    EXPECT_TRUE(holds(catalogue::has_count{0}, in_json(R"({})", "/a")));
    EXPECT_FALSE(holds(catalogue::has_count{1}, in_json(R"({"a":[1,2]})", "/a")));
}

TEST(verdict_comparison, members_are_these_and_no_others) {
    const auto object = in_json(R"({"a":1,"b":null})", "");
    EXPECT_TRUE(holds(catalogue::has_members{{"a", "b"}, {}}, object));
    EXPECT_TRUE(holds(catalogue::has_members{{"a"}, {"b", "c"}}, object));
    EXPECT_FALSE(holds(catalogue::has_members{{"a"}, {}}, object));
    EXPECT_FALSE(holds(catalogue::has_members{{"a", "b", "c"}, {}}, object));
    EXPECT_FALSE(holds(catalogue::has_members{{}, {}}, found_value()));
}

TEST(verdict_comparison, each_of_several_stands_once_in_any_order) {
    const catalogue::has_once_each asked{{"a", "b"}, "who"};
    const auto of = [&asked](const std::string& items) {
        return holds(asked, in_json(R"({"all":)" + items + "}", "/all"));
    };
    EXPECT_TRUE(of(R"([{"who":"b","n":1},{"who":"a"}])"));
    for (const auto* const wrong :
         {R"([{"who":"a"},{"who":"a"}])",
          R"([{"who":"a"},{"who":"b"},{"who":"b"}])",
          R"([{"who":"a"},{"who":"b"},{"who":"c"}])",
          R"([{"who":"a"}])",
          R"([{"who":"a"},{"n":"b"}])",
          R"(["a","b"])",
          R"({"who":"a","b":1})",
          "null"})
        EXPECT_FALSE(of(wrong)) << wrong;
    EXPECT_FALSE(holds(asked, found_value()));
}

TEST(verdict_comparison, forms_are_told_apart) {
    struct sample {
        const char* form;
        const char* has;
        const char* has_not;
    };

    for (const auto& [form, has, has_not] :
         {sample{"bsn", "999990019", "999990018"},
          sample{"oin", "00000099000000000001", "0000009900000000000"},
          sample{"uuid", "0f6b4d52-8a0e-4c0b-9d0a-5f1f3f6f7a11", "0f6b4d52"},
          sample{
              "uuid7",
              "0190a6f0-0000-7000-8000-000000000000",
              "0f6b4d52-8a0e-4c0b-9d0a-5f1f3f6f7a11"},
          sample{"moment", "2026-11-20T10:00:00+01:00", "2026-11-20T10:00:00"},
          sample{"date", "2026-11-20", "2026-02-30"},
          sample{"stuf_moment", "20261120100000000", "20261120"},
          sample{"stuf_date", "20261120", "20261131"},
          sample{"signal_id", "A.b-1", "a b"},
          sample{"reference", "INZ 9", ""},
          sample{"text", "Zoë", ""},
          sample{"phone", "+31205550100", "0205550100"},
          sample{"whole_number", "12", "1.2"},
          sample{"uri", "https://x.example/", "/x"}}) {
        EXPECT_TRUE(verdict::has_named_form(form, has)) << form;
        EXPECT_FALSE(verdict::has_named_form(form, has_not)) << form;
    }
    EXPECT_TRUE(holds(catalogue::has_form{"whole_number"}, in_json(R"({"a":5})", "/a")));
    EXPECT_FALSE(holds(catalogue::has_form{"stuf_date"}, in_json(R"({"a":20261120})", "/a")));
}

TEST(verdict_bodies, xpath_finds_through_the_bound_prefixes) {
    const auto document =
        R"(<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
        <f xmlns="urn:nl:verwijsindex:esar:1"><bsn>1</bsn><bsn>2</bsn></f></s:Body></s:Envelope>)";
    const auto found = verdict::look_in_xml(document, "/soap:Envelope/soap:Body/esar:f/esar:bsn");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->value, "1");
    EXPECT_EQ(found->count, 2U);
    EXPECT_EQ(
        verdict::look_in_xml(document, "//esar:f")->members,
        (std::vector<std::string>{"bsn", "bsn"})
    );
    EXPECT_EQ(verdict::look_in_xml(document, "count(//esar:bsn)")->value, "2");
    EXPECT_FALSE(verdict::look_in_xml(document, "//sisa:bsn")->there);
}

TEST(verdict_bodies, what_cannot_be_read_is_said_and_not_guessed) {
    EXPECT_FALSE(verdict::look_in_xml("<a>", "/a"));
    EXPECT_FALSE(verdict::look_in_xml("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "/a"));
    EXPECT_FALSE(verdict::look_in_body("multisignaal", "{", "/a"));
    EXPECT_FALSE(verdict::look_in_body("multisignaal", R"({"a":1,"a":2})", "/a"));
    EXPECT_THROW((void)verdict::look_in_xml("<a/>", "///"), std::runtime_error);
    EXPECT_THROW((void)verdict::look_in_xml("<a/>", "/none:a"), std::runtime_error);
    EXPECT_THROW((void)verdict::look_in_json(nullptr, "a"), std::runtime_error);
}

TEST(verdict_comparison, a_long_value_is_told_in_part) {
    const auto told = verdict::told(verdict::found_text(std::string(5000, 'x') + "é"));
    EXPECT_LT(told.size(), 400U);
}

} // namespace
} // namespace kruispunt::conformance::suite::tests
