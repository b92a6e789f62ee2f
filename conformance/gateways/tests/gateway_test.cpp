#include "conformance/gateways/gateway.hpp"
#include "conformance/gateways/kernel/days.hpp"
#include "conformance/gateways/tests/kernel_world.hpp"
#include "conformance/tests/loop_thread.hpp"
#include "conformance/tests/pki.hpp"
#include "conformance/tests/plain_http.hpp"
#include "conformance/text/json.hpp"
#include "conformance/wire/server.hpp"

#include <gtest/gtest.h>

#include <mutex>

namespace kruispunt::conformance::gateways::tests {
namespace {

using text::json;

const char* const multisignaal_oin = "00000099000000000002";
const char* const sisa_oin = "00000099000000000003";

/// A signal of that day.
std::string signal_of(const std::string& day) {
    std::string body = R"({
  "bsn": "999990019",
  "instantie": {"oin": "00000099000000004000", "naam": "Thuisbegeleiding"},
  "melder": {"naam": "K. Smit", "telefoon": "+31205550111"},
  "datum": "DATUM", "geinformeerd": "ouders"})";
    return body.replace(body.find("DATUM"), 5, day);
}

std::string new_signal() {
    return signal_of(moved_clock().today());
}

/// Ten days before its end: a warning goes out by itself.
std::string old_signal() {
    return signal_of(kernel::days_after(kernel::years_after(moved_clock().today(), -2), 10));
}

/// The gateway with real sockets, and a webhook that answers what the test says.
class running_gateway {
public:
    explicit running_gateway(const mutation::mutation& broken = {})
        : authority_(folder_.path(), "ca"), broken_(broken) {
        authority_.issue("gateway", "00000099000000000000", "localhost");
        authority_.issue("region", multisignaal_oin, "localhost");
        authority_.issue("other", sisa_oin, "localhost");
        authority_.issue("stranger", "00000099000000009999", "localhost");
        identity_ = std::make_unique<wire::tls_identity>(authority_.files("region"));
        webhook_ = std::make_unique<wire::server>(
            thread_.loop,
            wire::socket_name{"127.0.0.1", 0},
            identity_.get(),
            wire::server_limits{},
            [this](const wire::request& got, const wire::reply& give) { take(got, give); }
        );
        gateway_config config;
        config.listen = {"127.0.0.1", 0};
        config.control = {"127.0.0.1", 0};
        config.tls = authority_.files("gateway");
        config.oin = "00000099000000000000";
        const auto at = "https://localhost:" + std::to_string(webhook_->port()) + "/webhook";
        config.regions = {
            {"multisignaal", multisignaal_oin, at, false},
            {"sisa", sisa_oin, "https://localhost:1", false}};
        gateway_ = std::make_unique<gateway>(thread_.loop, config, broken_);
        thread_.start();
    }

    ~running_gateway() { thread_.stop(); }

    wire::outcome call(const wire::request& what, const std::string& as) {
        auto files = authority_.files(as);
        if (as.empty()) files = {files.ca, {}, {}};
        const auto identity = std::make_shared<const wire::tls_identity>(files);
        std::unique_ptr<wire::client> client;
        thread_.run_there([&] {
            client = std::make_unique<wire::client>(
                thread_.loop, identity, std::string(), std::chrono::seconds(5)
            );
        });
        auto came = thread_.send(*client, gateway_->urls().exchange, what, wire::reuse::fresh);
        thread_.run_there([&] { client.reset(); });
        return came;
    }

    wire::response put(const std::string& id, const std::string& body, const std::string& as) {
        return std::get<wire::response>(call(
            {"PUT",
             "/multisignaal/v1/signalen/" + id,
             {{"Content-Type", "application/json"}},
             body,
             {},
             0},
            as
        ));
    }

    json control(const std::string& method, const std::string& target, const json& body = {}) {
        const auto url = gateway_->urls().control;
        const auto port = static_cast<std::uint16_t>(std::stoi(url.substr(url.rfind(':') + 1)));
        const auto got = conformance::tests::call_plain(
            port, method, target, body.is_null() ? std::string() : text::write_json(body)
        );
        return text::read_json(got.body).value_or(nullptr);
    }

