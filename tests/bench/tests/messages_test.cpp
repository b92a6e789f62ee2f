#include "tests/bench/feed_source.hpp"
#include "tests/bench/http_scan.hpp"
#include "tests/bench/limit_intake.hpp"
#include "tests/bench/made_up_bsn.hpp"
#include "tests/bench/protocols.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <set>

namespace kruispunt::bench {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;
using ::testing::StartsWith;

bool passes_eleven_test(const std::array<char, 9>& bsn) {
    int sum = -(bsn[8] - '0');
    for (int place = 0; place < 8; ++place)
        sum += (9 - place) * (bsn[static_cast<std::size_t>(place)] - '0');
    return sum % 11 == 0;
}

TEST(made_up_bsn_test, every_number_is_valid_begins_with_9_and_differs) {
    std::set<std::array<char, 9>> seen;
    for (std::uint64_t i = 0; i < 100'000; ++i) {
        const auto bsn = made_up_bsn(i);
        ASSERT_TRUE(passes_eleven_test(bsn)) << i;
        ASSERT_EQ(bsn[0], '9');
        seen.insert(bsn);
    }
    EXPECT_THAT(seen, SizeIs(100'000));
    EXPECT_TRUE(passes_eleven_test(made_up_bsn(made_up_bsn_count - 1)));
    EXPECT_EQ(made_up_bsn(made_up_bsn_count), made_up_bsn(0));
}

TEST(message_template_test, places_are_filled_and_the_size_stays) {
    message_template text("{id}|{bsn}|{id}|{time}|{today8}|{other}");
    const std::string first(text.render(7));
    const std::string second(text.render(4'000'000'000));
    EXPECT_THAT(first, StartsWith("0000000007|9"));
    EXPECT_THAT(first, HasSubstr("|0000000007|2"));
    EXPECT_THAT(second, StartsWith("4000000000|9"));
    EXPECT_THAT(second, HasSubstr("|{other}"));
    EXPECT_EQ(first.size(), second.size());
    EXPECT_EQ(first.size(), text.size());
    EXPECT_EQ(first.substr(32, 8), first.substr(50, 8)) << "the time's day is today";
}

class protocol_test : public ::testing::TestWithParam<std::string> {};

TEST_P(protocol_test, a_request_is_one_message_that_the_limit_reads_and_answers) {
    const auto& how = protocol_named(GetParam());
    auto request = request_of(how, "localhost:1");
    const auto text = request.render(42);
    const auto message = scan_message(text);
    ASSERT_EQ(message.is, http_message::state::complete);
    EXPECT_EQ(message.size, text.size());

    limit_intake intake;
    taken_signal signal;
    for (int round = 0; round < 2; ++round) {
        ASSERT_TRUE(intake.read(message, signal)) << "round " << round;
        const auto bsn = made_up_bsn(42);
        EXPECT_EQ(signal.bsn, std::string(bsn.begin(), bsn.end()));
        EXPECT_EQ(signal.signal_id, "L-0000000042");
    }
    std::string answer_text;
    intake.write_answer(signal, 0, answer_text);
    const auto answer = scan_message(answer_text);
    ASSERT_EQ(answer.is, http_message::state::complete);
    EXPECT_EQ(status_of(answer.first_line), how.status);
    EXPECT_THAT(std::string(answer.body), HasSubstr(std::string(how.positive)));
}

TEST_P(protocol_test, the_limit_takes_no_broken_body) {
    auto request = request_of(protocol_named(GetParam()), "localhost:1");
    auto message = scan_message(request.render(42));
    message.body.remove_suffix(1);
    limit_intake intake;
    taken_signal signal;
    EXPECT_FALSE(intake.read(message, signal));
}

INSTANTIATE_TEST_SUITE_P(all, protocol_test, ::testing::ValuesIn(protocol_names()));

TEST(protocol_test, an_unknown_name_is_refused) {
    EXPECT_THROW(static_cast<void>(protocol_named("morse")), std::invalid_argument);
}

TEST(feed_source_test, pages_follow_each_other_to_the_end) {
    feed_source feed(5, 2500);
    std::uint64_t cursor = 0;
    std::vector<std::size_t> sizes;
    std::set<std::string> ids;
    for (int page = 0; page < 4; ++page) {
        const auto json = nlohmann::json::parse(feed.page_after(cursor, 1000));
        EXPECT_EQ(json["laatste"], feed.last());
        sizes.push_back(json["mutaties"].size());
        for (const auto& mutation : json["mutaties"]) {
            EXPECT_GT(mutation["volgnummer"], cursor);
            cursor = mutation["volgnummer"];
            ids.insert(mutation["signaal"]["signaalId"]);
        }
    }
    EXPECT_THAT(sizes, ::testing::ElementsAre(1000U, 1000U, 500U, 0U));
    EXPECT_THAT(ids, SizeIs(2500));
    EXPECT_EQ(cursor, feed.last());
}

TEST(feed_source_test, a_page_is_bounded) {
    feed_source feed(1, 5000);
    EXPECT_THAT(nlohmann::json::parse(feed.page_after(0, 9999))["mutaties"], SizeIs(1000));
    EXPECT_THAT(nlohmann::json::parse(feed.page_after(0, 0))["mutaties"], SizeIs(1));
}

TEST(query_number_test, finds_the_parameter_by_its_whole_name) {
    EXPECT_EQ(query_number("/v1/mutaties?na=12&aantal=500", "na", 0), 12U);
    EXPECT_EQ(query_number("/v1/mutaties?na=12&aantal=500", "aantal", 0), 500U);
    EXPECT_EQ(query_number("/v1/mutaties?nadere=12", "na", 7), 7U);
    EXPECT_EQ(query_number("/v1/mutaties?na=x", "na", 7), 7U);
    EXPECT_EQ(query_number("/v1/mutaties", "na", 7), 7U);
}

} // namespace
} // namespace kruispunt::bench
