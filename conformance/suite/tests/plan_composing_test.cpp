#include "conformance/suite/plan/composing.hpp"

#include <gtest/gtest.h>

namespace kruispunt::conformance::suite::tests {
namespace {

using catalogue::change;
using catalogue::replaced_text;

const plan::scopes variables{{"a", {{"bsn", "999990019"}, {"bad", "999990018"}, {"id", "S-1"}}}};

const catalogue::request_template signal{
    "PUT",
    "/signalen/${id}",
    {{"Content-Type", "application/json"}, {"X-Kept", "${id}"}},
    R"({"bsn": "${bsn}", "naam": "999990019"})",
    false};

wire::request composed(std::optional<change> changed = std::nullopt) {
    auto made = plan::compose(signal, changed, variables, "a");
    plan::change_octets(made, changed, variables, "a");
    return made;
}

TEST(plan_composing, fills_target_headers_and_body) {
    const auto made = composed();
    EXPECT_EQ(made.method, "PUT");
    EXPECT_EQ(made.target, "/signalen/S-1");
    EXPECT_EQ(wire::header_value(made.headers, "X-Kept"), "S-1");
    EXPECT_EQ(made.body, R"({"bsn": "999990019", "naam": "999990019"})");
}

TEST(plan_composing, replaces_in_the_template_and_fills_what_it_puts_there) {
    const replaced_text other{replaced_text::part::body, "${bsn}", "${bad}"};
    EXPECT_EQ(composed(other).body, R"({"bsn": "999990018", "naam": "999990019"})");
    const replaced_text path{replaced_text::part::target, "/${id}", "/"};
    EXPECT_EQ(composed(path).target, "/signalen/");
}

TEST(plan_composing, replaces_octets_after_filling) {
    const replaced_text octets{replaced_text::part::octets, "naam", "na\xffm"};
    EXPECT_EQ(composed(octets).body, "{\"bsn\": \"999990019\", \"na\xffm\": \"999990019\"}");
}

TEST(plan_composing, what_is_replaced_stands_there_exactly_once) {
    using part = replaced_text::part;
    for (const auto& wrong :
         {replaced_text{part::body, "gone", "x"},
          replaced_text{part::body, "\"", "x"},
          replaced_text{part::target, "${bsn}", "x"},
          replaced_text{part::octets, "999990019", "x"}})
        EXPECT_THROW((void)composed(wrong), std::runtime_error) << wrong.replace;
}

TEST(plan_composing, changes_method_and_headers) {
    using act = catalogue::other_header::act;
    EXPECT_EQ(composed(catalogue::other_method{"PATCH"}).method, "PATCH");
    const auto set = composed(catalogue::other_header{act::set, "content-type", "text/plain"});
    EXPECT_EQ(set.headers.size(), 2U);
    EXPECT_EQ(wire::header_value(set.headers, "Content-Type"), "text/plain");
    const auto added = composed(catalogue::other_header{act::add, "Content-Type", "text/plain"});
    EXPECT_EQ(added.headers.size(), 3U);
    const auto removed = composed(catalogue::other_header{act::remove, "Content-Type", ""});
    EXPECT_EQ(removed.headers.size(), 1U);
    EXPECT_THROW(
        (void)composed(catalogue::other_header{act::remove, "X-None", ""}), std::runtime_error
    );
}

TEST(plan_composing, fields_are_counted_with_those_that_the_sender_adds) {
    EXPECT_EQ(composed(catalogue::many_fields{65}).headers.size(), 63U);
    auto bare = signal;
    bare.body.clear();
    EXPECT_EQ(plan::compose(bare, catalogue::many_fields{65}, variables, "a").headers.size(), 64U);
}

TEST(plan_composing, leaves_to_the_sender_what_is_no_octet_of_the_message) {
    const auto plain = composed();
    for (const change& each :
         {change(catalogue::other_certificate{"none"}),
          change(catalogue::other_tls{"1.1"}),
          change(catalogue::broken_http{"two_lengths"}),
          change(catalogue::wrong_signature{"unsigned"})}) {
        const auto made = composed(each);
        EXPECT_EQ(made.body, plain.body);
        EXPECT_EQ(made.target, plain.target);
    }
}

TEST(plan_composing, an_unknown_variable_is_named) {
    auto wrong = signal;
    wrong.headers.push_back({"X", "${none}"});
    try {
        (void)plan::compose(wrong, std::nullopt, variables, "a");
        FAIL();
    } catch (const std::runtime_error& fault) {
        EXPECT_NE(std::string(fault.what()).find("none in the scope a"), std::string::npos);
    }
}

TEST(plan_composing, fills_an_answer) {
    const catalogue::answer_template answer{201, {{"Location", "/${id}"}}, "${id}", false, ""};
    const auto made = plan::compose(answer, variables, "a");
    EXPECT_EQ(made.status, 201U);
    EXPECT_EQ(wire::header_value(made.headers, "Location"), "/S-1");
    EXPECT_EQ(made.body, "S-1");
}

} // namespace
} // namespace kruispunt::conformance::suite::tests
