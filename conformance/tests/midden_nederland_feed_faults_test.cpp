// What Midden-Nederland's reference feed does wrong when it is told to, and how it waits.
#include "conformance/tests/running_region.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <future>

namespace kruispunt::conformance::tests {
namespace {

using text::json;
using wire::response;

class FeedFaults : public testing::Test {
protected:
    response get(const std::string& query, const std::string& known_tag = {}) {
        wire::request asked{"GET", "/v1/mutaties?" + query, {}, {}, {}, 0};
        if (!known_tag.empty()) asked.headers.push_back({"If-None-Match", known_tag});
        const auto came = region_.call(asked);
        if (const auto* const why = std::get_if<wire::failure>(&came)) {
            ADD_FAILURE() << why->stage << ": " << why->what;
            return {0, {}, {}};
        }
        return std::get<response>(came);
    }

    json page(const std::string& query) {
        return text::read_json(get(query).body).value_or(nullptr);
    }

    void set_fault(const std::string& name, int times = 0) const {
        const auto told = region_.control("PUT", "/feed", {{"fault", name}, {"times", times}});
        EXPECT_EQ(told.status, 200U) << told.body;
        EXPECT_EQ(told.body.at("fault"), name);
    }

    json state() const { return region_.control("GET", "/feed").body; }

    void give(const std::string& id) const {
        EXPECT_EQ(region_.control("POST", "/signals", {{"id", id}}).status, 200U);
    }

