#include "adapters/sdk/mapping.hpp"
#include "adapters/sdk/shown_name.hpp"
#include "adapters/sdk/tests/temporary_file.hpp"
#include "gateway/codec/json_reader.hpp"

#include <gtest/gtest.h>

namespace kruispunt::adapters::sdk {
namespace {

mapping made_from(const std::string& text) {
    return mapping(temporary_file(text).path());
}

const mapping& json_signal() {
    static const mapping made = made_from(R"(
form = "json"
use = "both"
one_of = [["child.bsn"], ["child.given_names", "child.surname"]]
fields = [
    { path = "kind",             type = "group", mandatory = true },
    { path = "kind/bsn",         is = "child.bsn", type = "bsn", nullable = true },
    { path = "kind/voornamen",   is = "child.given_names", type = "name" },
    { path = "kind/naam",        is = "child.surname", type = "name" },
    { path = "ouders",           is = "parents", type = "bsn", repeat = 2 },
    { path = "adres",            type = "group", nullable = true },
    { path = "adres/huisnummer", is = "child.number", type = "integer", mandatory = true },
    { path = "adres/straat",     is = "child.street", type = "text" },
    { path = "melder",           type = "group" },
    { path = "melder/telefoon",  is = "reporter.phone", type = "phone", mandatory = true },
    { path = "wie",              is = "informed", type = "code:wie", mandatory = true, except = "young_person|both" },
    { path = "klaar",            type = "boolean" },
    { path = "rest",             type = "part", nullable = true },
]
[codes.wie]
ouders = "parents"
niet = "nobody"
)");
    return made;
}

const mapping& xml_signal() {
    static const mapping made = made_from(R"(
form = "xml"
use = "both"
root = "signaal"
namespace = "urn:s"
prefix = "s"
fields = [
    { path = "@soort",       type = "text", constant = "SGN", mandatory = true },
    { path = "StUF:code",    type = "text", constant = "Lk01", mandatory = true },
    { path = "object",       type = "group", mandatory = true },
    { path = "object/@StUF:entiteittype", is = "message.entity", type = "text", mandatory = true },
    { path = "object/id",    is = "signal.id", type = "signal_id", mandatory = true },
    { path = "object/datum", is = "child.birth_date", type = "stuf_birth_date" },
    { path = "object/datum/@StUF:indOnvolledigeDatum", type = "completeness" },
    { path = "object/ouders", type = "group" },
    { path = "object/ouders/bsn", is = "parents", type = "bsn", repeat = 2, mandatory = true },
    { path = "object/naam",  is = "organisation.name", type = "text", mandatory = true },
    { path = "waarschuwing", is = "warning.text", type = "text", repeat = 3 },
    { path = "waarschuwing/@code", is = "warning.code", type = "text" },
]
[namespaces]
StUF = "urn:stuf"
)");
    return made;
}

std::string listed(const reading& read) {
    std::string all;
    for (const finding& f : read.findings)
        all += (all.empty() ? "" : " ") + std::string(wire_code(f.code)) + ":" + f.path;
    return all;
}

std::string json_findings(const std::string& text) {
    const auto document = codec::read_json(text);
    EXPECT_TRUE(document);
    return listed(json_signal().read(document->root()));
}

std::string xml_body(const std::string& inside) {
    return "<signaal xmlns='urn:s' xmlns:t='urn:stuf' soort='SGN'>" + inside + "</signaal>";
}

reading xml_reading(const std::string& text) {
    const auto document = codec::read_xml(text, xml_signal().namespaces());
    EXPECT_TRUE(document);
    return xml_signal().read(document->root());
}

std::string xml_findings(const std::string& inside) {
    return listed(xml_reading(xml_body(inside)));
}

const std::string head = "<t:code>Lk01</t:code>";
const std::string object = "<object t:entiteittype='SGN'><id>a</id>"
                           "<datum t:indOnvolledigeDatum='D'>20140500</datum>"
                           "<ouders><bsn>999990020</bsn><bsn>999990019</bsn></ouders>"
                           "<naam>A &amp; B</naam></object>";

// proves: COM-13.9 acceptance
TEST(reading_json, gives_every_field_in_any_order) {
    const auto document = codec::read_json(
        R"({"wie":"ouders","klaar":true,"rest":{"x":1},"adres":{"huisnummer":12},
            "ouders":["999990019","999990020"],"kind":{"bsn":"999990019"}})"
    );
    ASSERT_TRUE(document);
    const reading read = json_signal().read(document->root());
    EXPECT_EQ(listed(read), "");
    EXPECT_EQ(read.values.get(field::child_bsn), "999990019");
    EXPECT_EQ(read.values.get(field::child_number), "12");
    EXPECT_EQ(read.values.get(field::informed), "parents");
    EXPECT_EQ(read.values.count(field::parents), 2U);
    EXPECT_EQ(read.values.get(field::parents, 1), "999990020");
    EXPECT_EQ(read.values.get(field::parents, 2), "");
}

