#include "conformance/verify/entry.hpp"
#include "gateway/vault/audit/entry_line.hpp"

#include <gtest/gtest.h>

namespace kruispunt::vault::audit {
namespace {

using conformance::verify::member_of;
using conformance::verify::read_entry;

domain::audit_record least() {
    domain::audit_record record;
    record.at = domain::instant(std::chrono::milliseconds(1'795'337'714'123));
    record.act = "submit";
    record.party = "regio:esar";
    record.outcome = "ok";
    return record;
}

domain::audit_record all() {
    domain::audit_record record = least();
    record.region = "esar";
    record.oin = "00000099000000000001";
    record.on_behalf_of = "00000099000000001000";
    record.requester = "ouders";
    record.reference = "K-1";
    record.signal = domain::commitment{1};
    record.child = domain::commitment{2};
    record.from_child = domain::commitment{3};
    record.to_child = domain::commitment{4};
    record.reason = "overig";
    record.remark = domain::commitment{5};
    record.times = 60;
    record.transaction = "0198d8a0-0000-7000-8000-000000000000";
    return record;
}

TEST(EntryLine, AnswersEveryQuestionInItsOrder) {
    const std::string zeroes(62, '0');
    EXPECT_EQ(
        entry_line(17, all()),
        R"({"v":1,"nr":17,"tijd":"2026-11-22T08:55:14.123Z","wat":"submit","regio":"esar",)"
        R"("wie":"regio:esar","oin":"00000099000000000001","namens":"00000099000000001000",)"
        R"("verzoeker":"ouders","kenmerk":"K-1","signaal":"01)" +
            zeroes + R"(","kind":"02)" + zeroes + R"(","kindVan":"03)" + zeroes +
            R"(","kindNaar":"04)" + zeroes + R"(","waarom":"overig","toelichting":"05)" + zeroes +
            R"(","uitkomst":"ok","aantal":60,)" +
            R"("transactie":"0198d8a0-0000-7000-8000-000000000000"})"
    );
}

TEST(EntryLine, WhatIsNotAskedIsNotThere) {
    EXPECT_EQ(
        entry_line(0, least()),
        R"({"v":1,"nr":0,"tijd":"2026-11-22T08:55:14.123Z","wat":"submit",)"
        R"("wie":"regio:esar","uitkomst":"ok"})"
    );
}

TEST(EntryLine, IsWhatTheAuditorsProgramReads) {
    for (const auto& record : {least(), all()}) {
        const auto found = read_entry(entry_line(123, record));
        ASSERT_TRUE(found) << found.why;
        EXPECT_EQ(found->number, 123U);
        EXPECT_EQ(found->act, "submit");
    }
}

TEST(EntryLine, EveryOctetOfATextIsWrittenOneWay) {
    for (int octet = 0; octet < 256; ++octet) {
        domain::audit_record record = least();
        record.party = std::string("a") + static_cast<char>(octet) + "b";
        const std::string line = entry_line(1, record);
        const auto found = read_entry(line);
        ASSERT_TRUE(found) << octet << ": " << found.why;
    }
    domain::audit_record record = least();
    record.party = "beheerder:M\xc3\xa9lanie \"%\\";
    EXPECT_EQ(member_of(entry_line(1, record), "wie"), "beheerder:M%C3%A9lanie %22%25%5C");
}

TEST(EntryLine, ALongTextIsCutBetweenItsOctets) {
    domain::audit_record record = least();
    for (const std::size_t size : {200U, 201U, 5000U}) {
        record.party = std::string(size, 'a');
        EXPECT_EQ(member_of(entry_line(1, record), "wie"), std::string(200, 'a'));
        record.party = std::string(size, '\xff');
        const std::string line = entry_line(1, record);
        EXPECT_EQ(member_of(line, "wie").size(), 198U);
        EXPECT_TRUE(read_entry(line));
    }
}

TEST(EntryLine, IsNeverTooLong) {
    domain::audit_record record = all();
    const std::string much(5000, '\n');
    for (std::string* text :
         {&record.act,
          &record.region,
          &record.party,
          &record.oin,
          &record.on_behalf_of,
          &record.requester,
          &record.reference,
          &record.reason,
          &record.outcome,
          &record.transaction})
        *text = much;
    record.times = ~std::uint64_t{0};
    EXPECT_LE(entry_line(~std::uint64_t{0}, record).size(), longest_line);
    EXPECT_TRUE(read_entry(entry_line(~std::uint64_t{0}, record)));
}

} // namespace
} // namespace kruispunt::vault::audit
