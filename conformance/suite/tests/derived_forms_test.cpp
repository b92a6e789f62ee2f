#include "conformance/suite/reporting/forms.hpp"
#include "conformance/suite/reporting/visible_text.hpp"
#include "conformance/suite/tests/made_up_run.hpp"
#include "conformance/text/xml.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kruispunt::conformance::suite::tests {
namespace {

using reporting::form;
using testing::HasSubstr;
using testing::Not;

/// Takes the changed message, and answers with a page that would do harm in a browser.
wire::response takes_all(const std::string& /*test*/, bool /*changed*/) {
    return {201, {{"X-Odd", "<b>\x01"}}, "<script>alert('x')</script>\xff"};
}

class DerivedForms : public testing::Test {
protected:
    std::string written(form of, const answers& answer = as_asked) {
        run = reporting::read_run(recorded_files(all, answer));
        report = reporting::judge_run(all, run);
        return reporting::written(of, {all, report, run});
    }

    const catalogue::catalogue all = made_up_catalogue();
    reporting::recorded_run run;
    reporting::report report;
};

TEST_F(DerivedForms, JunitCountsAndNamesWhatFails) {
    const auto octets = written(form::junit, takes_all);
    const auto read = text::read_xml(octets.substr(octets.find('\n') + 1));
    const auto* const root = std::get_if<text::xml_element>(&read);
    ASSERT_NE(root, nullptr) << octets;
    EXPECT_EQ(root->attribute("", "tests"), "3");
    EXPECT_EQ(root->attribute("", "failures"), "1");
    EXPECT_EQ(root->attribute("", "time"), "0.035");
    const auto& suite = root->children.at(0);
    EXPECT_EQ(suite.attribute("", "name"), "multisignaal.gateway");
    const auto& first = suite.children.at(0);
    EXPECT_EQ(first.attribute("", "name"), refusing_test);
    const auto* const failure = first.child("", "failure");
    ASSERT_NE(failure, nullptr);
    EXPECT_THAT(failure->text, HasSubstr("COM-10.2"));
}

TEST_F(DerivedForms, EarlGivesAnAssertionForEveryTest) {
    const auto document = text::read_json(written(form::earl, takes_all));
    ASSERT_TRUE(document);
    std::map<std::string, std::string> outcomes;
    for (const auto& node : (*document)["@graph"])
        if (node["@type"] == "earl:Assertion")
            outcomes[node["earl:test"]["@id"]] = node["earl:result"]["earl:outcome"]["@id"];
    EXPECT_EQ(outcomes.size(), 3U);
    EXPECT_EQ(outcomes["urn:kruispunt:test:" + refusing_test], "earl:failed");
    EXPECT_EQ(outcomes["urn:kruispunt:test:" + accepting_test], "earl:passed");
}

TEST_F(DerivedForms, MarkdownNamesWhatDoesNotPassAndLetsNoMarkupThrough) {
    const auto octets = written(form::markdown, takes_all);
    EXPECT_THAT(octets, HasSubstr("## Conformance: FAIL"));
    EXPECT_THAT(octets, HasSubstr("| MUST | 1 | 0 | 1 |"));
    EXPECT_THAT(octets, HasSubstr("Wijkindex \\<5\\>"));
    EXPECT_THAT(octets, HasSubstr(refusing_test));
    EXPECT_THAT(octets, Not(HasSubstr("| " + accepting_test)));
}

TEST_F(DerivedForms, HtmlStandsAloneAndLetsNoMarkupThrough) {
    const auto octets = written(form::html, takes_all);
    EXPECT_THAT(octets, HasSubstr("default-src 'none'"));
    EXPECT_THAT(octets, Not(HasSubstr("<script>alert")));
    EXPECT_THAT(octets, HasSubstr("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;\\xff"));
    EXPECT_THAT(octets, HasSubstr("X-Odd: &lt;b&gt;\\x01"));
    EXPECT_THAT(octets, HasSubstr("Wijkindex &lt;5&gt;"));
    EXPECT_THAT(octets, HasSubstr("A signal &lt;is&gt; taken."));
    EXPECT_THAT(octets, HasSubstr("De elfproef wordt niet gedaan."));
    EXPECT_THAT(octets, Not(HasSubstr("http://")));
    EXPECT_THAT(octets, Not(HasSubstr("https://")));
    EXPECT_THAT(octets, Not(HasSubstr(" style=\"")));
}

TEST_F(DerivedForms, HtmlStaysSmallHoweverMuchCame) {
    const auto octets = written(form::html, [](const std::string& test, bool changed) {
        auto answer = as_asked(test, changed);
        answer.body.assign(900'000, 'x');
        answer.headers.assign(500, {"X-Long", std::string(1000, 'y')});
        return answer;
    });
    EXPECT_LT(octets.size(), 300'000U);
    EXPECT_THAT(octets, HasSubstr("900000"));
}

TEST_F(DerivedForms, AreTheSameOctetsEachTime) {
    for (const auto of : reporting::forms)
        EXPECT_EQ(written(of), written(of)) << reporting::word(of);
}

TEST_F(DerivedForms, AreFoundByTheirNames) {
    for (const auto of : reporting::forms)
        EXPECT_EQ(reporting::form_named(reporting::word(of)), of);
    EXPECT_FALSE(reporting::form_named("pdf"));
}

TEST(VisibleText, ShowsWhatIsNoTextAsItsOctets) {
    EXPECT_EQ(reporting::visible("a\r\nb\tc"), "a\nb\tc");
    EXPECT_EQ(
        reporting::visible("\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80"),
        "\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80"
    );
    EXPECT_EQ(reporting::visible("\x01\x7f\xff"), "\\x01\\x7f\\xff");
    EXPECT_EQ(reporting::visible("\xc0\xaf"), "\\xc0\\xaf");
    EXPECT_EQ(reporting::visible("\xed\xa0\x80"), "\\xed\\xa0\\x80");
    EXPECT_EQ(reporting::visible("\xc3"), "\\xc3");
    EXPECT_EQ(reporting::visible("\xef\xbf\xbf"), "\\xef\\xbf\\xbf");
}

TEST(VisibleText, IsCutBetweenTwoCharacters) {
    EXPECT_EQ(reporting::beginning_of("ab\xe2\x82\xac", 4), "ab");
    EXPECT_EQ(reporting::beginning_of("ab\xe2\x82\xac", 5), "ab\xe2\x82\xac");
    EXPECT_EQ(reporting::beginning_of("\x80\x80\x80", 2), "");
}

} // namespace
} // namespace kruispunt::conformance::suite::tests