// proves: COM-13.9 COM-13.8 COM-14.2 COM-27.1 COM-27.4 refusal
TEST(reading_json, says_what_is_wrong_in_the_order_of_the_document) {
    EXPECT_EQ(
        json_findings(R"({"wie":"x","kind":{"bsn":"1"},"more":1})"),
        "WAARDE_ONGELDIG:wie BSN_ONGELDIG:kind/bsn ONBEKEND_VELD:more"
    );
    EXPECT_EQ(json_findings("{}"), "VERPLICHT_VELD:kind VERPLICHT_VELD:wie");
    EXPECT_EQ(json_findings("[]"), "WAARDE_ONGELDIG: VERPLICHT_VELD:kind/bsn");
}

// proves: COM-13.8 COM-13.9 refusal
TEST(reading_json, null_is_absent_where_it_may_be) {
    const std::string good = R"("wie":"niet","kind":{"bsn":"999990019"})";
    EXPECT_EQ(json_findings("{" + good + R"(,"adres":null,"rest":null})"), "");
    EXPECT_EQ(json_findings("{" + good + R"(,"melder":null})"), "WAARDE_ONGELDIG:melder");
    EXPECT_EQ(json_findings(R"({"kind":{"bsn":"999990019"},"wie":null})"), "VERPLICHT_VELD:wie");
}

// proves: COM-13.8 COM-14.2 refusal
TEST(reading_json, an_optional_group_that_is_there_needs_what_is_mandatory_in_it) {
    const std::string good = R"("wie":"niet","kind":{"bsn":"999990019"})";
    EXPECT_EQ(json_findings("{" + good + R"(,"adres":{}})"), "VERPLICHT_VELD:adres/huisnummer");
    EXPECT_EQ(
        json_findings("{" + good + R"(,"melder":{"x":1}})"),
        "ONBEKEND_VELD:melder/x VERPLICHT_VELD:melder/telefoon"
    );
}

// proves: COM-13.9 refusal
TEST(reading_json, kinds_of_value_are_not_mixed) {
    const std::string kind = R"("kind":{"bsn":"999990019"})";
    EXPECT_EQ(json_findings("{" + kind + R"(,"wie":1})"), "WAARDE_ONGELDIG:wie");
    EXPECT_EQ(
        json_findings("{" + kind + R"(,"wie":"niet","klaar":"true"})"), "WAARDE_ONGELDIG:klaar"
    );
    EXPECT_EQ(
        json_findings("{" + kind + R"(,"wie":"niet","adres":{"huisnummer":"12"}})"),
        "WAARDE_ONGELDIG:adres/huisnummer"
    );
    EXPECT_EQ(
        json_findings("{" + kind + R"(,"wie":"niet","adres":{"huisnummer":1.5}})"),
        "WAARDE_ONGELDIG:adres/huisnummer"
    );
    EXPECT_EQ(
        json_findings(R"({"wie":"niet","kind":{"bsn":999990019}})"), "WAARDE_ONGELDIG:kind/bsn"
    );
    EXPECT_EQ(json_findings(R"({"wie":"niet","kind":"999990019"})"), "WAARDE_ONGELDIG:kind");
    EXPECT_EQ(json_findings("{" + kind + R"(,"wie":["niet"]})"), "WAARDE_ONGELDIG:wie");
}

