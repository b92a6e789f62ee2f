// What is said of a log, case by case.
#include "conformance/verify/log_check.hpp"
#include "conformance/verify/report.hpp"
#include "gateway/vault/audit/entry_line.hpp"
#include "tests/integration/audit/made_log.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace kruispunt::audit_test {
namespace {

using namespace conformance::verify;
using testing::HasSubstr;

std::vector<std::string> lines(std::uint64_t count) {
    std::vector<std::string> made;
    for (std::uint64_t i = 0; i < count; ++i)
        made.push_back(made_up_entry(i));
    return made;
}

log_report checked(const exported& files, const std::vector<head>& witnessed = {}) {
    std::istringstream entries(files.entries);
    std::istringstream leaves(files.leaves);
    std::istringstream heads(files.heads);
    return log_check({entries, leaves, heads}, {made_up_verifier()}, witnessed).run();
}

/// The only finding.
finding only(const log_report& found) {
    EXPECT_EQ(found.findings.size(), 1U);
    return found.findings.empty() ? finding{fault::no_head, 0, {}, {}, {}} : found.findings.front();
}

TEST(LogFindings, AnEmptyLogWithAHeadIsWhole) {
    log_maker made;
    made.sign();
    const log_report found = checked(made.files());
    EXPECT_TRUE(found.whole());
    EXPECT_EQ(found.entries, 0U);
}

TEST(LogFindings, WithoutAHeadNothingVouchesForIt) {
    EXPECT_EQ(checked(log_of(lines(3), {})).findings.front().what, fault::no_head);
    EXPECT_EQ(only(checked({})).what, fault::no_head);
}

TEST(LogFindings, WhatFollowsTheLastHeadIsUncovered) {
    const finding found = only(checked(log_of(lines(10), {4, 8})));
    EXPECT_EQ(found.what, fault::uncovered);
    EXPECT_EQ(found.from, 8U);
    EXPECT_FALSE(found.to);
}

TEST(LogFindings, TellsWhatKindOfTamperingItWas) {
    const exported log = log_of(lines(20), {10, 20});
    const auto with = [&log](std::vector<std::string> of) {
        exported files = log;
        files.entries.clear();
        for (const std::string& line : of)
            files.entries += line + "\n";
        return only(checked(files));
    };
    auto altered = lines(20);
    altered[3].replace(altered[3].find("withdraw"), 8, "withdrew");
    EXPECT_EQ(with(altered).what, fault::altered);
    auto shorter = lines(20);
    shorter.erase(shorter.begin() + 3);
    EXPECT_EQ(with(shorter).what, fault::missing);
    auto much_shorter = lines(20);
    much_shorter.erase(much_shorter.begin() + 3, much_shorter.begin() + 6);
    EXPECT_EQ(with(much_shorter).what, fault::missing);
    EXPECT_EQ(with(much_shorter).to, 5U);
    auto longer = lines(20);
    longer.insert(longer.begin() + 3, made_up_entry(77));
    EXPECT_EQ(with(longer).what, fault::inserted);
    auto swapped = lines(20);
    std::swap(swapped[3], swapped[9]);
    EXPECT_EQ(with(swapped).what, fault::moved);
    std::swap(swapped = lines(20), swapped);
    std::swap(swapped[3], swapped[4]);
    EXPECT_EQ(with(swapped).what, fault::moved);
    EXPECT_EQ(with(lines(7)).what, fault::truncated);
}

TEST(LogFindings, TellsWhichFileWasChanged) {
    exported log = log_of(lines(20), {10, 20});
    log.leaves[5 * 32] ^= 1;
    EXPECT_EQ(only(checked(log)).what, fault::leaves_altered);
    EXPECT_EQ(only(checked(log)).from, 5U);
    log = log_of(lines(20), {10, 20});
    log.leaves.resize(100);
    EXPECT_EQ(only(checked(log)).what, fault::leaves_altered);
    EXPECT_EQ(only(checked(log)).from, 3U);
}

TEST(LogFindings, AHeadOfAnotherKeyVouchesForNothing) {
    auto other = made_up_key();
    other.seed.data()[0] ^= 1U;
    log_maker made(other);
    made.add(made_up_entry(0));
    made.sign();
    const log_report found = checked(made.files());
    EXPECT_EQ(found.findings.front().what, fault::head_refused);
    EXPECT_EQ(found.heads, 0U);
}

TEST(LogFindings, HeadsOutOfOrderAreRefused) {
    exported log = log_of(lines(20), {10, 20});
    log.heads += "\n" + log_of(lines(20), {10}).heads;
    EXPECT_EQ(only(checked(log)).what, fault::head_refused);
}

TEST(LogFindings, AnEntryThatTheLogsKeeperNumberedWronglyIsNamed) {
    auto wrong = lines(20);
    wrong[6] = made_up_entry(7);
    const finding found = only(checked(log_of(wrong, {20})));
    EXPECT_EQ(found.what, fault::form);
    EXPECT_EQ(found.from, 6U);
    EXPECT_THAT(found.text, HasSubstr("entry 7"));
}

TEST(LogFindings, ALineThatIsTooLongIsNoEntry) {
    exported log = log_of(lines(3), {3});
    log.entries.insert(log.entries.find('\n'), 5000, 'a');
    EXPECT_EQ(only(checked(log)).from, 0U);
    log = log_of({std::string(4096, 'a')}, {1});
    EXPECT_EQ(only(checked(log)).what, fault::form);
    log = log_of({std::string(4097, 'a')}, {1});
    EXPECT_EQ(only(checked(log)).what, fault::altered);
}

TEST(LogFindings, AnotherNameOfTheLogNeedsARestore) {
    auto second = made_up_key();
    second.name = "portal.example/logboek/2";
    const auto log_with = [&second](const std::string& line) {
        log_maker made;
        made.add(made_up_entry(0));
        made.sign();
        const std::string first_head = made.files().heads;
        log_maker next(second);
        next.add(made_up_entry(0));
        next.add(line);
        next.sign();
        exported files = next.files();
        files.heads = first_head + "\n" + files.heads;
        std::istringstream entries(files.entries);
        std::istringstream leaves(files.leaves);
        std::istringstream heads(files.heads);
        const auto key = read_verifier_key(vault::audit::verifier_key(second));
        return log_check({entries, leaves, heads}, {made_up_verifier(), *key}, {}).run();
    };
    EXPECT_EQ(only(log_with(made_up_entry(1))).what, fault::origin_changed);
    domain::audit_record restore;
    restore.act = "restore";
    restore.party = "beheerder:uid 1000";
    restore.outcome = "ok";
    EXPECT_TRUE(log_with(vault::audit::entry_line(1, restore)).whole());
}

TEST(LogFindings, AWitnessOfMoreThanTheBackupHeldIsToldOfTheRestore) {
    auto first = lines(12);
    const head of_before = head_in(log_of(first, {12}).heads);
    auto second = made_up_key();
    second.name = "portal.example/logboek/2";
    domain::audit_record restore;
    restore.act = "restore";
    restore.party = "beheerder:uid 1000";
    restore.outcome = "ok";
    first.resize(8);
    first.push_back(vault::audit::entry_line(8, restore));
    for (std::uint64_t i = 9; i < 20; ++i)
        first.push_back(made_up_entry(i + 100));
    log_maker grown(second);
    for (const std::string& line : first)
        grown.add(line);
    grown.sign();
    std::istringstream entries(grown.files().entries);
    std::istringstream leaves(grown.files().leaves);
    std::istringstream heads(grown.files().heads);
    const auto key = read_verifier_key(vault::audit::verifier_key(second));
    const log_report found =
        log_check({entries, leaves, heads}, {made_up_verifier(), *key}, {of_before}).run();
    ASSERT_FALSE(found.findings.empty());
    const finding& last = found.findings.back();
    EXPECT_EQ(last.what, fault::rolled_back);
    EXPECT_EQ(last.from, 8U);
    EXPECT_EQ(last.to, 11U);
    EXPECT_THAT(last.text, HasSubstr("entry 8 tells of a restore"));
}

TEST(LogReport, SaysWhereAndWhatToDo) {
    exported log = log_of(lines(20), {10, 20});
    log.entries.replace(log.entries.find("esar"), 4, "sisa");
    const log_report found = checked(log);
    const std::string words = in_words(found, false);
    EXPECT_THAT(words, HasSubstr("NOT WHOLE"));
    EXPECT_THAT(words, HasSubstr("entry 0: altered"));
    EXPECT_THAT(words, HasSubstr("next: "));
    EXPECT_THAT(words, HasSubstr("--witness"));
    EXPECT_THAT(in_json(found), HasSubstr(R"({"whole":false,"entries":)"));
    EXPECT_THAT(in_json(found), HasSubstr(R"({"fault":"altered","from":0,"to":0,)"));
}

} // namespace
} // namespace kruispunt::audit_test
