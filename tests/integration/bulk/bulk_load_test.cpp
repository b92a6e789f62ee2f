#include "gateway/exchange/bulk.hpp"
#include "tests/integration/bulk/bulk_world.hpp"
#include "tests/support/run_coroutine.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kruispunt::tests {
namespace {

using exchange::bulk_settings;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr char no_bsn[] = "999990018"; // fails the 11-test

class BulkLoad : public testing::Test {
protected:
    /// Runs a load to its end; what was answered in place of it, where something was.
    std::optional<ports::http_response>
    load(scripted_body& body, recording_sink& sink, const bulk_settings& settings = {}) {
        bulk_ =
            std::make_unique<exchange::bulk>(parts_.enactment, parts_.clock, parts_.ids, settings);
        return support::run_coroutine(bulk_->load(from_, {}, {{"X-Given", "yes"}}, body, sink));
    }

    std::vector<std::string> answers(const std::string& file, const bulk_settings& settings = {}) {
        scripted_body body({file});
        recording_sink sink;
        EXPECT_FALSE(load(body, sink, settings));
        EXPECT_TRUE(sink.finished());
        return sink.lines();
    }

    std::int64_t signals() { return support::run_coroutine(parts_.memory.count()).value().signals; }

    const exchange::participant from_ = sisa_only().front();
    bulk_parts parts_;
    std::unique_ptr<exchange::bulk> bulk_;
};

/// Runs what was started until that is so, or twenty seconds have passed.
template <class Condition>
void run_until(boost::asio::io_context& context, const Condition& condition) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!condition() && std::chrono::steady_clock::now() < end) {
        context.restart();
        context.run_one_for(std::chrono::milliseconds(10));
    }
}

std::string file_of(int first, int count) {
    std::string file;
    for (int n = first; n < first + count; ++n)
        file += sisa_line(n) + "\n";
    return file;
}

// proves: SISA-10.1 SISA-10.4 SISA-10.5 acceptance
TEST_F(BulkLoad, AnswersEveryLineInOrderAndThenTheTotal) {
    constexpr int count = 500;
    const auto told = answers(file_of(0, count));
    ASSERT_EQ(told.size(), count + 1U);
    for (std::size_t n = 0; n < count; ++n)
        ASSERT_EQ(told[n], "R-" + std::to_string(n) + ";Bv03");
    EXPECT_EQ(told.back(), "TOTAAL;500;Bv03;500;Fo03;0");
    EXPECT_EQ(signals(), count);
    EXPECT_GT(parts_.store.most_held(), 100U) << "acts go to the store together";
}

// proves: SISA-10.4 acceptance
TEST_F(BulkLoad, BeginsWithTheProtocolsHeadAndWhatItWasGiven) {
    scripted_body body({sisa_line(1)});
    recording_sink sink;
    load(body, sink);
    EXPECT_EQ(sink.head().status, 200);
    EXPECT_EQ(sink.head().fields.find("Content-Type"), "text/plain; charset=utf-8");
    EXPECT_EQ(sink.head().fields.find("X-Given"), "yes");
}

// proves: SISA-10.5 acceptance
TEST_F(BulkLoad, AnEmptyLoadHasATotalOfNothing) {
    scripted_body body({});
    recording_sink sink;
    load(body, sink);
    EXPECT_EQ(sink.text(), "TOTAAL;0;Bv03;0;Fo03;0\n");
    EXPECT_TRUE(sink.finished());
}

// proves: SISA-10.8 SISA-10.4 refusal
TEST_F(BulkLoad, ALineThatBreaksARuleIsRefusedAlone) {
    std::string file = sisa_line(1) + "\n";
    const std::string second = sisa_line(2);
    const auto at = second.find("<sisa:bsn>") + 10;
    file += std::string(second).replace(at, 9, no_bsn) + "\n";
    file += "this is no message\n";
    file += with(sisa_line(3), "<StUF:referentienummer>R-3</StUF:referentienummer>", "") + "\n";
    file += with(sisa_line(4), "<sisa:naam>", "<sisa:zorg>x</sisa:zorg><sisa:naam>") + "\n";
    file += with(sisa_line(5), ">20261120<", ">20270101<") + "\n";
    file += sisa_line(6);
    EXPECT_THAT(
        answers(file),
        ElementsAre(
            "R-1;Bv03",
            "R-2;Fo03;BSN_ONGELDIG object/bsn",
            ";Fo03;BERICHT_ONLEESBAAR",
            ";Fo03;VERPLICHT_VELD stuurgegevens/referentienummer",
            "R-4;Fo03;ONBEKEND_VELD object/instantie/zorg",
            "R-5;Fo03;DATUM_ONGELDIG object/ingangsdatum",
            "R-6;Bv03",
            "TOTAAL;7;Bv03;2;Fo03;5"
        )
    );
    EXPECT_EQ(signals(), 2);
    EXPECT_EQ(parts_.memory.audit().size(), 7U) << "refusals are audited too (COM-33)";
}

