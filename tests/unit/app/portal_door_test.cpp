#include "gateway/app/portal_door.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/unit/exchange/plain_adapter.hpp"
#include "tests/unit/portal/operators_fixture.hpp"

#include <gtest/gtest.h>

namespace kruispunt::app {
namespace {

constexpr const char* operators_oin = "00000099000000000021";

class portal_door_test : public portal::operators_fixture {
protected:
    ports::http_response
    ask(const std::string& method,
        const std::string& target,
        const std::string& oin = "",
        const std::string& name = "") {
        ports::http_request request;
        request.method = method;
        request.target = target;
        request.peer.oin = oin;
        request.peer.common_name = name;
        return support::run_coroutine(door_.handle(std::move(request)));
    }

    exchange::plain_adapter adapter_;
    std::vector<exchange::participant> participants_{
        {"east", "00000099000000000001", "", adapter_},
        {"east-two", "00000099000000000002", "", adapter_}};
    portal_door door_{
        participants_,
        clock_,
        api_,
        {{{operators_oin, "operator-esar", portal::role::region_operator, "esar"}}, {}}};
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
         {"/east", "/east/", "/east/v1/signal", "/west/v1/doc", "/eas/v1/doc", "east/v1/doc"}) {
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

// proves: BEH-00.1 BEH-00.2 acceptance refusal
TEST_F(portal_door_test, the_api_is_for_whose_certificate_has_a_role) {
    const std::string path = "/beheer/v1/deelnemers";
    EXPECT_EQ(ask("GET", path, operators_oin, "operator-esar").status, 200);
    EXPECT_EQ(ask("GET", path).status, 403);
    EXPECT_EQ(ask("GET", path, operators_oin, "another").status, 403);
    EXPECT_EQ(ask("GET", path, "00000099000000000022", "operator-esar").status, 403);
    EXPECT_EQ(ask("GET", path, "", "uid 0").status, 403) << "that is somebody at the socket";
    EXPECT_EQ(ask("GET", "/beheer/v1/sleutels", operators_oin, "operator-esar").status, 403);
}

// proves: BEH-00.7 acceptance
TEST_F(portal_door_test, the_apis_document_is_for_whoever_asks) {
    const auto answer = ask("GET", "/beheer/v1/openapi.json");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.fields.find("Access-Control-Allow-Origin"), "*");
}

// proves: COM-28.1 COM-28.2 refusal
TEST_F(portal_door_test, what_could_not_be_read_has_its_own_status) {
    EXPECT_EQ(door_.refuse(ports::transport_fault::malformed, "/").status, 400);
    EXPECT_EQ(door_.refuse(ports::transport_fault::body_too_large, "/").status, 413);
    EXPECT_EQ(door_.refuse(ports::transport_fault::header_too_large, "").status, 431);
}

} // namespace
} // namespace kruispunt::app
