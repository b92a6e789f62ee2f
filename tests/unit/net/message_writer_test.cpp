#include "gateway/net/message_writer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

namespace kruispunt::net {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::string
written(const ports::http_response& response, bool to_head = false, bool close = false) {
    std::string out;
    append_response(out, response, to_head, close);
    return out;
}

std::string written(const ports::http_request& request) {
    std::string out;
    append_request(out, request, "h.example:443");
    return out;
}

ports::http_request request(std::string method, ports::http_fields fields, std::string body) {
    return {
        .method = std::move(method),
        .target = "/a",
        .fields = std::move(fields),
        .body = std::move(body),
        .peer = {}};
}

TEST(MessageWriter, WritesAnAnswer) {
    const auto text = written({.status = 201, .fields = {{"X", "y"}}, .body = "abc"});
    EXPECT_THAT(text, StartsWith("HTTP/1.1 201 Created\r\nDate: "));
    EXPECT_THAT(text, HasSubstr(" GMT\r\nX: y\r\nContent-Length: 3\r\n"));
    EXPECT_THAT(text, EndsWith("\r\n\r\nabc"));
    EXPECT_THAT(text, Not(HasSubstr("Connection")));
}

TEST(MessageWriter, SaysThatItCloses) {
    EXPECT_THAT(
        written({.status = 413, .fields = {}, .body = ""}, false, true),
        HasSubstr("\r\nConnection: close\r\nContent-Length: 0\r\n")
    );
}

TEST(MessageWriter, LeavesOutBodiesThatMayNotBe) {
    EXPECT_THAT(
        written({.status = 200, .fields = {}, .body = "abc"}, true),
        EndsWith("Content-Length: 3\r\n\r\n")
    );
    EXPECT_THAT(
        written({.status = 204, .fields = {}, .body = ""}), Not(HasSubstr("Content-Length"))
    );
}

TEST(MessageWriter, WritesFramingFieldsItself) {
    const auto text = written(
        {.status = 200,
         .fields = {{"content-length", "9"}, {"Transfer-Encoding", "chunked"}, {"Date", "x"}},
         .body = "abc"}
    );
    EXPECT_THAT(text, Not(HasSubstr("content-length")));
    EXPECT_THAT(text, Not(HasSubstr("chunked")));
    EXPECT_THAT(text, Not(HasSubstr("Date: x")));
}

TEST(MessageWriter, RefusesWhatCouldSplitAMessage) {
    EXPECT_THROW(
        written({.status = 200, .fields = {{"X", "a\r\nY: b"}}, .body = {}}), std::invalid_argument
    );
    EXPECT_THROW(
        written({.status = 200, .fields = {{"X y", "a"}}, .body = {}}), std::invalid_argument
    );
    EXPECT_THROW(written({.status = 99, .fields = {}, .body = {}}), std::invalid_argument);
    auto split = request("GET", {}, "");
    split.target = "/a HTTP/1.1\r\nX: y";
    EXPECT_THROW(written(split), std::invalid_argument);
    EXPECT_THROW(written(request("GET /", {}, "")), std::invalid_argument);
}

TEST(MessageWriter, WritesARequest) {
    EXPECT_EQ(
        written(request("POST", {{"Accept", "x"}, {"Host", "other"}}, "abc")),
        "POST /a HTTP/1.1\r\nHost: h.example:443\r\nAccept: x\r\nContent-Length: 3\r\n\r\nabc"
    );
    EXPECT_EQ(written(request("GET", {}, "")), "GET /a HTTP/1.1\r\nHost: h.example:443\r\n\r\n");
}

} // namespace
} // namespace kruispunt::net
