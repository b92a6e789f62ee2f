#include "gateway/metrics/scrape.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/sealed_commands.hpp"

#include <gmock/gmock.h>

#include <cctype>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace kruispunt::metrics {
namespace {

using namespace domain;
using namespace std::chrono_literals;
using testing::IsEmpty;

const std::filesystem::path docs = std::filesystem::path(KRUISPUNT_PROJECT) / "docs";

std::string text_of(const std::filesystem::path& file) {
    std::ifstream in(file);
    EXPECT_TRUE(in) << file;
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// Every `kruispunt_…` in a text.
std::set<std::string> names_in(const std::string& text) {
    std::set<std::string> found;
    for (auto at = text.find("kruispunt_"); at != std::string::npos;) {
        auto end = at;
        while (end < text.size() &&
               (std::isalnum(static_cast<unsigned char>(text[end])) || text[end] == '_'))
            ++end;
        found.insert(text.substr(at, end - at));
        at = text.find("kruispunt_", end);
    }
    return found;
}

/// Names as `# TYPE` gives them, with the series of histograms.
std::set<std::string> exported(const std::string& text) {
    std::set<std::string> found;
    std::istringstream lines(text);
    std::string hash;
    std::string word;
    std::string name;
    std::string type;
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        if (!(words >> hash >> word >> name >> type) || word != "TYPE") continue;
        found.insert(name);
        if (type == "histogram") found.insert({name + "_bucket", name + "_count", name + "_sum"});
    }
    return found;
}

class MetricsText : public testing::Test {
protected:
    MetricsText() {
        now_.now = support::test_now();
        now_.machine_now = now_.now + 1h;
        now_.regions = {"esar", "sisa"};
        for (const std::string& region : now_.regions)
            now_.traffic[region] = {};
        ports::region_traffic& esar = now_.traffic["esar"];
        esar.lane = ports::traffic_state::runs;
        esar.feed = ports::traffic_state::halted;
        esar.circuit.now = ports::circuit::state::open;
        esar.circuit.failures = 4;
        esar.feed_read_at = now_.machine_now - 90s;
        esar.box_seen_at = now_.machine_now - 3s;
        ports::region_figures of;
        of.region = "esar";
        of.queued = 7;
        of.oldest = now_.now - 1500ms;
        of.attempts = 12;
        of.dead = 2;
        now_.outboxes = std::vector{of};
        now_.sum = ports::outbox_sum{20, 10, 4, 2, 1, 3};
        now_.alarms = {{ports::alarm_code::dead_letters, "esar", "x", {}}};
        now_.keys = ports::key_status{{}, ports::rotation_stage::placing, 3, 40, 90, 0, 0};
        certificate("", 30 * 24h);
        certificate("", 10 * 24h);
        certificate("sisa", -1h);
        now_.process = {"9.9", 2, 4096, 512, now_.machine_now - 2s};
    }

    void certificate(std::string party, std::chrono::hours left) {
        ports::certificate_forecast of;
        of.what.party = std::move(party);
        of.what.ends = now_.machine_now + left;
        now_.certificates.push_back(std::move(of));
    }

    std::string text() const { return metrics::text_of(counted_, now_); }

    /// The value of a series as it stands in the text; empty: there is none such.
    std::string value(const std::string& series) const {
        const std::string all = "\n" + text();
        const auto at = all.find("\n" + series + " ");
        if (at == std::string::npos) return {};
        const auto from = at + series.size() + 2;
        return all.substr(from, all.find('\n', from) - from);
    }

    answer answered(errc code) { return {make_error(code), {}, {}}; }

    answer answered(outcome::effect what) {
        outcome given;
        given.what = what;
        return {given, {}, {}};
    }