// proves: COM-27.3 SISA-10.4 refusal
TEST_F(BulkLoad, NoAnswerHoldsAValueOfAPerson) {
    std::string file;
    std::string line = with(
        sisa_line(1),
        "<sisa:bsn>",
        "<sisa:bsn999990019>1</sisa:bsn999990019>"
        "<sisa:bsn>"
    );
    file += line + "\n";
    const std::string second = sisa_line(2);
    file += std::string(second).replace(second.find("<sisa:bsn>") + 10, 9, no_bsn) + "\n";
    file += "999990019 Aïcha van der Berg\n";
    file += with(sisa_line(3), "</sisa:bsn>", "</sisa:bsn><sisa:naam>Berg</sisa:naam>") + "\n";
    const auto told = answers(file);
    ASSERT_EQ(told.size(), 5U);
    EXPECT_THAT(told, Each(Not(HasSubstr("99999"))));
    EXPECT_THAT(told, Each(Not(HasSubstr("Berg"))));
    EXPECT_EQ(told.back(), "TOTAAL;4;Bv03;0;Fo03;4");
}

// proves: SISA-10.1 refusal
TEST_F(BulkLoad, OnlySignalsHaveAPlaceInALoad) {
    const auto renamed = [](int number, const char* root) {
        return with(
            with(sisa_line(number), "<sisa:signLk01 ", "<sisa:" + std::string(root) + " "),
            "</sisa:signLk01>",
            "</sisa:" + std::string(root) + ">"
        );
    };
    EXPECT_THAT(
        answers(
            renamed(1, "verhLk01") + "\n" + renamed(2, "inzgLv01") + "\n" + renamed(3, "ietsLk01")
        ),
        ElementsAre(
            "R-1;Fo03;ONBEKEND_VELD verhLk01",
            "R-2;Fo03;ONBEKEND_VELD inzgLv01",
            "R-3;Fo03;ONBEKEND_VELD ietsLk01",
            "TOTAAL;3;Bv03;0;Fo03;3"
        )
    );
}

// proves: SISA-05.1 SISA-04.5 SISA-04.6 SISA-04.7 refusal
TEST_F(BulkLoad, EveryLineIsTheCallersAndForUs) {
    const std::string sender = "<StUF:organisatie>00000099000000000003";
    EXPECT_THAT(
        answers(
            with(sisa_line(1), sender, "<StUF:organisatie>00000099000000000001") + "\n" +
            with(sisa_line(2), sender, "<StUF:organisatie>00000099000000000077") + "\n" +
            with(sisa_line(3), "00000099000000000000", "00000099000000000001") + "\n"
        ),
        ElementsAre(
            "R-1;Fo03;OIN_NIET_BEVOEGD stuurgegevens/zender/organisatie",
            "R-2;Fo03;WAARDE_ONGELDIG stuurgegevens/zender/organisatie",
            "R-3;Fo03;WAARDE_ONGELDIG stuurgegevens/ontvanger/organisatie",
            "TOTAAL;3;Bv03;0;Fo03;3"
        )
    );
}

// proves: SISA-10.4 refusal
TEST_F(BulkLoad, AReferenceWithASemicolonCouldNotBeAnswered) {
    EXPECT_THAT(
        answers(with(sisa_line(1), ">R-1<", ">R;1<")),
        ElementsAre(
            ";Fo03;WAARDE_ONGELDIG stuurgegevens/referentienummer", "TOTAAL;1;Bv03;0;Fo03;1"
        )
    );
}

