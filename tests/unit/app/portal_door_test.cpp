#include "gateway/app/portal_door.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/unit/exchange/plain_adapter.hpp"

#include <gtest/gtest.h>

namespace kruispunt::app {
namespace {

class portal_door_test : public testing::Test {
protected:
    ports::http_response ask(const std::string& method, const std::string& target) {
        ports::http_request request;
        request.method = method;
        request.target = target;
        return support::run_coroutine(door_.handle(std::move(request)));
    }

    exchange::plain_adapter adapter_;
    std::vector<exchange::participant> participants_{
        {"east", "00000099000000000001", "", adapter_},
        {"east-two", "00000099000000000002", "", adapter_}};
    support::fixed_clock clock_{domain::instant(std::chrono::hours(500'000))};
    portal_door door_{participants_, clock_};
};

// proves: MS-00.4 COM-01.7 COM-02.5 acceptance
TEST_F(portal_door_test, a_published_document_is_for_whoever_asks) {
    for (const char* method : {"GET", "HEAD"}) {
        const auto answer = ask(method, "/east/v1/doc");
        EXPECT_EQ(answer.status, 200) << method;
        EXPECT_EQ(answer.fields.find("Access-Control-Allow-Origin"), "*");
    }
    EXPECT_EQ(ask("GET", "/east-two/v1/doc").status, 200);
}

// proves: COM-01.7 refusal
TEST_F(portal_door_test, nothing_else_is_there_without_a_certificate) {
    for (const char* target :
         {"/",
          "/east",
          "/east/",
          "/east/v1/signal",
          "/west/v1/doc",
          "/eas/v1/doc",
          "east/v1/doc"}) {
        const auto answer = ask("GET", target);
        EXPECT_EQ(answer.status, 404) << target;
        EXPECT_EQ(answer.fields.find("Content-Type"), "application/problem+json");
        EXPECT_FALSE(answer.fields.find("Access-Control-Allow-Origin"));
    }
}

// proves: COM-01.7 refusal
TEST_F(portal_door_test, nobody_gives_anything_there) {
    for (const char* method : {"PUT", "POST", "DELETE", "PATCH", "OPTIONS"})
        EXPECT_EQ(ask(method, "/east/v1/doc").status, 404) << method;
}

// proves: COM-28.1 COM-28.2 refusal
TEST_F(portal_door_test, what_could_not_be_read_has_its_own_status) {
    EXPECT_EQ(door_.refuse(ports::transport_fault::malformed, "/").status, 400);
    EXPECT_EQ(door_.refuse(ports::transport_fault::body_too_large, "/").status, 413);
    EXPECT_EQ(door_.refuse(ports::transport_fault::header_too_large, "").status, 431);
}

} // namespace
} // namespace kruispunt::app