    counters counted_{{"esar", "sisa"}};
    readings now_;
};

// proves: BEH-08.3
TEST_F(MetricsText, WhatWasCountedIsThereByRegionAndCode) {
    counted_.answered("esar", answered(outcome::effect::created));
    counted_.answered("esar", answered(outcome::effect::created));
    counted_.answered("sisa", answered(errc::bsn_invalid));
    counted_.committed({3, 4ms, {{"sisa", 2}}});
    counted_.stranger(door::portal);
    notice told;
    told.region = "esar";
    told.kind = notice_kind::match_ended;
    counted_.told(told, ports::settlement::state::delivered);
    EXPECT_EQ(value(R"(kruispunt_messages_total{outcome="created",region="esar"})"), "2");
    EXPECT_EQ(value(R"(kruispunt_messages_total{outcome="created",region="sisa"})"), "0");
    EXPECT_EQ(value(R"(kruispunt_refusals_total{code="BSN_ONGELDIG",region="sisa"})"), "1");
    EXPECT_EQ(value(R"(kruispunt_matches_total{region="sisa"})"), "2");
    EXPECT_EQ(value(R"(kruispunt_strangers_refused_total{door="portal"})"), "1");
    EXPECT_EQ(value(R"(kruispunt_strangers_refused_total{door="exchange"})"), "0");
    const std::string kind(name_of(notice_kind::match_ended));
    EXPECT_EQ(
        value(
            "kruispunt_deliveries_total{kind=\"" + kind +
            "\",outcome=\"delivered\",region=\"esar\"}"
        ),
        "1"
    );
    EXPECT_EQ(value("kruispunt_commit_jobs_sum"), "3");
    EXPECT_EQ(value("kruispunt_commit_seconds_count"), "1");
    EXPECT_EQ(value(R"(kruispunt_commit_seconds_bucket{le="0.002"})"), "0");
    EXPECT_EQ(value(R"(kruispunt_commit_seconds_bucket{le="0.005"})"), "1");
}

// proves: BEH-08.3 BEH-08.5
TEST_F(MetricsText, WhatIsOfNoRegionThatTakesPartMakesNoSeries) {
    const std::string before = text();
    counted_.answered("999990019", answered(errc::bsn_invalid));
    notice told;
    told.region = "999990019";
    counted_.told(told, ports::settlement::state::dead);
    counted_.committed({0, 0ms, {{"999990019", 1}}});
    EXPECT_THAT(text(), testing::Not(testing::HasSubstr("999990019")));
    EXPECT_EQ(exported(before), exported(text()));
}

// proves: BEH-08.3
TEST_F(MetricsText, WhatIsReadIsThereWithItsAgesInSeconds) {
    EXPECT_EQ(value(R"(kruispunt_outbox_queued{region="esar"})"), "7");
    EXPECT_EQ(value(R"(kruispunt_outbox_oldest_age_seconds{region="esar"})"), "1.5");
    EXPECT_EQ(value(R"(kruispunt_outbox_attempts_in_vain{region="esar"})"), "12");
    EXPECT_EQ(value(R"(kruispunt_outbox_dead{region="esar"})"), "2");
    EXPECT_EQ(value(R"(kruispunt_outbox_queued{region="sisa"})"), "0");
    EXPECT_EQ(value(R"(kruispunt_outbox_oldest_age_seconds{region="sisa"})"), "0");
    EXPECT_EQ(value(R"(kruispunt_breaker_state{region="esar",state="open"})"), "1");
    EXPECT_EQ(value(R"(kruispunt_breaker_state{region="esar",state="closed"})"), "0");
    EXPECT_EQ(value(R"(kruispunt_feed_state{region="esar",state="halted"})"), "1");
    EXPECT_EQ(value(R"(kruispunt_feed_age_seconds{region="esar"})"), "90");
    EXPECT_EQ(value(R"(kruispunt_feed_age_seconds{region="sisa"})"), "") << "it has none";
    EXPECT_EQ(value(R"(kruispunt_mailbox_age_seconds{region="esar"})"), "3");
    EXPECT_EQ(value("kruispunt_sweep_age_seconds"), "2");
    EXPECT_EQ(value("kruispunt_store_log_bytes"), "512");
    EXPECT_EQ(value(R"(kruispunt_alarms{code="dode-brieven",severity="alarm"})"), "1");
    EXPECT_EQ(value(R"(kruispunt_alarms{code="schijf-vol",severity="alarm"})"), "0");
    EXPECT_EQ(value(R"(kruispunt_build_info{version="9.9"})"), "1");
}

// proves: BEH-08.3
TEST_F(MetricsText, KeysAndCertificatesSayHowFarTheyAre) {
    EXPECT_EQ(value("kruispunt_key_epoch"), "3");
    EXPECT_EQ(value(R"(kruispunt_key_rotation_stage{stage="placing"})"), "1");
    EXPECT_EQ(value(R"(kruispunt_key_rotation_stage{stage="none"})"), "0");
    EXPECT_EQ(value("kruispunt_key_rotation_done"), "40");
    EXPECT_EQ(value("kruispunt_key_rotation_due"), "90");
    const std::string ends = "kruispunt_certificate_ends_in_seconds";
    EXPECT_EQ(value(ends + R"({party="own",use="transport"})"), "864000") << "the first of two";
    EXPECT_EQ(value(ends + R"({party="sisa",use="transport"})"), "-3600");
}

// proves: BEH-04.1 BEH-08.3
TEST_F(MetricsText, TheSumOfNoticesIsThereAndWhetherItHolds) {
    EXPECT_EQ(value("kruispunt_notices_sum_off"), "0");
    EXPECT_EQ(value("kruispunt_notices_owed_total"), "20");
    EXPECT_EQ(value("kruispunt_notices_queued"), "4");
    ++now_.sum->owed;
    EXPECT_EQ(value("kruispunt_notices_sum_off"), "1");
}

// proves: BEH-08.3
TEST_F(MetricsText, WhatCouldNotBeReadIsMissingAndThatIsSaid) {
    EXPECT_EQ(value("kruispunt_store_readable"), "1");
    now_.outboxes.reset();
    now_.sum.reset();
    now_.keys.reset();
    EXPECT_EQ(value("kruispunt_store_readable"), "0");
    EXPECT_EQ(value(R"(kruispunt_outbox_queued{region="esar"})"), "");
    EXPECT_EQ(value("kruispunt_notices_sum_off"), "");
    EXPECT_EQ(value(R"(kruispunt_alarms{code="dode-brieven",severity="alarm"})"), "1");
}

// proves: BEH-08.3
TEST_F(MetricsText, TheManualAndTheAlertRulesNameWhatIsExportedAndTheManualAllOfIt) {
    const std::set<std::string> all = exported(text());
    EXPECT_GT(all.size(), 25U);
    std::set<std::string> wrong;
    for (const auto* file : {"operating.md", "alerts.yml"})
        for (const std::string& name : names_in(text_of(docs / file)))
            if (!all.contains(name) && name != "kruispunt_") wrong.insert(name);
    EXPECT_THAT(wrong, IsEmpty()) << "not exported";
    std::set<std::string> unsaid;
    const std::set<std::string> said = names_in(text_of(docs / "operating.md"));
    for (const std::string& name : exported(text())) {
        const bool of_histogram =
            name.ends_with("_bucket") || name.ends_with("_count") || name.ends_with("_sum");
        if (!said.contains(name) && !of_histogram) unsaid.insert(name);
    }
    EXPECT_THAT(unsaid, IsEmpty()) << "not in docs/operating.md";
}

} // namespace
} // namespace kruispunt::metrics