// proves: COM-13.9 refusal
TEST(reading_json, a_list_takes_as_many_as_it_may) {
    const std::string good = R"("wie":"niet","kind":{"bsn":"999990019"})";
    EXPECT_EQ(json_findings("{" + good + R"(,"ouders":[]})"), "");
    EXPECT_EQ(json_findings("{" + good + R"(,"ouders":"999990019"})"), "WAARDE_ONGELDIG:ouders");
    EXPECT_EQ(json_findings("{" + good + R"(,"ouders":["999990019","1"]})"), "BSN_ONGELDIG:ouders");
    EXPECT_EQ(
        json_findings("{" + good + R"(,"ouders":["999990019","999990020","999990019"]})"),
        "WAARDE_ONGELDIG:ouders"
    );
}

// proves: COM-13.8 refusal
TEST(reading_json, one_of_several_sets_must_be_whole) {
    EXPECT_EQ(json_findings(R"({"wie":"niet","kind":{"voornamen":"A b","naam":"C"}})"), "");
    EXPECT_EQ(
        json_findings(R"({"wie":"niet","kind":{"voornamen":"A b"}})"), "VERPLICHT_VELD:kind/naam"
    );
    EXPECT_EQ(json_findings(R"({"wie":"niet","kind":{"bsn":null}})"), "VERPLICHT_VELD:kind/bsn");
    EXPECT_EQ(json_findings(R"({"wie":"niet","kind":{"bsn":"12"}})"), "BSN_ONGELDIG:kind/bsn");
}

// proves: COM-13.8 refusal
TEST(reading_json, an_empty_text_is_absent_and_a_mandatory_one_missing) {
    EXPECT_EQ(
        json_findings(R"({"wie":"","kind":{"bsn":"999990019","voornamen":" "}})"),
        "VERPLICHT_VELD:wie"
    );
}

TEST(reading_json, keeps_a_bounded_number_of_findings) {
    std::string text = R"({"wie":"niet","kind":{"bsn":"999990019")";
    for (int i = 0; i < 60; ++i)
        text += ",\"m" + std::to_string(i) + "\":0";
    const auto document = codec::read_json(text + "}}");
    ASSERT_TRUE(document);
    EXPECT_EQ(json_signal().read(document->root()).findings.size(), max_findings);
}

// proves: COM-14.3 COM-27.2
TEST(reading_json, an_unknown_name_is_shown_without_what_might_be_a_value) {
    EXPECT_EQ(shown_name("x:reden"), "reden");
    EXPECT_EQ(shown_name("kind-2.b"), "kind-2.b");
    EXPECT_EQ(shown_name("999990019"), "9999_____");
    EXPECT_EQ(shown_name("Jan \"Jansen\"\n"), "Jan__Jansen__");
    EXPECT_EQ(shown_name(std::string(100, 'a')), std::string(40, 'a'));
}

// proves: COM-13.9 acceptance
TEST(reading_xml, gives_every_field) {
    const reading read = xml_reading(xml_body(
        head + object + "<waarschuwing code='X'>een</waarschuwing><waarschuwing>twee</waarschuwing>"
    ));
    EXPECT_EQ(listed(read), "");
    EXPECT_EQ(read.values.get(field::message_entity), "SGN");
    EXPECT_EQ(read.values.get(field::child_birth_date), "2014-05");
    EXPECT_EQ(read.values.get(field::organisation_name), "A & B");
    EXPECT_EQ(read.values.count(field::parents), 2U);
    EXPECT_EQ(read.values.count(field::warning_text), 2U);
}

struct row {
    std::string inside;
    std::string findings;
};

