#include "conformance/gateways/kernel/days.hpp"
#include "conformance/gateways/multisignaal/multisignaal_side.hpp"
#include "conformance/gateways/tests/kernel_world.hpp"
#include "conformance/wire/loop.hpp"

#include <gtest/gtest.h>

namespace kruispunt::conformance::gateways::tests {
namespace {

using text::json;

std::string today() {
    return moved_clock().today();
}

/// A whole signal of today.
std::string whole() {
    std::string body = R"({
  "bsn": "999990019",
  "instantie": {"oin": "00000099000000004000", "naam": "Thuisbegeleiding", "telefoon": null},
  "melder": {"naam": "K. Smit", "telefoon": "+31205550111"},
  "datum": "DATUM", "geinformeerd": "ouders", "oudersBsn": ["999990032"]})";
    return body.replace(body.find("DATUM"), 5, today());
}

/// Multisignaal's side alone, as the door would call it.
class multisignaal_world {
public:
    explicit multisignaal_world(const mutation::mutation& how = {})
        : kernel(how), client(loop, nullptr, {}), side(multisignaal::make_side(
                                                      {"multisignaal",
                                                       "00000099000000000002",
                                                       "00000099000000000000",
                                                       "https://localhost:1/webhook",
                                                       {},
                                                       kernel.federation,
                                                       kernel.out,
                                                       kernel.clock,
                                                       kernel.broken,
                                                       loop,
                                                       client,
                                                       {},
                                                       {},
                                                       {},
                                                       {},
                                                       {},
                                                       false}
                                                  )) {}

    wire::response call(
        const std::string& method,
        const std::string& target,
        const std::string& body = {},
        std::vector<wire::header> headers = {}
    ) {
        wire::request asked{method, "/multisignaal/v1" + target, std::move(headers), body, {}, 0};
        if (!body.empty() && !wire::header_value(asked.headers, "Content-Type"))
            asked.headers.push_back(
                {"Content-Type",
                 method == "PATCH" ? "application/merge-patch+json" : "application/json"}
            );
        wire::response got;
        side->serve(asked, {}, [&got](std::optional<wire::response> answer) {
            if (answer) got = *answer;
        });
        return got;
    }

    /// `code veld, code veld` of a problem.
    static std::string faults(const wire::response& got) {
        std::string all;
        const auto body = text::read_json(got.body).value_or(json::object());
        for (const auto& each : body.value("fouten", json::array()))
            all += (all.empty() ? "" : ", ") + each["code"].get<std::string>() + " " +
                   (each["veld"].is_null() ? std::string("-") : each["veld"].get<std::string>());
        return all;
    }

    static std::string with(std::string what, const std::string& by) {
        std::string body = whole();
        return body.replace(body.find(what), what.size(), by);
    }

    kernel_world kernel;
    wire::loop loop;
    wire::client client;
    std::unique_ptr<gateways::side> side;
};

TEST(MultisignaalSide, GivesCorrectsReadsAndWithdraws) {
    multisignaal_world world;
    const auto first = world.call("PUT", "/signalen/AMS-1", whole());
    EXPECT_EQ(first.status, 201U) << first.body;
    EXPECT_EQ(wire::header_value(first.headers, "Location"), "/multisignaal/v1/signalen/AMS-1");
    EXPECT_TRUE(wire::header_value(first.headers, "API-Version"));
    const auto state = text::read_json(first.body).value();
    EXPECT_EQ(state["status"], "actief");
    EXPECT_EQ(state["verlooptOp"], kernel::years_after(today(), 2));
    EXPECT_EQ(world.call("PUT", "/signalen/AMS-1", whole()).status, 200U);
    EXPECT_EQ(world.call("GET", "/signalen/AMS-1").body, first.body);
    EXPECT_EQ(world.call("DELETE", "/signalen/AMS-1?reden=overig").status, 204U);
    EXPECT_EQ(world.call("DELETE", "/signalen/AMS-1?reden=overig").status, 204U);
    EXPECT_EQ(world.call("GET", "/signalen/AMS-1").status, 404U);
    EXPECT_EQ(world.call("DELETE", "/signalen/AMS-2?reden=overig").status, 404U);
}

