#include "gateway/codec/xml_reader.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kruispunt::codec {
namespace {

const known_namespaces known{{"urn:main", ""}, {"urn:other", "o"}};

constexpr char good[] = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                        "<m:a xmlns:m='urn:main' xmlns:x='urn:other' x:kind='K' bare='1'>\n"
                        "  <m:b>one &amp; <![CDATA[<two>]]></m:b><!-- a note -->\n"
                        "  <x:c/>\n"
                        "  <d xmlns='urn:nobody'>3</d>\n"
                        "</m:a>";

std::string nested(int depth) {
    std::string open;
    std::string close;
    for (int i = 0; i < depth; ++i) {
        open += "<a>";
        close += "</a>";
    }
    return open + close;
}

TEST(xml_reader, names_elements_by_namespace_and_not_by_the_senders_prefix) {
    const auto read = read_xml(good, known);
    ASSERT_TRUE(read);
    const node a = read->root();
    EXPECT_EQ(a.name(), "a");
    node at = a.first_child();
    EXPECT_EQ(at.name(), "o:kind");
    EXPECT_EQ(at.kind(), node_kind::attribute);
    EXPECT_EQ(at.text(), "K");
    at = at.next();
    EXPECT_EQ(at.name(), "bare");
    at = at.next();
    EXPECT_EQ(at.name(), "b");
    EXPECT_EQ(at.text(), "one & <two>");
    at = at.next();
    EXPECT_EQ(at.name(), "o:c");
    EXPECT_EQ(at.text(), "");
    at = at.next();
    EXPECT_EQ(at.name(), "_:d");
    EXPECT_FALSE(at.next());
}

TEST(xml_reader, the_same_document_with_other_prefixes_is_the_same_tree) {
    const auto read = read_xml("<a xmlns='urn:main'><b>1</b></a>", known);
    const auto other = read_xml("<q:a xmlns:q='urn:main'><q:b>1</q:b></q:a>", known);
    ASSERT_TRUE(read && other);
    EXPECT_EQ(read->root().child("b").text(), other->root().child("b").text());
    EXPECT_EQ(read->root().name(), other->root().name());
}

TEST(xml_reader, an_element_in_no_namespace_is_not_taken_for_the_main_one) {
    const auto read = read_xml("<a><b/></a>", known);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->root().name(), "_:a");
    const auto wanted = read_xml("<a><b/></a>", {{"", ""}});
    ASSERT_TRUE(wanted);
    EXPECT_EQ(wanted->root().name(), "a");
}

TEST(xml_reader, an_attribute_in_the_main_namespace_is_not_a_bare_one) {
    const auto read = read_xml("<m:a xmlns:m='urn:main' m:x='1'/>", known);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->root().first_child().name(), "_:x");
}

TEST(xml_reader, text_between_elements_is_seen_but_layout_is_not) {
    const auto read = read_xml("<a> \n<b/> stray </a>", {{"", ""}});
    ASSERT_TRUE(read);
    EXPECT_EQ(read->root().text(), " stray ");
    const auto laid_out = read_xml("<a> \n\t<b/>\n</a>", {{"", ""}});
    ASSERT_TRUE(laid_out);
    EXPECT_EQ(laid_out->root().text(), "");
}

TEST(xml_reader, a_comment_does_not_cut_a_text) {
    const auto read = read_xml("<a>99<!-- - -->98</a>", {{"", ""}});
    ASSERT_TRUE(read);
    EXPECT_EQ(read->root().text(), "9998");
}

TEST(xml_reader, a_byte_order_mark_is_passed_over) {
    EXPECT_TRUE(read_xml("\xEF\xBB\xBF<a/>", known));
}

class bad_xml : public testing::TestWithParam<std::string> {};

// proves: COM-28.4 COM-28.6 COM-28.7 COM-28.8 COM-13.1 refusal
TEST_P(bad_xml, is_refused_as_unreadable) {
    const auto read = read_xml(GetParam(), known);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, domain::errc::message_unreadable);
    EXPECT_EQ(read.error().detail.find("secret"), std::string::npos);
    EXPECT_FALSE(read.error().detail.empty());
}