class bad_payload : public testing::TestWithParam<row> {};

// proves: COM-13.8 COM-13.9 COM-14.2 COM-27.1 COM-27.4 refusal
TEST_P(bad_payload, is_told_by_code_and_path) {
    EXPECT_EQ(xml_findings(GetParam().inside), GetParam().findings);
}

INSTANTIATE_TEST_SUITE_P(
    table,
    bad_payload,
    testing::Values(
        row{"", "VERPLICHT_VELD:code VERPLICHT_VELD:object"},
        row{object, "VERPLICHT_VELD:code"},
        row{object + head, "VERPLICHT_VELD:code WAARDE_ONGELDIG:code"},
        row{head + object + object, "WAARDE_ONGELDIG:object"},
        row{"<t:code>Lk02</t:code>" + object, "WAARDE_ONGELDIG:code"},
        row{"<code>Lk01</code>" + object, "ONBEKEND_VELD:code VERPLICHT_VELD:code"},
        row{head + "<x xmlns='urn:no'>y</x>" + object, "ONBEKEND_VELD:x"},
        row{head + "stray" + object, "WAARDE_ONGELDIG:"},
        row{head + "<object t:entiteittype='S' x='1'><id>a</id><naam>b</naam></object>",
            "ONBEKEND_VELD:object/x"},
        row{head + "<object><id>a</id><naam>b</naam></object>",
            "VERPLICHT_VELD:object/entiteittype"},
        row{head + "<object t:entiteittype='S'><naam>b</naam><id>a</id></object>",
            "VERPLICHT_VELD:object/id WAARDE_ONGELDIG:object/id"},
        row{head + "<object t:entiteittype='S'><id/><naam> </naam></object>",
            "VERPLICHT_VELD:object/id VERPLICHT_VELD:object/naam"},
        row{head + "<object t:entiteittype='S'><id>a<b>c</b></id><naam>b</naam></object>",
            "ONBEKEND_VELD:object/id/b"},
        row{head + "<object "
                   "t:entiteittype='S'><id>a</id><datum>20140230</datum><naam>b</naam></object>",
            "DATUM_ONGELDIG:object/datum"},
        row{head + "<object t:entiteittype='S'><id>a</id><datum "
                   "t:indOnvolledigeDatum='J'>20140203</datum>"
                   "<naam>b</naam></object>",
            "WAARDE_ONGELDIG:object/datum/indOnvolledigeDatum WAARDE_ONGELDIG:object/datum"},
        row{head + "<object t:entiteittype='S'><id>a</id><ouders/><naam>b</naam></object>",
            "VERPLICHT_VELD:object/ouders/bsn"},
        row{head + "<object "
                   "t:entiteittype='S'><id>a</id><ouders><bsn>999990019</bsn><bsn>999990019</bsn>"
                   "<bsn>999990019</bsn></ouders><naam>b</naam></object>",
            "WAARDE_ONGELDIG:object/ouders/bsn"}
    )
);

TEST(reading, nothing_at_all_is_a_missing_payload) {
    EXPECT_EQ(listed(json_signal().read(codec::node())), "VERPLICHT_VELD:");
}

record example() {
    record values;
    values.add(field::message_entity, "SGN");
    values.add(field::signal_id, "a");
    values.add(field::child_birth_date, "2014-05");
    values.add(field::parents, "999990020");
    values.add(field::parents, "999990019");
    values.add(field::organisation_name, "A & B");
    return values;
}

TEST(writing_xml, is_escaped_namespaced_and_in_order) {
    record values = example();
    values.add(field::warning_text, "<een>");
    values.add(field::warning_code, "\"X\"");
    EXPECT_EQ(
        xml_signal().write(values),
        "<s:signaal xmlns:s=\"urn:s\" xmlns:StUF=\"urn:stuf\" "
        "soort=\"SGN\"><StUF:code>Lk01</StUF:code>"
        "<s:object StUF:entiteittype=\"SGN\"><s:id>a</s:id>"
        "<s:datum StUF:indOnvolledigeDatum=\"D\">20140500</s:datum>"
        "<s:ouders><s:bsn>999990020</s:bsn><s:bsn>999990019</s:bsn></s:ouders>"
        "<s:naam>A &amp; B</s:naam></s:object>"
        "<s:waarschuwing code=\"&quot;X&quot;\">&lt;een&gt;</s:waarschuwing></s:signaal>"
    );
    EXPECT_EQ(xml_signal().write(example(), "ander").substr(0, 8), "<s:ander");
}