    running_region region_{"midden-nederland", 20};
};

TEST_F(FeedFaults, StepsBackBelowWhatWasAskedFor) {
    give("MN-1");
    give("MN-2");
    set_fault("steps_back");
    const auto shown = page("na=2");
    EXPECT_EQ(shown.at("laatste"), 1);
    EXPECT_EQ(shown.at("mutaties").size(), 0U);
    EXPECT_EQ(page("na=0").at("laatste"), 2) << "nothing lies below the beginning";
}

TEST_F(FeedFaults, GivesAnItemAtTheCursor) {
    give("MN-1");
    give("MN-2");
    set_fault("at_cursor");
    const auto shown = page("na=1");
    ASSERT_EQ(shown.at("mutaties").size(), 2U);
    EXPECT_EQ(shown.at("mutaties")[0].at("volgnummer"), 1);
    EXPECT_EQ(shown.at("laatste"), 2);
}

TEST_F(FeedFaults, DoesNotRiseWithinAPage) {
    give("MN-1");
    set_fault("not_rising");
    EXPECT_EQ(page("na=1").at("mutaties").size(), 0U);
    const auto shown = page("na=0");
    ASSERT_EQ(shown.at("mutaties").size(), 2U);
    EXPECT_EQ(shown.at("mutaties")[0], shown.at("mutaties")[1]);
}

TEST_F(FeedFaults, CutsAPageAsOftenAsItIsTold) {
    give("MN-1");
    set_fault("unreadable", 2);
    EXPECT_EQ(page("na=0"), nullptr);
    EXPECT_EQ(state().at("left"), 1);
    EXPECT_EQ(page("na=0"), nullptr);
    EXPECT_EQ(state().at("fault"), "none");
    EXPECT_EQ(page("na=0").at("mutaties").size(), 1U);
    set_fault("unreadable");
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(page("na=0"), nullptr);
    set_fault("none");
    EXPECT_EQ(page("na=0").at("mutaties").size(), 1U);
}

TEST_F(FeedFaults, LeavesTheHighestNumberOutOrTooLow) {
    give("MN-1");
    set_fault("without_latest");
    EXPECT_FALSE(page("na=0").contains("laatste"));
    set_fault("low_latest");
    EXPECT_EQ(page("na=0").at("laatste"), 0);
    EXPECT_EQ(page("na=0").at("mutaties").size(), 1U);
    EXPECT_EQ(page("na=1").at("laatste"), 1) << "no item lies above it";
}

TEST_F(FeedFaults, ASpoiledPageHasNoTagAndIsNeverUnchanged) {
    give("MN-1");
    const auto whole = get("na=1");
    const std::string tag(wire::header_value(whole.headers, "ETag").value_or(""));
    ASSERT_NE(tag, "");
    EXPECT_EQ(get("na=1", tag).status, 304U);
    set_fault("steps_back");
    const auto spoiled = get("na=1", tag);
    EXPECT_EQ(spoiled.status, 200U);
    EXPECT_FALSE(wire::header_value(spoiled.headers, "ETag"));
}

TEST_F(FeedFaults, MayIgnoreOrRefuseToWait) {
    set_fault("ignores_wait");
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(get("na=0&wacht=20").status, 200U);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(4));
    set_fault("refuses_wait");
    const auto refused = get("na=0&wacht=20");
    EXPECT_EQ(refused.status, 400U);
    EXPECT_NE(refused.body.find("wacht"), std::string::npos);
    EXPECT_EQ(get("na=0").status, 200U);
}

TEST_F(FeedFaults, AnswersWhoWaitsWhenAFaultIsSet) {
    give("MN-1");
    auto waiting = std::async(std::launch::async, [this] { return get("na=1&wacht=20"); });
    EXPECT_EQ(waiting.wait_for(std::chrono::milliseconds(300)), std::future_status::timeout);
    set_fault("steps_back");
    ASSERT_EQ(waiting.wait_for(std::chrono::seconds(4)), std::future_status::ready);
    EXPECT_NE(waiting.get().body.find(R"("laatste":0)"), std::string::npos);
}

TEST_F(FeedFaults, CountsWhatItIsAsked) {
    const auto first = get("na=0");
    const std::string tag(wire::header_value(first.headers, "ETag").value_or(""));
    EXPECT_EQ(get("na=0", tag).status, 304U);
    set_fault("ignores_wait");
    get("na=0&wacht=1");
    const auto told = state();
    EXPECT_EQ(told.at("questions"), 3);
    EXPECT_EQ(told.at("tagged"), 1);
    EXPECT_EQ(told.at("waiting"), 1);
    EXPECT_EQ(told.at("not_modified"), 1);
    EXPECT_EQ(told.at("last"), 0);
}

TEST_F(FeedFaults, RefusesAFaultThatIsNone) {
    const auto put = [this](const json& body) {
        return region_.control("PUT", "/feed", body).status;
    };
    EXPECT_EQ(put({{"fault", "sleeps"}}), 400U);
    EXPECT_EQ(put({{"times", 1}}), 400U);
    EXPECT_EQ(put({{"fault", "none"}, {"times", -1}}), 400U);
    EXPECT_EQ(put({{"fault", "none"}, {"times", 1001}}), 400U);
    EXPECT_EQ(put({{"fault", "none"}, {"more", 1}}), 400U);
    EXPECT_EQ(put({{"fault", "none"}, {"times", 1000}}), 200U);
    const running_region other("sisa");
    EXPECT_EQ(other.control("PUT", "/feed", {{"fault", "none"}}).status, 404U);
}

TEST_F(FeedFaults, AsksByTheFeedWhatOthersAskByACall) {
    const std::string match = "0f6b4d52-8a0e-4c0b-9d0a-5f1f3f6f7a11";
    const auto updated = region_.control(
        "PATCH",
        "/matches/" + match,
        {{"confirmed", true},
         {"consent", "gegeven"},
         {"coordinator", {{"name", "S. Aydin"}, {"phone", "+31305550123"}}}}
    );
    EXPECT_EQ(updated.body, (json{{"accepted", true}, {"sequence", 1}}));
    const auto asked = region_.control(
        "POST",
        "/inspections",
        {{"bsn", "999990019"}, {"reference", "INZ-1"}, {"requester", "ouders"}}
    );
    EXPECT_EQ(asked.body.at("sequence"), 2);
    EXPECT_EQ(region_.control("GET", "/signals/MN-1/matches").status, 404U);
    const auto shown = page("na=0").at("mutaties");
    ASSERT_EQ(shown.size(), 2U);
    EXPECT_EQ(shown[0].at("soort"), "match_bijgewerkt");
    EXPECT_EQ(shown[0].at("matchId"), match);
    EXPECT_EQ(shown[0].at("coordinator").at("naam"), "S. Aydin");
    EXPECT_FALSE(shown[0].contains("gezinGeinformeerd"));
    EXPECT_EQ(shown[1].at("verzoekKenmerk"), "INZ-1");
    EXPECT_FALSE(shown[1].contains("gemeentecode"));
}

} // namespace
} // namespace kruispunt::conformance::tests
