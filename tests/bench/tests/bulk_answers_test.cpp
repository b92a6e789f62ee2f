#include "tests/bench/bulk_answers.hpp"

#include <gtest/gtest.h>

namespace kruispunt::bench {
namespace {

constexpr char head[] = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

/// Reads an answer that comes octet by octet.
bulk_answers read(const std::string& octets) {
    bulk_answers answers(7);
    std::string received;
    for (const char octet : octets) {
        received += octet;
        answers.take(received);
    }
    return answers;
}

TEST(BulkAnswers, AreCountedAndEndWithTheTotal) {
    const auto answers = read(
        std::string(head) + "15\r\nR-x-0000000007;Bv03\nR\r\n10\r\n-x-0000000008;Fo\r\n"
                            "19\r\n03;CODE x\nTOTAAL;2;Bv03;1\r\n9\r\n;Fo03;1\nx\r\n0\r\n\r\n"
    );
    EXPECT_EQ(answers.error(), "");
    EXPECT_EQ(answers.taken(), 1U);
    EXPECT_EQ(answers.refused(), 1U);
    EXPECT_EQ(answers.total(), "TOTAAL;2;Bv03;1;Fo03;1");
}

TEST(BulkAnswers, OutOfOrderBrokenOffOrRefusedIsSaid) {
    EXPECT_EQ(
        read(std::string(head) + "14\r\nR-x-0000000008;Bv03\n\r\n").error(),
        "an answer is out of order"
    );
    EXPECT_EQ(read(std::string(head) + "0\r\n\r\n").error(), "the answer ended without a total");
    EXPECT_EQ(read(std::string(head) + "x\r\n").error(), "a chunk without a size");
    EXPECT_EQ(
        read("HTTP/1.1 403 Forbidden\r\nTransfer-Encoding: chunked\r\n\r\n").error(),
        "HTTP/1.1 403 Forbidden"
    );
    EXPECT_EQ(read("HTTP/1.1 200 OK\r\n\r\n").error(), "the answer is not streamed");
}

} // namespace
} // namespace kruispunt::bench
