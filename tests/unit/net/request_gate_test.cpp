#include "gateway/net/request_gate.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kruispunt::net {
namespace {

using ports::transport_fault;

constexpr message_limits limits;
const std::string plain = "GET /a?b=c HTTP/1.1\r\nHost: h.example\r\n\r\n";

std::string with(const std::string& fields) {
    return "POST /a HTTP/1.1\r\nHost: h.example\r\n" + fields + "\r\n";
}

std::string block_of_size(std::size_t size) {
    const std::string before = "GET /a HTTP/1.1\r\nHost: h\r\nX-Fill: ";
    return before + std::string(size - before.size() - 4, 'x') + "\r\n\r\n";
}

struct named_block {
    const char* what;
    std::string octets;
};

class RefusedAsMalformed : public testing::TestWithParam<named_block> {};

// proves: COM-28.12 refusal
TEST_P(RefusedAsMalformed, AtTheGate) {
    const auto verdict = inspect_request_header(GetParam().octets, limits);
    EXPECT_EQ(verdict.state, gate_state::refused);
    EXPECT_EQ(verdict.fault, transport_fault::malformed);
}

INSTANTIATE_TEST_SUITE_P(
    StartLine,
    RefusedAsMalformed,
    testing::Values(
        named_block{"empty line first", "\r\n" + plain},
        named_block{"absolute form", "GET http://h/a HTTP/1.1\r\nHost: h\r\n\r\n"},
        named_block{"asterisk form", "OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n"},
        named_block{"authority form", "CONNECT h:1 HTTP/1.1\r\nHost: h\r\n\r\n"},
        named_block{"unknown method", "BREW /a HTTP/1.1\r\nHost: h\r\n\r\n"},
        named_block{"trace", "TRACE /a HTTP/1.1\r\nHost: h\r\n\r\n"},
        named_block{"lower-case method", "get /a HTTP/1.1\r\nHost: h\r\n\r\n"},
        named_block{"two spaces", "GET  /a HTTP/1.1\r\nHost: h\r\n\r\n"},
        named_block{"tab", "GET\t/a HTTP/1.1\r\nHost: h\r\n\r\n"},
        named_block{"no version", "GET /a\r\nHost: h\r\n\r\n"},
        named_block{"version 2", "GET /a HTTP/2.0\r\nHost: h\r\n\r\n"},
        named_block{"version 1.2", "GET /a HTTP/1.2\r\nHost: h\r\n\r\n"},
        named_block{"space after version", "GET /a HTTP/1.1 \r\nHost: h\r\n\r\n"},
        named_block{"leading space", " GET /a HTTP/1.1\r\nHost: h\r\n\r\n"},
        named_block{"fragment", "GET /a#b HTTP/1.1\r\nHost: h\r\n\r\n"}
    )
);

INSTANTIATE_TEST_SUITE_P(
    Lines,
    RefusedAsMalformed,
    testing::Values(
        named_block{"bare LF everywhere", "GET /a HTTP/1.1\nHost: h\n\n"},
        named_block{"bare LF in the fields", "GET /a HTTP/1.1\r\nHost: h\nX: y\r\n\r\n"},
        named_block{"bare LF at the end", "GET /a HTTP/1.1\r\nHost: h\r\n\n"},
        named_block{"bare CR", with("X: a\rb\r\n")},
        named_block{"CR CR LF", with("X: a\r\r\n")},
        named_block{"NUL", with(std::string("X: a\0b\r\n", 8))},
        named_block{"DEL", with("X: a\x7f\r\n")},
        named_block{"octet over 127", with("X: \xe9\r\n")},
        named_block{"folded line", with("X: a\r\n b\r\n")},
        named_block{"folded by a tab", with("X: a\r\n\tb\r\n")},
        named_block{"space before the colon", with("X : a\r\n")},
        named_block{"no colon", with("X\r\n")},
        named_block{"no name", with(": a\r\n")},
        named_block{"separator in the name", with("X(y): a\r\n")}
    )
);

INSTANTIATE_TEST_SUITE_P(
    Framing,
    RefusedAsMalformed,
    testing::Values(
        named_block{"no Host", "GET /a HTTP/1.1\r\nX: y\r\n\r\n"},
        named_block{"no field at all", "GET /a HTTP/1.1\r\n\r\n"},
        named_block{"no Host in 1.0", "GET /a HTTP/1.0\r\nX: y\r\n\r\n"},
        named_block{"two Hosts", with("host: h.example\r\n")},
        named_block{"empty Host", "GET /a HTTP/1.1\r\nHost:\r\n\r\n"},
        named_block{"two words in Host", "GET /a HTTP/1.1\r\nHost: a, b\r\n\r\n"},
        named_block{"two equal lengths", with("Content-Length: 1\r\nContent-Length: 1\r\n")},
        named_block{"length list", with("Content-Length: 1, 1\r\n")},
        named_block{"empty length", with("Content-Length: \r\n")},
        named_block{"signed length", with("Content-Length: +1\r\n")},
        named_block{"negative length", with("Content-Length: -1\r\n")},
        named_block{"hexadecimal length", with("Content-Length: 0x1\r\n")},
        named_block{"length over 64 bits", with("Content-Length: 18446744073709551616\r\n")},
        named_block{
            "length and coding", with("Content-Length: 1\r\nTransfer-Encoding: chunked\r\n")},
        named_block{
            "coding and length", with("Transfer-Encoding: chunked\r\nContent-Length: 1\r\n")},
        named_block{
            "coding twice",
            with("Transfer-Encoding: chunked\r\n"
                 "Transfer-Encoding: chunked\r\n")},
        named_block{"two codings", with("Transfer-Encoding: gzip, chunked\r\n")},
        named_block{"identity", with("Transfer-Encoding: identity\r\n")},
        named_block{"almost chunked", with("Transfer-Encoding: xchunked\r\n")},
        named_block{"chunked with a parameter", with("Transfer-Encoding: chunked;a=b\r\n")},
        named_block{
            "coding in 1.0", "POST /a HTTP/1.0\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"},
        named_block{"another expectation", with("Expect: 200-ok\r\n")}
    )
);

INSTANTIATE_TEST_SUITE_P(
    Host,
    RefusedAsMalformed,
    testing::Values(
        named_block{"user in Host", "GET /a HTTP/1.1\r\nHost: a@h\r\n\r\n"},
        named_block{"path in Host", "GET /a HTTP/1.1\r\nHost: h/a\r\n\r\n"},
        named_block{"no port after the colon", "GET /a HTTP/1.1\r\nHost: h:\r\n\r\n"},
        named_block{"word for a port", "GET /a HTTP/1.1\r\nHost: h:http\r\n\r\n"},
        named_block{"port too large", "GET /a HTTP/1.1\r\nHost: h:65536\r\n\r\n"},
        named_block{"two ports", "GET /a HTTP/1.1\r\nHost: h:1:2\r\n\r\n"},
        named_block{"open bracket", "GET /a HTTP/1.1\r\nHost: [::1\r\n\r\n"},
        named_block{"word in brackets", "GET /a HTTP/1.1\r\nHost: [host]\r\n\r\n"},
        named_block{"blank in Host", "GET /a HTTP/1.1\r\nHost: a b\r\n\r\n"},
        named_block{"two empty Hosts", "GET /a HTTP/1.1\r\nHost:\r\nHost:\r\n\r\n"},
        named_block{"host alone as target", "GET h HTTP/1.1\r\nHost: h\r\n\r\n"},
        named_block{"two slashes and a host", "GET https://h HTTP/1.1\r\nHost: h\r\n\r\n"}
    )
);

INSTANTIATE_TEST_SUITE_P(
    MoreFraming,
    RefusedAsMalformed,
    testing::Values(
        named_block{"chunked twice in one", with("Transfer-Encoding: chunked, chunked\r\n")},
        named_block{"chunked before another", with("Transfer-Encoding: chunked, gzip\r\n")},
        named_block{"empty coding", with("Transfer-Encoding:\r\n")},
        named_block{"comma before the coding", with("Transfer-Encoding: ,chunked\r\n")},
        named_block{"coding in quotes", with("Transfer-Encoding: \"chunked\"\r\n")},
        named_block{"coding with a vertical tab", with("Transfer-Encoding:\vchunked\r\n")},
        named_block{
            "two codings in two lines",
            with("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n")},
        named_block{"length with a blank", with("Content-Length: 1 1\r\n")},
        named_block{"length with a point", with("Content-Length: 1.0\r\n")},
        named_block{"two different lengths", with("Content-Length: 1\r\nContent-Length: 2\r\n")},
        named_block{"length folded", with("Content-Length:\r\n 1\r\n")},
        named_block{"tab before the colon", with("Content-Length\t: 1\r\n")},
        named_block{"first field folded", "GET /a HTTP/1.1\r\n Host: h\r\n\r\n"},
        named_block{"a bare LF between the pairs", with("X: y\r\n\nZ: z\r\n")}
    )
);

TEST(RequestGate, AdmitsAPlainRequest) {
    const auto octets = plain + "GET";
    const auto verdict = inspect_request_header(octets, limits);
    EXPECT_EQ(verdict.state, gate_state::admitted);
    EXPECT_EQ(verdict.header_size, plain.size());
    EXPECT_EQ(verdict.target, "/a?b=c");
    EXPECT_TRUE(verdict.keep_alive);
    EXPECT_FALSE(verdict.chunked);
    EXPECT_FALSE(verdict.content_length);
}

TEST(RequestGate, ReadsFraming) {
    EXPECT_EQ(
        inspect_request_header(with("content-LENGTH:\t 12 \r\n"), limits).content_length, 12U
    );
    EXPECT_TRUE(inspect_request_header(with("Transfer-Encoding: Chunked\r\n"), limits).chunked);
    EXPECT_TRUE(inspect_request_header(with("Expect: 100-Continue\r\n"), limits).expects_continue);
    EXPECT_FALSE(inspect_request_header(with("Connection: x, close\r\n"), limits).keep_alive);
    EXPECT_FALSE(inspect_request_header("GET / HTTP/1.0\r\nHost: h\r\n\r\n", limits).keep_alive);
}

TEST(RequestGate, IsIncompleteWhereverAGoodBlockIsCut) {
    const auto whole = with("Content-Length: 3\r\nAccept: a, b;q=0.5\r\n");
    for (std::size_t cut = 0; cut < whole.size(); ++cut) {
        const auto verdict = inspect_request_header(whole.substr(0, cut), limits);
        ASSERT_EQ(verdict.state, gate_state::incomplete) << cut;
    }
    EXPECT_EQ(inspect_request_header(whole, limits).state, gate_state::admitted);
}

TEST(RequestGate, RefusesABadStartLineBeforeTheRestCame) {
    EXPECT_EQ(inspect_request_header("SSH-2.0-x\r\n", limits).state, gate_state::refused);
    EXPECT_EQ(inspect_request_header("\x16\x03\x01", limits).state, gate_state::refused);
}

// proves: COM-28.2 refusal
TEST(RequestGate, HeaderMayFillItsLimit) {
    const auto full = block_of_size(limits.header);
    ASSERT_EQ(full.size(), limits.header);
    EXPECT_EQ(inspect_request_header(full + "more", limits).state, gate_state::admitted);
    const auto one_more = block_of_size(limits.header + 1);
    const auto over = inspect_request_header(one_more, limits);
    EXPECT_EQ(over.state, gate_state::refused);
    EXPECT_EQ(over.fault, transport_fault::header_too_large);
    EXPECT_EQ(over.target, "/a");
}

// proves: COM-28.2 refusal
TEST(RequestGate, UnendedHeaderIsRefusedAtTheLimit) {
    const auto over = block_of_size(2 * limits.header);
    EXPECT_EQ(
        inspect_request_header(over.substr(0, limits.header - 1), limits).state,
        gate_state::incomplete
    );
    const auto verdict = inspect_request_header({over.data(), limits.header}, limits);
    EXPECT_EQ(verdict.state, gate_state::refused);
    EXPECT_EQ(verdict.fault, transport_fault::header_too_large);
}

// proves: COM-28.3 refusal
TEST(RequestGate, FieldsMayReachTheirLimit) {
    std::string fields;
    for (std::size_t i = 1; i < limits.fields; ++i)
        fields += "X-" + std::to_string(i) + ": y\r\n";
    EXPECT_EQ(inspect_request_header(with(fields), limits).state, gate_state::admitted);
    const auto one_more = with(fields + "Y: z\r\n");
    const auto over = inspect_request_header(one_more, limits);
    EXPECT_EQ(over.state, gate_state::refused);
    EXPECT_EQ(over.fault, transport_fault::header_too_large);
    EXPECT_EQ(over.target, "/a");
}

// proves: COM-28.1 refusal
TEST(RequestGate, LengthMayReachTheBodysLimit) {
    EXPECT_EQ(
        inspect_request_header(with("Content-Length: 262144\r\n"), limits).state,
        gate_state::admitted
    );
    const auto one_more = with("Content-Length: 262145\r\n");
    const auto over = inspect_request_header(one_more, limits);
    EXPECT_EQ(over.state, gate_state::refused);
    EXPECT_EQ(over.fault, transport_fault::body_too_large);
    EXPECT_EQ(over.target, "/a");
}

} // namespace
} // namespace kruispunt::net