TEST(writing_xml, reads_back_as_it_was) {
    const reading read = xml_reading(xml_signal().write(example()));
    EXPECT_EQ(listed(read), "");
    EXPECT_EQ(xml_signal().write(read.values), xml_signal().write(example()));
}

TEST(writing_json, leaves_out_what_is_absent_and_writes_null_where_that_is_the_rule) {
    record values;
    values.add(field::informed, "nobody");
    EXPECT_EQ(
        json_signal().write(values),
        R"({"kind":{"bsn":null},"adres":null,"wie":"niet","rest":null})"
    );
    values.add(field::child_surname, "O\"N\\eil\x01");
    values.add(field::child_number, "12");
    values.add(field::parents, "999990019");
    EXPECT_EQ(
        json_signal().write(values),
        R"({"kind":{"bsn":null,"naam":"O\"N\\eil\u0001"},"ouders":["999990019"],)"
        R"("adres":{"huisnummer":12},"wie":"niet","rest":null})"
    );
}

TEST(writing_json, lists_of_groups_keep_their_pairs) {
    const mapping list = made_from(R"(
form = "json"
use = "write"
fields = [
    { path = "fouten",      type = "group", repeat = 5, mandatory = true },
    { path = "fouten/code", is = "finding.code", type = "text" },
    { path = "fouten/veld", is = "finding.field", type = "text" },
]
)");
    record values;
    EXPECT_EQ(list.write(values), R"({"fouten":[]})");
    values.add(field::finding_code, "A");
    values.add(field::finding_field, "");
    values.add(field::finding_code, "B");
    values.add(field::finding_field, "x/y");
    EXPECT_EQ(list.write(values), R"({"fouten":[{"code":"A"},{"code":"B","veld":"x/y"}]})");
}

TEST(mapping, names_the_payloads_path_of_a_canonical_field) {
    EXPECT_EQ(json_signal().path_of("child.bsn"), "kind/bsn");
    EXPECT_EQ(xml_signal().path_of("child.birth_date"), "object/datum");
    EXPECT_EQ(json_signal().path_of("sent_at"), "sent_at");
    EXPECT_EQ(json_signal().path_of("date"), "date");
}

TEST(mapping, a_part_has_its_base_in_its_paths) {
    const mapping part = made_from(R"(
form = "json"
use = "read"
base = "object"
fields = [ { path = "id", is = "signal.id", type = "signal_id", mandatory = true } ]
)");
    const auto document = codec::read_json(R"({"x":{},"y":3})");
    ASSERT_TRUE(document);
    EXPECT_EQ(listed(part.read(document->root().child("x"))), "VERPLICHT_VELD:object/id");
    EXPECT_EQ(listed(part.read(document->root().child("y"))), "WAARDE_ONGELDIG:object");
    EXPECT_EQ(listed(part.read(document->root().child("z"))), "VERPLICHT_VELD:object");
}

TEST(writing_xml, an_element_may_stand_there_for_its_attribute_alone) {
    const mapping made = made_from(R"(
form = "xml"
use = "both"
root = "a"
namespace = "urn:a"
fields = [
    { path = "b",       type = "text" },
    { path = "b/@code", is = "warning.code", type = "text" },
]
)");
    record values;
    values.add(field::warning_code, "X");
    EXPECT_EQ(made.write(values), R"(<a xmlns="urn:a"><b code="X"></b></a>)");
}

} // namespace
} // namespace kruispunt::adapters::sdk