// proves: COM-28.1 SISA-10.8 refusal
TEST_F(BulkLoad, ALineIsNoLongerThanAMessageMayBe) {
    bulk_settings settings;
    settings.longest_record = sisa_line(1).size() + 10;
    const auto padded = [](int number, std::size_t blanks) {
        return with(sisa_line(number), "<sisa:object ", std::string(blanks, ' ') + "<sisa:object ");
    };
    EXPECT_THAT(
        answers(padded(1, 10) + "\n" + padded(2, 11) + "\n" + sisa_line(3) + "\n", settings),
        ElementsAre("R-1;Bv03", ";Fo03;BERICHT_TE_GROOT", "R-3;Bv03", "TOTAAL;3;Bv03;2;Fo03;1")
    );
}

// proves: COM-28.1 acceptance
TEST_F(BulkLoad, TheLimitIsThatOfTheContract) {
    const auto padded = [](int number, std::size_t size) {
        const std::string line = sisa_line(number);
        return with(line, "<sisa:object ", std::string(size - line.size(), ' ') + "<sisa:object ");
    };
    constexpr std::size_t limit = 256 * 1024;
    EXPECT_THAT(
        answers(padded(1, limit) + "\n" + padded(2, limit + 1) + "\n"),
        ElementsAre("R-1;Bv03", ";Fo03;BERICHT_TE_GROOT", "TOTAAL;2;Bv03;1;Fo03;1")
    );
    EXPECT_EQ(bulk_settings().most_records, 5'000'000U);
}

// proves: SISA-10.2 refusal
TEST_F(BulkLoad, MoreLinesThanMayBeAreNotRead) {
    bulk_settings settings;
    settings.most_records = 10;
    EXPECT_EQ(answers(file_of(0, 10), settings).back(), "TOTAAL;10;Bv03;10;Fo03;0");
    const auto told = answers(file_of(100, 30), settings);
    ASSERT_EQ(told.size(), 12U);
    EXPECT_EQ(told[10], ";Fo03;BERICHT_TE_GROOT");
    EXPECT_EQ(told[11], "TOTAAL;11;Bv03;10;Fo03;1");
    EXPECT_EQ(signals(), 20);
}

