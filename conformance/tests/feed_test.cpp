#include "conformance/tests/documents.hpp"
#include "conformance/tests/running_region.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <future>

namespace kruispunt::conformance::tests {
namespace {

using text::json;
using wire::response;

class Feed : public testing::Test {
protected:
    response get(const std::string& target, const std::string& known_tag = {}) {
        wire::request asked{"GET", target, {}, {}, {}, 0};
        if (!known_tag.empty()) asked.headers.push_back({"If-None-Match", known_tag});
        return send(asked);
    }

    response send(const wire::request& asked) {
        const auto came = region_.call(asked);
        if (const auto* const why = std::get_if<wire::failure>(&came)) {
            ADD_FAILURE() << why->stage << ": " << why->what;
            return {0, {}, {}};
        }
        return std::get<response>(came);
    }

    json page(const std::string& target) {
        const auto got = get(target);
        EXPECT_EQ(got.status, 200U) << got.body;
        return text::read_json(got.body).value_or(json::object());
    }

    json give(const std::string& id) const {
        return region_.control("POST", "/signals", {{"id", id}}).body;
    }

    static std::string tag_of(const response& got) {
        return std::string(wire::header_value(got.headers, "ETag").value_or(""));
    }

    running_region region_{"midden-nederland", 5};
};

// proves: MN-01.2 MN-01.3 MN-01.5 acceptance
TEST_F(Feed, ShowsWhatWasGivenInOrder) {
    EXPECT_EQ(give("MN-1"), (json{{"accepted", true}, {"sequence", 1}}));
    region_.control("PUT", "/signals/MN-1", {{"date", "2026-11-20"}});
    region_.control("POST", "/signals/MN-1/withdraw", {{"reason", "vergissing"}});
    const auto whole = page("/v1/mutaties?na=0&aantal=100");
    EXPECT_EQ(whole.at("laatste"), 3);
    ASSERT_EQ(whole.at("mutaties").size(), 3U);
    EXPECT_EQ(whole.at("mutaties")[0].at("volgnummer"), 1);
    EXPECT_EQ(whole.at("mutaties")[0].at("soort"), "nieuw");
    EXPECT_EQ(whole.at("mutaties")[1].at("soort"), "gewijzigd");
    EXPECT_EQ(whole.at("mutaties")[2].at("signaal").at("reden"), "vergissing");
    EXPECT_EQ(page("/v1/mutaties?na=2&aantal=100").at("mutaties").size(), 1U);
}

// proves: MN-01.2 MN-01.4 MN-01.5 acceptance
TEST_F(Feed, PagesAndLinksToTheNext) {
    for (const auto* const id : {"MN-1", "MN-2", "MN-3"})
        give(id);
    const auto first = page("/v1/mutaties?na=0&aantal=2");
    EXPECT_EQ(first.at("mutaties").size(), 2U);
    EXPECT_EQ(first.at("laatste"), 3);
    EXPECT_EQ(
        first.at("_links").at("volgende").at("href"),
        region_.endpoint() + "/v1/mutaties?na=2&aantal=2"
    );
    EXPECT_EQ(tag_of(get("/v1/mutaties?na=0&aantal=2")), "");
}

// proves: MN-01.8 acceptance
TEST_F(Feed, KnowsTheNewestPageByItsTag) {
    give("MN-1");
    const auto tag = tag_of(get("/v1/mutaties?na=0&aantal=10"));
    ASSERT_NE(tag, "");
    EXPECT_EQ(get("/v1/mutaties?na=0&aantal=10", tag).status, 304U);
    give("MN-2");
    EXPECT_EQ(get("/v1/mutaties?na=0&aantal=10", tag).status, 200U);
}

// proves: MN-01.10 acceptance
TEST_F(Feed, WaitsForNewsButNotForLong) {
    give("MN-1");
    auto waiting = std::async(std::launch::async, [this] {
        return get("/v1/mutaties?na=1&aantal=10&wacht=20");
    });
    EXPECT_EQ(waiting.wait_for(std::chrono::milliseconds(300)), std::future_status::timeout);
    give("MN-2");
    ASSERT_EQ(waiting.wait_for(std::chrono::seconds(4)), std::future_status::ready);
    EXPECT_NE(waiting.get().body.find("MN-2"), std::string::npos);
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(page("/v1/mutaties?na=2&aantal=10&wacht=1").at("mutaties"), json::array());
    const auto took = std::chrono::steady_clock::now() - begin;
    EXPECT_GE(took, std::chrono::milliseconds(900));
    EXPECT_LT(took, std::chrono::seconds(4));
}

// proves: MN-00.3 refusal
TEST_F(Feed, RefusesAQuestionThatIsNoneOfTheContracts) {
    for (const auto* const query :
         {"",
          "?na=-1",
          "?na=x",
          "?na=0&aantal=0",
          "?na=0&aantal=1001",
          "?na=0&wacht=21",
          "?na=0&na=1",
          "?na=0&meer=1",
          "?na=9223372036854775808"}) {
        const auto got = get(std::string("/v1/mutaties") + query);
        EXPECT_EQ(got.status, 400U) << query;
        EXPECT_EQ(wire::header_value(got.headers, "Content-Type"), "application/problem+json");
    }
    EXPECT_EQ(get("/v1/mutaties?na=0&aantal=1000&wacht=0").status, 200U);
}

// proves: COM-02.7 COM-02.8 refusal
TEST_F(Feed, IsForTheGatewayAlone) {
    const auto came = region_.call({"GET", "/v1/mutaties?na=0", {}, {}, {}, 0}, "stranger");
    EXPECT_EQ(std::get<response>(came).status, 403U);
}

TEST_F(Feed, TakesAMutationAsItStands) {
    const auto appended = region_.control(
        "POST", "/mutations", {{"volgnummer", 40}, {"soort", "inzage"}, {"bsn", "999990019"}}
    );
    EXPECT_EQ(appended.body.at("sequence"), 40);
    EXPECT_EQ(give("MN-1").at("sequence"), 41);
    region_.control("POST", "/mutations", {{"volgnummer", 7}, {"soort", "nieuw"}});
    const auto whole = page("/v1/mutaties?na=0");
    EXPECT_EQ(whole.at("laatste"), 41);
    EXPECT_EQ(whole.at("mutaties")[0].at("soort"), "inzage");
    EXPECT_EQ(whole.at("mutaties")[2].at("volgnummer"), 7);
    EXPECT_TRUE(whole.at("mutaties")[2].contains("tijdstip"));
}

TEST_F(Feed, IsBounded) {
    for (int n = 1; n <= 5; ++n)
        EXPECT_EQ(give("MN-" + std::to_string(n)).at("accepted"), true);
    const auto beyond = region_.control("POST", "/signals", {{"id", "MN-6"}});
    EXPECT_EQ(beyond.status, 507U);
    EXPECT_EQ(beyond.body.at("accepted"), false);
    EXPECT_EQ(page("/v1/mutaties?na=0").at("laatste"), 5);
}

TEST_F(Feed, ResendsNothing) {
    give("MN-1");
    EXPECT_EQ(region_.control("POST", "/signals/MN-1/resend").body.at("accepted"), true);
    EXPECT_EQ(page("/v1/mutaties?na=0").at("laatste"), 1);
}

TEST_F(Feed, HearsOfRejections) {
    give("MN-1");
    const auto put = [this](const std::string& number, const std::string& body) {
        return send(midden_nederland::put("/v1/afkeuringen/" + number, body)).status;
    };
    const std::string good = R"({"code":"BSN_ONGELDIG","veld":"jeugdige/bsn"})";
    EXPECT_EQ(put("1", good), 204U);
    EXPECT_EQ(put("1", good), 204U);
    const auto list = region_.list("rejections");
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0].at("sequence"), 1);
    EXPECT_EQ(list[0].at("code"), "BSN_ONGELDIG");
    EXPECT_EQ(list[0].at("field"), "jeugdige/bsn");
    EXPECT_EQ(list[0].at("repeats"), 1);
    EXPECT_EQ(region_.list("violations").size(), 0U);
    EXPECT_EQ(put("1", R"({"code":"LEEFTIJD","veld":null})"), 400U);
    EXPECT_EQ(put("2", good), 400U);
    EXPECT_EQ(put("x", good), 400U);
    EXPECT_EQ(put("1", R"({"code":"OEPS"})"), 400U);
    EXPECT_EQ(put("1", R"({"code":"LEEFTIJD","naam":"Sanne"})"), 400U);
    EXPECT_EQ(region_.list("violations").size(), 5U);
    EXPECT_EQ(region_.list("violations")[0].at("requirement"), "MN-04");
}

TEST_F(Feed, TakesAMatchItsChangeAndItsEnd) {
    const auto changed = with(midden_nederland::match_put(), R"("gegeven")", R"("geweigerd")");
    for (const auto& sent :
         {midden_nederland::match_put(),
          midden_nederland::match_put(),
          changed,
          midden_nederland::match_delete(),
          midden_nederland::match_delete()})
        EXPECT_EQ(send(sent).status, 204U);
    const auto received = region_.list("received");
    ASSERT_EQ(received.size(), 5U);
    EXPECT_EQ(received[0].at("kind"), "match_made");
    EXPECT_EQ(received[1].at("repeat"), true);
    EXPECT_EQ(received[2].at("kind"), "match_changed");
    EXPECT_EQ(received[3].at("kind"), "match_ended");
    EXPECT_EQ(received[4].at("repeat"), true);
    EXPECT_EQ(region_.list("matches")[0].at("status"), "beeindigd");
    EXPECT_EQ(region_.list("matches")[0].at("signal"), "MN-1");
}

} // namespace
} // namespace kruispunt::conformance::tests