INSTANTIATE_TEST_SUITE_P(
    table,
    bad_xml,
    testing::Values(
        "",
        " ",
        "text",
        "<a>",
        "</a>",
        "<a></b>",
        "<a/><b/>",
        "<a/>secret",
        "<a b='1' b='2'/>",
        "<a b=1/>",
        "<secret",
        "<a>&secret;</a>",
        "<a>&#0;</a>",
        "<a>&#xD800;</a>",
        "<a>\x01</a>",
        "<a>\xC3</a>",
        "<a>\xED\xA0\x80</a>",
        "<a>\xC0\xAF</a>",
        std::string("<a>\0</a>", 8),
        std::string("<a/>\0", 5),
        "<p:a/>",
        "<a p:b='1'/>",
        "<a xmlns:p=''/>",
        "<!DOCTYPE a><a/>",
        "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
        "<!DOCTYPE a [<!ENTITY e 'secret'>]><a>&e;</a>",
        "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>",
        "<?pi secret?><a/>",
        "<a><?pi secret?></a>",
        "<a/><?pi?>",
        "<?xml version='1.0' encoding='ISO-8859-1'?><a/>",
        "<?xml version='1.0' encoding='UTF-16'?><a/>",
        "<?xml version='1.1'?><a/>",
        "<?xml version='1.0' encoding='secret'?><a/>",
        " <?xml version='1.0'?><a/>",
        "<a>]]></a>",
        "<a><!-- -- --></a>",
        "<a><![CDATA[</a>",
        std::string("\xFF\xFE<\0a\0/\0>\0", 10),
        "<p:a xmlns:p='urn:main' xmlns:q='urn:main' p:x='1' q:x='2'/>",
        // a namespace that would end where the reader's own separator begins
        "<p:a xmlns:p='urn:main&#10;b'/>",
        "<a xmlns:xml='urn:main'/>",
        "<a xmlns:xmlns='urn:main'/>",
        "<a xmlns:p='http://www.w3.org/2000/xmlns/'/>",
        "<p:q:a xmlns:p='urn:main'/>",
        "<a b='<'/>",
        "<a b='&secret;'/>",
        "<a>&lt</a>",
        "<a>&#xFFFE;</a>",
        "<a>&#x110000;</a>",
        "<a>\xEF\xBF\xBE</a>",
        "<a>\xF4\x90\x80\x80</a>",
        "<a><?xml version='1.0'?></a>",
        "<?xml version='1.0' standalone='maybe'?><a/>",
        "<?xml version='1.0' encoding='UTF-7'?><a/>",
        "<?xml encoding='UTF-8'?><a/>",
        "<!DOCTYPE a [<!ENTITY % e SYSTEM 'file:///etc/passwd'> %e;]><a/>",
        "<!DOCTYPE a [<!ATTLIST a b CDATA 'secret'>]><a/>",
        "<!doctype a><a/>",
        "<a/><!DOCTYPE a>",
        "<a><!DOCTYPE a></a>",
        "<a><!ENTITY e 'secret'></a>",
        std::string("\xFE\xFF\0<\0a\0/\0>", 10),
        std::string("\0\0\xFE\xFF\0\0\0<\0\0\0a\0\0\0/\0\0\0>", 20),
        nested(33)
    )
);

// proves: COM-28.4 refusal
TEST(xml_reader, takes_the_greatest_depth_and_no_more) {
    EXPECT_TRUE(read_xml(nested(max_xml_depth), known));
    EXPECT_FALSE(read_xml(nested(max_xml_depth + 1), known));
    EXPECT_FALSE(read_xml(nested(100'000), known));
}

TEST(xml_reader, refuses_what_is_larger_than_any_listener_lets_in) {
    const auto read = read_xml(std::string((16U << 20U) + 1, ' '), known);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, domain::errc::message_too_large);
}

TEST(xml_reader, a_document_cut_anywhere_is_refused) {
    const std::string whole(good);
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_FALSE(read_xml(std::string_view(whole).substr(0, size), known)) << size;
    EXPECT_TRUE(read_xml(whole, known));
}

TEST(xml_reader, a_refusal_leaves_nothing_behind_for_the_next_document) {
    EXPECT_FALSE(read_xml("<!DOCTYPE a><a/>", known));
    EXPECT_FALSE(read_xml("<a><b>", known));
    const auto read = read_xml("<b xmlns='urn:main'>x</b>", known);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->root().text(), "x");
    EXPECT_FALSE(read->root().first_child());
}

} // namespace
} // namespace kruispunt::codec