// proves: SISA-10.3
TEST_F(BulkLoad, AReaderWhoStopsReadingStopsTheIntake) {
    bulk_settings settings;
    settings.in_flight = 8;
    std::deque<std::string> pieces;
    for (int n = 0; n < 1'000; ++n)
        pieces.push_back(sisa_line(n) + "\n");
    scripted_body body(std::move(pieces));
    recording_sink sink;
    sink.stall();
    exchange::bulk bulk(parts_.enactment, parts_.clock, parts_.ids, settings);
    boost::asio::io_context context;
    bool ended = false;
    boost::asio::co_spawn(
        context,
        bulk.load(from_, {}, {}, body, sink),
        [&ended](const std::exception_ptr& thrown, const auto&) { ended = !thrown; }
    );
    context.run_for(std::chrono::milliseconds(200));
    EXPECT_FALSE(ended);
    EXPECT_LE(body.asked(), settings.in_flight + 2);
    EXPECT_LE(signals(), 8);
    sink.go_on();
    context.restart();
    context.run_for(std::chrono::seconds(20));
    EXPECT_TRUE(ended);
    EXPECT_EQ(sink.lines().back(), "TOTAAL;1000;Bv03;1000;Fo03;0");
    EXPECT_LE(parts_.store.most_held(), settings.in_flight);
}

// proves: SISA-10.3
TEST_F(BulkLoad, LongLinesAreBoundedByTheirOctets) {
    bulk_settings settings;
    settings.octets_in_flight = 3 * sisa_line(100).size();
    answers(file_of(100, 60), settings);
    EXPECT_LE(parts_.store.most_held(), 4U);
    EXPECT_EQ(signals(), 60);
}

// proves: SISA-10.6
TEST_F(BulkLoad, ABrokenBodyLeavesWhatWasWholeAndNoTotal) {
    for (const std::size_t kept : {1U, 40U, 700U}) {
        const std::string third = sisa_line(3).substr(0, kept);
        scripted_body body({file_of(1, 2) + third}, true);
        recording_sink sink;
        EXPECT_FALSE(load(body, sink));
        EXPECT_THAT(sink.lines(), ElementsAre("R-1;Bv03", "R-2;Bv03"));
        EXPECT_FALSE(sink.finished());
    }
    EXPECT_EQ(signals(), 2) << "a line that was cut is no line";
}

// proves: SISA-10.6
TEST_F(BulkLoad, WhoHearsNoAnswersIsReadNoFurther) {
    bulk_settings settings;
    settings.in_flight = 4;
    std::deque<std::string> pieces;
    for (int n = 0; n < 200; ++n)
        pieces.push_back(sisa_line(n) + "\n");
    scripted_body body(std::move(pieces));
    recording_sink sink;
    sink.break_after(3);
    EXPECT_FALSE(load(body, sink, settings));
    EXPECT_FALSE(sink.finished());
    EXPECT_LT(body.asked(), 40U);
    EXPECT_GE(signals(), static_cast<std::int64_t>(sink.lines().size()));
}

// proves: SISA-10.1
TEST_F(BulkLoad, ABodyThatBreaksBeforeItBeginsIsNotAnswered) {
    scripted_body body({}, true);
    recording_sink sink;
    EXPECT_FALSE(load(body, sink));
    EXPECT_EQ(sink.head().fields.size(), 0U);
    EXPECT_EQ(sink.text(), "");
}

// proves: SISA-04.11 SISA-10.8 refusal
TEST_F(BulkLoad, WhatCannotBeKeptIsToTryLater) {
    parts_.memory.fail(true);
    EXPECT_THAT(
        answers(file_of(1, 2)),
        ElementsAre(
            "R-1;Fo03;TIJDELIJK_NIET_BESCHIKBAAR",
            "R-2;Fo03;TIJDELIJK_NIET_BESCHIKBAAR",
            "TOTAAL;2;Bv03;0;Fo03;2"
        )
    );
    parts_.memory.fail(false);
    EXPECT_EQ(answers(file_of(1, 2)).back(), "TOTAAL;2;Bv03;2;Fo03;0");
}

// proves: SISA-04.11 refusal
TEST_F(BulkLoad, SoManyLoadsAndNoMoreRunAtOnce) {
    bulk_settings settings;
    settings.loads = 1;
    exchange::bulk bulk(parts_.enactment, parts_.clock, parts_.ids, settings);
    scripted_body one({sisa_line(1)});
    scripted_body other({sisa_line(2)});
    recording_sink first;
    recording_sink second;
    first.stall();
    boost::asio::io_context context;
    std::optional<ports::http_response> refused;
    const auto keep = [&refused](const std::exception_ptr&, auto told) {
        if (told) refused = std::move(told);
    };
    boost::asio::co_spawn(context, bulk.load(from_, {}, {}, one, first), keep);
    boost::asio::co_spawn(context, bulk.load(from_, {}, {}, other, second), keep);
    run_until(context, [&refused] { return refused.has_value(); });
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->status, 200);
    EXPECT_THAT(refused->body, HasSubstr("<StUF:code>StUF058</StUF:code>"));
    EXPECT_EQ(other.asked(), 0U);
    first.go_on();
    run_until(context, [&first] { return first.finished(); });
    context.restart();
    context.run_for(std::chrono::milliseconds(50)); // the place is given back
    EXPECT_TRUE(first.finished());
    scripted_body again({sisa_line(2)});
    EXPECT_FALSE(support::run_coroutine(bulk.load(from_, {}, {}, again, second)));
    EXPECT_EQ(second.lines().back(), "TOTAAL;1;Bv03;1;Fo03;0");
}

// proves: COM-29.2
TEST_F(BulkLoad, EveryLinesNoticesAreTracedToTheRequest) {
    domain::trace by;
    by.transaction_id = "019aa1b2-3c4d-7e5f-8a6b-7c8d9e0f1a2b";
    scripted_body body({sisa_line(7)});
    recording_sink sink;
    domain::command earlier;
    earlier.region = "esar";
    earlier.act = domain::submit_signal{
        [] {
            domain::signal_content content;
            content.id = "E-1";
            content.child.bsn =
                domain::bsn::parse(sisa_line(7).substr(sisa_line(7).find("<sisa:bsn>") + 10, 9))
                    .value();
            content.organisation = {"00000099000000001000", "Instelling", ""};
            content.date = support::test_today();
            content.informed = domain::informed::both;
            return content;
        }(),
        false,
        std::nullopt};
    support::run_coroutine(parts_.enactment.enact(earlier));
    exchange::bulk bulk(parts_.enactment, parts_.clock, parts_.ids, {});
    support::run_coroutine(bulk.load(from_, by, {}, body, sink));
    const auto told = parts_.memory.told();
    ASSERT_EQ(told.size(), 2U);
    for (const auto& notice : told)
        EXPECT_EQ(notice.trace.transaction_id, by.transaction_id);
}

} // namespace
} // namespace kruispunt::tests