TEST(MultisignaalSide, ListsAllThatIsWrongInTheOrderOfTheDocument) {
    multisignaal_world world;
    auto body = multisignaal_world::with("999990019", "999990018");
    body.replace(body.find(", \"telefoon\": \"+31205550111\""), 28, "");
    const auto got = world.call("PUT", "/signalen/AMS-1", body);
    EXPECT_EQ(got.status, 400U);
    EXPECT_EQ(multisignaal_world::faults(got), "BSN_ONGELDIG bsn, VERPLICHT_VELD melder/telefoon");
    const auto problem = text::read_json(got.body).value();
    EXPECT_EQ(problem["code"], "BSN_ONGELDIG");
    EXPECT_EQ(problem["veld"], "bsn");
    EXPECT_EQ(problem["status"], 400);
    EXPECT_EQ(problem["instance"], "/multisignaal/v1/signalen/AMS-1");
}

struct refusal_case {
    std::string method;
    std::string target;
    std::string body;
    std::vector<wire::header> headers;
    unsigned status;
    std::string faults;
};

TEST(MultisignaalSide, RefusesEachWithItsOwnStatus) {
    const std::vector<refusal_case> cases{
        {"GET", "/nergens", "", {}, 404, "WAARDE_ONGELDIG -"},
        {"GET", "/signalen/A/", "", {}, 404, "WAARDE_ONGELDIG -"},
        {"POST", "/signalen/A", "{}", {}, 405, "WAARDE_ONGELDIG -"},
        {"GET", "/signalen/A", "", {{"Accept", "text/html"}}, 406, "WAARDE_ONGELDIG -"},
        {"PUT", "/signalen/A", "{}", {{"Content-Type", "text/xml"}}, 415, "WAARDE_ONGELDIG -"},
        {"GET", "/signalen/A?x=1", "", {}, 400, "ONBEKEND_VELD x"},
        {"PUT", "/signalen/A", "{", {}, 400, "BERICHT_ONLEESBAAR -"},
        {"PUT", "/signalen/A", R"({"a":1,"a":1})", {}, 400, "BERICHT_ONLEESBAAR -"},
        {"PUT", "/signalen/A", whole(), {{"If-Match", "\"x\""}}, 412, "WAARDE_ONGELDIG If-Match"},
        {"PUT", "/signalen/A", whole(), {{"If-Match", "x"}}, 400, "WAARDE_ONGELDIG If-Match"},
        {"DELETE", "/signalen/A", "", {}, 400, "VERPLICHT_VELD reden"},
        {"DELETE", "/signalen/A?reden=zomaar", "", {}, 400, "WAARDE_ONGELDIG reden"},
        {"GET", "/signalen/A/matches?pagina=0", "", {}, 400, "WAARDE_ONGELDIG pagina"},
        {"PATCH", "/matches/x", R"({"rol":1})", {}, 400, "ONBEKEND_VELD rol"},
        {"PUT",
         "/signalen/A",
         multisignaal_world::with("\"ouders\"", "\"buren\""),
         {},
         400,
         "WAARDE_ONGELDIG geinformeerd"},
    };
    multisignaal_world world;
    for (const auto& each : cases) {
        const auto got = world.call(each.method, each.target, each.body, each.headers);
        EXPECT_EQ(got.status, each.status) << each.method << ' ' << each.target << got.body;
        EXPECT_EQ(multisignaal_world::faults(got), each.faults) << each.target;
    }
    EXPECT_EQ(
        wire::header_value(world.call("POST", "/signalen/A", "{}").headers, "Allow"),
        "GET, HEAD, PUT, DELETE"
    );
}

TEST(MultisignaalSide, AnUnseenSentencePassesAndNoOther) {
    multisignaal_world world(ignoring("COM-10.2"));
    const auto body = multisignaal_world::with("999990019", "999990018");
    EXPECT_EQ(world.call("PUT", "/signalen/A", body).status, 201U);
    const auto zeros = multisignaal_world::with("999990019", "000000000");
    EXPECT_EQ(world.call("PUT", "/signalen/B", zeros).status, 400U);
}

