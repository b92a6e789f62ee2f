#include "adapters/midden_nederland/midden_nederland_adapter.hpp"
#include "adapters/sdk/testing/adapter_fixture.hpp"

#include <gtest/gtest.h>

namespace kruispunt::adapters::midden_nederland {
namespace {

namespace testing_ = sdk::testing;

using ports::feed_fault;

class feed_question : public testing::Test {
protected:
    static std::unique_ptr<ports::region_adapter>
    with_options(std::map<std::string, std::string, std::less<>> options) {
        auto setup = testing_::setup_of("midden-nederland");
        setup.options = std::move(options);
        return make_adapter(setup);
    }

    // What an answer without a page is taken for, by an adapter that may ask the index to wait.
    static feed_fault fault_of(int status, const ports::poll_question& question) {
        const auto read = with_options({{"long_poll_s", "20"}})
                              ->feed()
                              ->decode_page({status, {}, nothing_new}, question, {});
        const auto* fault = std::get_if<feed_fault>(&read);
        if (fault == nullptr) throw std::logic_error("a page was taken");
        return *fault;
    }

    // The answer of an index that has nothing new, with that tag.
    std::variant<ports::feed_page, feed_fault>
    empty_page(const std::string& tag, const ports::poll_question& question) const {
        return adapter_->feed()->decode_page(
            {200, {{"ETag", tag}}, nothing_new}, question, testing_::moment()
        );
    }

    static constexpr char nothing_new[] = R"({"mutaties":[],"laatste":7})";

    std::unique_ptr<ports::region_adapter> adapter_ =
        make_adapter(testing_::setup_of("midden-nederland"));
};

// proves: MN-01.1 MN-01.6 MN-01.7
TEST_F(feed_question, asks_for_what_comes_after_the_cursor) {
    const auto question = adapter_->feed()->next_poll({});
    EXPECT_EQ(question.method, "GET");
    EXPECT_EQ(question.target, "/hook/v1/mutaties?na=0&aantal=200");
    EXPECT_TRUE(question.body.empty());
    EXPECT_FALSE(question.fields.find("If-None-Match"));
    EXPECT_EQ(adapter_->feed()->longest_wait().count(), 0);
    auto setup = testing_::setup_of("midden-nederland");
    setup.options = {{"page_size", "1000"}};
    setup.endpoint = "https://region.example";
    EXPECT_EQ(
        make_adapter(setup)->feed()->next_poll({9223372036854775807, {}, true}).target,
        "/v1/mutaties?na=9223372036854775807&aantal=1000"
    );
}

// proves: MN-01.10
TEST_F(feed_question, asks_to_wait_where_the_region_offers_it_and_did_not_refuse) {
    const auto waiting = with_options({{"long_poll_s", "20"}});
    EXPECT_EQ(waiting->feed()->longest_wait().count(), 20);
    EXPECT_EQ(
        waiting->feed()->next_poll({5, {}, true}).target,
        "/hook/v1/mutaties?na=5&aantal=200&wacht=20"
    );
    EXPECT_EQ(
        waiting->feed()->next_poll({5, {}, false}).target, "/hook/v1/mutaties?na=5&aantal=200"
    );
}

// proves: MN-01.8 MN-01.9
TEST_F(feed_question, gives_the_tag_of_a_page_back_and_takes_nothing_new) {
    const auto tagged = [this](const std::string& tag) {
        const auto read = empty_page(tag, {7, {}, true});
        return std::get<ports::feed_page>(read).tag;
    };
    EXPECT_EQ(tagged("\"7-200\""), "\"7-200\"");
    EXPECT_EQ(tagged("W/\"7\""), "W/\"7\"");
    EXPECT_EQ(tagged("\"\""), "\"\"");
    const ports::poll_question question{7, "\"7-200\"", true};
    EXPECT_EQ(adapter_->feed()->next_poll(question).fields.find("If-None-Match"), "\"7-200\"");
    const auto read = adapter_->feed()->decode_page({304, {}, {}}, question, testing_::moment());
    const auto& nothing = std::get<ports::feed_page>(read);
    EXPECT_TRUE(nothing.items.empty());
    EXPECT_EQ(nothing.latest, 7);
    EXPECT_EQ(nothing.tag, "\"7-200\"");
}

// proves: MN-01.8 refusal
TEST_F(feed_question, a_tag_that_is_none_is_not_given_back) {
    for (const std::string& tag :
         {std::string("7"),
          std::string("\""),
          std::string("w/\"7\""),
          std::string("\"a b\""),
          std::string("\"a\"b\""),
          std::string("\"\x7f\""),
          '"' + std::string(127, 'a') + '"'}) {
        const auto read = empty_page(tag, {7, {}, true});
        EXPECT_EQ(std::get<ports::feed_page>(read).tag, "") << tag;
    }
    const auto longest = '"' + std::string(126, 'a') + '"';
    const auto read = empty_page(longest, {7, {}, true});
    EXPECT_EQ(std::get<ports::feed_page>(read).tag, longest);
}

// proves: MN-01.1 MN-01.10 refusal
TEST_F(feed_question, settings_out_of_bounds_stop_the_start) {
    const std::pair<const char*, const char*> bad[] = {
        {"page_size", "0"},
        {"page_size", "1001"},
        {"page_size", "x"},
        {"page_size", ""},
        {"long_poll_s", "21"},
        {"long_poll_s", "-1"},
        {"long_poll_s", "9999999999"},
        {"colour", "red"}};
    for (const auto& [name, value] : bad)
        EXPECT_THROW(with_options({{name, value}}), std::runtime_error) << name << value;
    for (const auto& [name, value] :
         {std::pair("page_size", "1"),
          {"page_size", "1000"},
          {"long_poll_s", "0"},
          {"long_poll_s", "20"}})
        EXPECT_NO_THROW(with_options({{name, value}})) << name << value;
}

// proves: MN-05.6 refusal
TEST_F(feed_question, an_answer_that_brings_no_page_is_unreadable) {
    for (const int status : {201, 204, 301, 304, 401, 403, 404})
        EXPECT_EQ(fault_of(status, {}), feed_fault::unreadable) << status;
}

// proves: MN-05.7
TEST_F(feed_question, an_index_that_cannot_answer_now_is_asked_later) {
    for (const int status : {429, 500, 502, 503})
        EXPECT_EQ(fault_of(status, {}), feed_fault::unavailable) << status;
}

// proves: MN-01.10 refusal
TEST_F(feed_question, only_a_question_to_wait_can_be_refused_for_it) {
    for (const int status : {400, 422, 501}) {
        EXPECT_EQ(fault_of(status, {0, {}, true}), feed_fault::wait_refused) << status;
        EXPECT_NE(fault_of(status, {0, {}, false}), feed_fault::wait_refused) << status;
    }
    EXPECT_EQ(fault_of(400, {0, {}, false}), feed_fault::unreadable);
}

} // namespace
} // namespace kruispunt::adapters::midden_nederland
