#include "gateway/domain/trace.hpp"
#include "tests/support/sealed_commands.hpp"
#include "tests/support/sequential_ids.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kruispunt::domain {
namespace {

const std::string trace_id = "4bf92f3577b34da6a3ce929d0e0e4736";
const std::string parent_id = "00f067aa0ba902b7";
const std::string whole = "00-" + trace_id + "-" + parent_id + "-01";

// proves: COM-29.1 COM-29.2 acceptance
TEST(Trace, AWellFormedParentIsCarriedOnAsItCame) {
    EXPECT_EQ(carried_traceparent(whole), whole);
    const std::string unsampled = "00-" + trace_id + "-" + parent_id + "-00";
    EXPECT_EQ(carried_traceparent(unsampled), unsampled);
}

// proves: COM-29.1 acceptance
TEST(Trace, OfALaterVersionWhatIsKnownGoesOn) {
    const std::string later = "cc-" + trace_id + "-" + parent_id;
    EXPECT_EQ(carried_traceparent(later + "-09"), whole);
    EXPECT_EQ(carried_traceparent(later + "-01-what-the-future-holds"), whole);
    EXPECT_EQ(carried_traceparent(later + "-02"), whole.substr(0, 53) + "00");
    EXPECT_EQ(carried_traceparent(later + "-01.what"), "");
}

// proves: COM-29.1 refusal
TEST(Trace, WhatIsNoParentIsDropped) {
    EXPECT_EQ(carried_traceparent(""), "");
    EXPECT_EQ(carried_traceparent("ff-" + trace_id + "-" + parent_id + "-01"), "");
    EXPECT_EQ(carried_traceparent("00-" + std::string(32, '0') + "-" + parent_id + "-01"), "");
    EXPECT_EQ(carried_traceparent("00-" + trace_id + "-" + std::string(16, '0') + "-01"), "");
    EXPECT_EQ(carried_traceparent(whole + "-more"), "") << "version 00 ends with its flags";
    EXPECT_EQ(carried_traceparent(" " + whole), "");
}

// Every octet of a good one, replaced by what may not stand there.
// proves: COM-29.1 refusal
TEST(Trace, EveryOctetCounts) {
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (const char wrong : {'A', 'g', ' ', '\0', '\x7f'}) {
            std::string changed = whole;
            changed[at] = wrong;
            EXPECT_EQ(carried_traceparent(changed), "") << at;
        }
        EXPECT_EQ(carried_traceparent(whole.substr(0, at)), "") << at;
        if (whole[at] != '-') continue;
        std::string joined = whole;
        joined[at] = '0';
        EXPECT_EQ(carried_traceparent(joined), "") << at;
    }
}

// proves: COM-29.4
TEST(Trace, OneOfOurOwnIsWellFormedAndNeverTheSame) {
    support::sequential_ids ids;
    const trace one = new_trace(ids, support::test_now());
    const trace two = new_trace(ids, support::test_now());
    EXPECT_EQ(carried_traceparent(one.traceparent), one.traceparent);
    ASSERT_TRUE(parse_uuid(one.transaction_id));
    EXPECT_EQ(one.transaction_id[14], '7');
    EXPECT_NE(one.traceparent, two.traceparent);
    EXPECT_NE(one.transaction_id, two.transaction_id);
}

} // namespace
} // namespace kruispunt::domain