    /// Waits for what the lane has done.
    json lane_once(const std::string& count, int reached) {
        for (int tries = 0; tries < 200; ++tries) {
            const auto lane = control("GET", "/")["lanes"]["multisignaal"];
            if (lane[count].is_boolean() ? lane[count] == true : lane[count] >= reached)
                return lane;
            // sleeps because the lane is another thread's and makes no sign.
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        return control("GET", "/")["lanes"]["multisignaal"];
    }

    /// The next statuses of the webhook, 204 afterwards.
    void answer(std::vector<unsigned> statuses) {
        const std::lock_guard<std::mutex> held(guard_);
        statuses_ = std::move(statuses);
    }

    /// The ids of the events that came, one for each call.
    std::vector<std::string> ids() {
        const std::lock_guard<std::mutex> held(guard_);
        return ids_;
    }

private:
    void take(const wire::request& got, const wire::reply& give) {
        const std::lock_guard<std::mutex> held(guard_);
        const auto event = text::read_json(got.body).value_or(json::object());
        ids_.push_back(event.value("id", std::string()));
        unsigned status = 204;
        if (!statuses_.empty()) {
            status = statuses_.front();
            statuses_.erase(statuses_.begin());
        }
        give(wire::response{status, {}, {}});
    }

    conformance::tests::temporary_folder folder_;
    conformance::tests::authority authority_;
    mutation::mutation broken_;
    conformance::tests::loop_thread thread_;
    std::unique_ptr<wire::tls_identity> identity_;
    std::unique_ptr<wire::server> webhook_;
    std::unique_ptr<gateway> gateway_;
    std::mutex guard_;
    std::vector<unsigned> statuses_;
    std::vector<std::string> ids_;
};

TEST(Gateway, TellsWhoMayCall) {
    running_gateway world;
    EXPECT_EQ(world.put("A", new_signal(), "region").status, 201U);
    EXPECT_EQ(world.put("A", new_signal(), "other").status, 403U);
    const auto refused = world.put("A", new_signal(), "stranger");
    EXPECT_EQ(refused.status, 403U);
    EXPECT_EQ(text::read_json(refused.body)->at("code"), "OIN_NIET_BEVOEGD");
    EXPECT_TRUE(wire::header_value(refused.headers, "FSC-Transaction-Id"));
    const auto nobody = world.call({"GET", "/multisignaal/v1/openapi.json", {}, {}, {}, 0}, "");
    EXPECT_TRUE(std::holds_alternative<wire::failure>(nobody));
    const auto open =
        world.call({"GET", "/multisignaal/v1/openapi.json", {}, {}, {}, 0}, "stranger");
    EXPECT_EQ(std::get<wire::response>(open).status, 200U);
}

TEST(Gateway, HoldsACallToItsLimits) {
    running_gateway world;
    const std::string most(256U * 1024U - 2, ' ');
    EXPECT_EQ(world.put("A", "{" + most + "}", "region").status, 400U);
    EXPECT_EQ(world.put("A", "{ " + most + "}", "region").status, 413U);
    wire::request wide{"GET", "/multisignaal/v1/signalen/A", {}, {}, {}, 0};
    // Host and Connection are among the 64.
    for (int i = 0; i < 62; ++i)
        wide.headers.push_back({"X-" + std::to_string(i), "1"});
    EXPECT_EQ(std::get<wire::response>(world.call(wide, "region")).status, 404U);
    wide.headers.push_back({"X-One-More", "1"});
    EXPECT_EQ(std::get<wire::response>(world.call(wide, "region")).status, 431U);
    wire::request long_head{"GET", "/multisignaal/v1/signalen/A", {}, {}, {}, 0};
    long_head.headers.push_back({"X-Long", std::string(16U * 1024U, 'x')});
    EXPECT_EQ(std::get<wire::response>(world.call(long_head, "region")).status, 431U);
}

TEST(Gateway, SendsANoticeAgainWithTheSameIdUntilItIsTaken) {
    running_gateway world;
    world.answer({503, 500});
    world.put("A", old_signal(), "region");
    EXPECT_EQ(world.lane_once("delivered", 1)["attempts"], 3);
    const auto ids = world.ids();
    ASSERT_EQ(ids.size(), 3U);
    EXPECT_EQ(ids[0], ids[2]);
}

TEST(Gateway, GivesUpWhatIsRefusedAndPausesWhereTheWebhookIsGone) {
    running_gateway world;
    world.answer({400, 410});
    world.put("A", old_signal(), "region");
    EXPECT_EQ(world.lane_once("refused", 1)["delivered"], 0);
    world.put("B", old_signal(), "region");
    EXPECT_EQ(world.lane_once("paused", 1)["waiting"], 1);
}

TEST(Gateway, AMutantNumbersEachAttemptAnew) {
    running_gateway world(behaving("new_id_each_attempt"));
    world.answer({503});
    world.put("A", old_signal(), "region");
    world.lane_once("delivered", 1);
    const auto ids = world.ids();
    ASSERT_EQ(ids.size(), 2U);
    EXPECT_NE(ids[0], ids[1]);
}

TEST(Gateway, IsControlledAndAdapted) {
    running_gateway world;
    world.put("A", new_signal(), "region");
    EXPECT_EQ(world.control("GET", "/")["signals"], 1);
    EXPECT_EQ(world.control("PUT", "/clock", {{"ahead_ms", 86'400'000}})["ahead_ms"], 86'400'000);
    EXPECT_TRUE(world.control("PUT", "/clock", {{"ahead", 1}}).contains("error"));
    const auto hello = world.control("POST", "/adapter", {{"id", 1}, {"command", "hello"}});
    EXPECT_EQ(hello["protocol"], 1);
    EXPECT_EQ(hello["id"], 1);
    world.control("POST", "/adapter", {{"id", 2}, {"command", "clock"}, {"ahead_days", 2000}});
    EXPECT_EQ(world.lane_once("delivered", 1)["refused"], 0) << "the end was told";
    const auto reset = world.control("POST", "/adapter", {{"id", 3}, {"command", "reset"}});
    EXPECT_EQ(reset["ok"], true);
    EXPECT_EQ(world.control("GET", "/")["signals"], 0);
    EXPECT_EQ(world.control("GET", "/")["ahead_ms"], 0);
    const auto other = world.control("POST", "/adapter", {{"id", 4}, {"command", "dance"}});
    EXPECT_EQ(other["unsupported"], true);
    const json resume{{"id", 5}, {"command", "act"}, {"action", "resume_feed"}};
    EXPECT_EQ(world.control("POST", "/adapter", resume)["status"], "finished");
    const json give{{"id", 6}, {"command", "act"}, {"action", "give"}};
    EXPECT_EQ(world.control("POST", "/adapter", give)["unsupported"], true);
}

} // namespace
} // namespace kruispunt::conformance::gateways::tests