TEST(MultisignaalSide, TagsChangeWithWhatTheyStandFor) {
    multisignaal_world world;
    world.call("PUT", "/signalen/A", whole());
    const auto got = world.call("GET", "/signalen/A");
    const std::string tag(wire::header_value(got.headers, "ETag").value());
    EXPECT_EQ(world.call("GET", "/signalen/A", "", {{"If-None-Match", tag}}).status, 304U);
    const auto changed = multisignaal_world::with("K. Smit", "L. Smit");
    EXPECT_EQ(world.call("PUT", "/signalen/A", changed, {{"If-Match", "W/" + tag}}).status, 412U);
    EXPECT_EQ(world.call("PUT", "/signalen/A", changed, {{"If-Match", tag}}).status, 200U);
    EXPECT_EQ(world.call("PUT", "/signalen/A", whole(), {{"If-Match", tag}}).status, 412U);
    EXPECT_EQ(world.call("PUT", "/signalen/A", whole(), {{"If-Match", "*"}}).status, 200U);
}

TEST(MultisignaalSide, PagesLeadToTheirNeighbours) {
    multisignaal_world world;
    world.call("PUT", "/signalen/A", whole());
    for (int i = 0; i < 3; ++i) {
        auto says = world.kernel.signal();
        world.kernel.give("sisa", "S" + std::to_string(i), says);
    }
    const auto got = world.call("GET", "/signalen/A/matches?pagina=2&paginaGrootte=1");
    const auto body = text::read_json(got.body).value();
    EXPECT_EQ(body["matches"].size(), 1U);
    EXPECT_TRUE(body["_links"].contains("vorige"));
    EXPECT_TRUE(body["_links"].contains("volgende"));
    EXPECT_EQ(
        text::read_json(world.call("GET", "/signalen/A/matches").body)->at("matches").size(), 3U
    );
}

TEST(MultisignaalSide, TellsAMatchAsAnEventOfTheProfile) {
    multisignaal_world world;
    world.call("PUT", "/signalen/A", whole());
    world.kernel.give("sisa", "S", world.kernel.signal());
    for (const auto& [region, told] : world.kernel.out.posted) {
        if (region != "multisignaal") continue;
        const auto sent = world.side->write(told);
        EXPECT_EQ(sent.target, "");
        const auto event = text::read_json(sent.body).value();
        EXPECT_EQ(event["type"], "nl.verwijsindex.match.ontstaan");
        EXPECT_EQ(event["subject"], "A");
        EXPECT_EQ(event["data"]["signaalId"], "A");
        EXPECT_EQ(event["data"]["wederpartij"]["melder"]["naam"], "J. Jansen");
        EXPECT_EQ(sent.body.find("999990019"), std::string::npos);
        return;
    }
    FAIL() << "Multisignaal was told nothing";
}

TEST(MultisignaalSide, ReadsWhatTheWebhookAnswers) {
    multisignaal_world world;
    using means = delivery::means;
    const auto read = [&world](unsigned status, std::vector<wire::header> headers = {}) {
        return world.side->read({}, {}, {status, std::move(headers), {}});
    };
    EXPECT_EQ(read(202).is, means::delivered);
    EXPECT_EQ(read(410).is, means::gone);
    EXPECT_EQ(read(400).is, means::refused);
    EXPECT_EQ(read(307).is, means::later);
    EXPECT_EQ(read(500).is, means::later);
    EXPECT_EQ(read(503, {{"Retry-After", "2"}}).wait, std::chrono::seconds(2));
}

TEST(MultisignaalSide, TheReaderAloneTellsTheFirstBreach) {
    wire::request good{
        "PUT",
        "/multisignaal/v1/signalen/A",
        {{"Content-Type", "application/json"}},
        whole(),
        {},
        0};
    EXPECT_FALSE(multisignaal::first_breach(good));
    good.body = multisignaal_world::with("999990019", "123");
    const auto breach = multisignaal::first_breach(good);
    ASSERT_TRUE(breach);
    EXPECT_EQ(breach->requirement, "COM-10.1");
}

} // namespace
} // namespace kruispunt::conformance::gateways::tests
