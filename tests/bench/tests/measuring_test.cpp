#include "tests/bench/durable_log.hpp"
#include "tests/bench/endpoint.hpp"
#include "tests/bench/http_scan.hpp"
#include "tests/bench/latency_histogram.hpp"
#include "tests/bench/pseudonyms.hpp"

#include <gmock/gmock.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <unistd.h>

namespace kruispunt::bench {
namespace {

using std::chrono::microseconds;
using std::chrono::nanoseconds;

TEST(latency_histogram_test, percentiles_are_right_within_a_hundredth) {
    latency_histogram latency;
    for (int i = 1; i <= 10'000; ++i)
        latency.record(microseconds(i));
    EXPECT_EQ(latency.count(), 10'000U);
    EXPECT_NEAR(latency.percentile_ms(0.5), 5.0, 0.05);
    EXPECT_NEAR(latency.percentile_ms(0.99), 9.9, 0.099);
    EXPECT_DOUBLE_EQ(latency.largest_ms(), 10.0);
}

TEST(latency_histogram_test, extremes_have_a_bucket) {
    latency_histogram latency;
    EXPECT_EQ(latency.percentile_ms(0.5), 0.0);
    latency.record(nanoseconds(-1));
    latency.record(nanoseconds(0));
    latency.record(nanoseconds::max());
    EXPECT_EQ(latency.count(), 3U);
    EXPECT_EQ(latency.percentile_ms(0), 0.0);
    EXPECT_NEAR(latency.percentile_ms(1), latency.largest_ms(), latency.largest_ms() / 100);
}

TEST(scan_message_test, a_message_is_complete_at_its_last_byte) {
    const std::string text = "HTTP/1.1 200 OK\r\ncontent-LENGTH:  5\r\nX: y\r\n\r\nhello";
    for (std::size_t size = 0; size < text.size(); ++size)
        ASSERT_EQ(
            scan_message(std::string_view(text).substr(0, size)).is, http_message::state::incomplete
        ) << size;
    const auto more = text + "next";
    const auto whole = scan_message(more);
    EXPECT_EQ(whole.is, http_message::state::complete);
    EXPECT_EQ(whole.body, "hello");
    EXPECT_EQ(whole.size, text.size());
    EXPECT_EQ(status_of(whole.first_line), 200);
}

TEST(scan_message_test, what_has_no_length_is_empty_and_what_is_chunked_is_not_read) {
    const auto empty = scan_message("HTTP/1.1 204 No Content\r\n\r\n");
    EXPECT_EQ(empty.is, http_message::state::complete);
    EXPECT_EQ(empty.size, 27U);
    const auto unreadable = http_message::state::unreadable;
    EXPECT_EQ(scan_message("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n").is, unreadable);
    EXPECT_EQ(scan_message("HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n").is, unreadable);
    EXPECT_EQ(scan_message("HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n").is, unreadable);
    EXPECT_EQ(scan_message(std::string(largest_head + 1, 'a')).is, unreadable);
    EXPECT_EQ(scan_message(std::string(largest_head, 'a')).is, http_message::state::incomplete);
}

TEST(request_line_test, names_method_and_target) {
    const auto line = request_line_of("PUT /a/b HTTP/1.1");
    EXPECT_EQ(line.method, "PUT");
    EXPECT_EQ(line.target, "/a/b");
    EXPECT_TRUE(request_line_of("nonsense").target.empty());
    EXPECT_EQ(status_of("nonsense"), 0);
}

TEST(pseudonymiser_test, agrees_with_rfc_4231_test_case_2_each_time) {
    const std::string key = "Jefe";
    pseudonymiser hmac({reinterpret_cast<const std::uint8_t*>(key.data()), key.size()});
    const pseudonym expected{0x5b, 0xdc, 0xc1, 0x46, 0xbf, 0x60, 0x75, 0x4e, 0x6a, 0x04, 0x24,
                             0x26, 0x08, 0x95, 0x75, 0xc7, 0x5a, 0x00, 0x3f, 0x08, 0x9d, 0x27,
                             0x39, 0x83, 0x9d, 0xec, 0x58, 0xb9, 0x64, 0xec, 0x38, 0x43};
    EXPECT_EQ(hmac.of("what do ya want for nothing?"), expected);
    EXPECT_NE(hmac.of("something else"), expected);
    EXPECT_EQ(hmac.of("what do ya want for nothing?"), expected);
}

/// Four numbers share a hash (the first eight bytes), and all differ.
pseudonym numbered(std::uint32_t number) {
    pseudonym who{};
    const auto hash = number / 4 * std::uint64_t{0x9E3779B97F4A7C15};
    std::memcpy(who.data(), &hash, sizeof hash);
    std::memcpy(who.data() + sizeof hash, &number, sizeof number);
    return who;
}

TEST(pseudonym_table_test, counts_through_collisions_and_growth) {
    pseudonym_table table;
    constexpr std::uint32_t many = 40'000; // more than half of the first slots: it grows
    for (std::uint32_t earlier = 0; earlier < 2; ++earlier) {
        for (std::uint32_t i = 0; i < many; ++i)
            ASSERT_EQ(table.add(numbered(i)), earlier);
        EXPECT_EQ(table.size(), many);
    }
}

TEST(durable_log_test, all_that_was_appended_is_in_the_file_when_it_is_said_to_be) {
    const auto file =
        std::filesystem::path(::testing::TempDir()) / ("durable-log-" + std::to_string(::getpid()));
    std::atomic<int> calls{0};
    std::string expected;
    {
        durable_log log(file.string(), [&calls] { ++calls; });
        std::uint64_t end = 0;
        for (int i = 0; i < 1000; ++i) {
            const auto line = std::to_string(i) + "\n";
            expected += line;
            end = log.append(line);
        }
        while (log.durable() < end)
            std::this_thread::yield();
        EXPECT_EQ(end, expected.size());
        std::stringstream found;
        found << std::ifstream(file).rdbuf();
        EXPECT_EQ(found.str().substr(0, end), expected);
        EXPECT_LE(log.groups(), 1000U);
    }
    EXPECT_GE(calls, 1);
    std::filesystem::remove(file);
}

TEST(endpoint_test, is_read_with_or_without_a_scheme) {
    EXPECT_EQ(parse_endpoint("https://localhost:8443/path").host, "localhost");
    EXPECT_EQ(parse_endpoint("https://localhost:8443/path").port, 8443);
    EXPECT_EQ(parse_endpoint("127.0.0.1:0").port, 0);
    for (const auto* wrong : {"", "localhost", ":1", "a:", "a:65536", "a:1x"})
        EXPECT_THROW(static_cast<void>(parse_endpoint(wrong)), std::invalid_argument) << wrong;
}

} // namespace
} // namespace kruispunt::bench
