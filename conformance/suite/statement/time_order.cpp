#include "conformance/suite/statement/time_order.hpp"

#include "conformance/suite/evidence/adapter_reply.hpp"
#include "conformance/suite/plan/operation.hpp"
#include "conformance/suite/plan/sequence.hpp"
#include "conformance/text/clock.hpp"

#include <algorithm>
#include <optional>

namespace kruispunt::conformance::suite::statement {
namespace {

using namespace std::chrono;
using text::instant;

/// Between two things that a run does: writing evidence, judging, taking leave of an adapter.
constexpr seconds own_work{10};
/// Moments are by the machine's clock, and how long something took by one that is never set.
constexpr seconds clocks_apart{1};
/// An adapter has the patience to take a command, to begin it and to end it.
constexpr int patience_a_command = 3;
/// As a role begins: hello, configure, reset.
constexpr int commands_a_role = 3;
/// A step is at most two commands.
constexpr int patience_a_step = 2 * patience_a_command;

std::string in_seconds(milliseconds length) {
    return std::to_string(ceil<seconds>(length).count()) + " s";
}

bool has_adapter(const reporting::recorded_run& run) {
    return std::ranges::count(run.of.features, "adapter") > 0;
}

/// A run, gone through as it was done.
class course_of_time {
public:
    course_of_time(
        const catalogue::catalogue& all, const reporting::recorded_run& run, instant started
    )
        : all_(all), run_(run), began_(started), ended_(started) {}

    std::string why_wrong(instant finished) {
        for (const auto role : run_.of.roles)
            if (auto why = why_role_wrong(role, finished); !why.empty()) return why;
        if (finished < ended_ - clocks_apart) return "run.json: it ends before " + before_ + " had";
        if (finished > ended_ + own_work)
            return "run.json: it ends " + in_seconds(apart(finished)) + " after " + before_;
        return {};
    }

private:
    std::string why_role_wrong(catalogue::role role, instant finished) {
        bool moved = false;
        days_ahead_ = {};
        await_commands(commands_a_role);
        for (const auto* const test : plan::sequence_of(all_, run_.of.protocol, role)) {
            if (!moved && plan::moves_clock(*test)) await_commands(1);
            moved = moved || plan::moves_clock(*test);
            const auto seen = run_.seen.find(test->id);
            if (seen == run_.seen.end()) continue;
            if (auto why = why_test_wrong(*test, seen->second, finished); !why.empty())
                return test->id + ": " + why;
        }
        return {};
    }

    void await_commands(int count) {
        if (has_adapter(run_)) allowed_ += count * patience_a_command * run_.reached.patience;
    }

    std::string why_test_wrong(
        const catalogue::test& test, const evidence::test_evidence& seen, instant finished
    ) {
        const auto plan = plan::expand(all_, test, run_.of.partner);
        bool first = true;
        for (std::size_t at = 0; at < seen.records.size(); ++at) {
            const auto& record = seen.records[at];
            if (!record) continue;
            const auto moment = text::read_utc(record->at);
            if (!moment) return "a record has no moment";
            if (auto why = why_moment_wrong(*moment, finished); !why.empty()) return why;
            if (auto why = first ? why_drawn_wrong(seen, *moment) : std::string(); !why.empty())
                return why;
            if (auto why = pass(*record, *moment); !why.empty()) return why;
            if (at < plan.size()) move_days(plan[at], *record);
            before_ = "the record before it";
            first = false;
        }
        if (!first) before_ = test.id;
        return {};
    }

    /// What a test is about is drawn just before it begins, for the system's own day.
    std::string why_drawn_wrong(const evidence::test_evidence& seen, instant first) const {
        for (const auto& [scope, variables] : seen.scopes) {
            const auto now = variables.find("now");
            const auto drawn = now == variables.end() ? std::nullopt : text::read_utc(now->second);
            if (!drawn) return "its scope " + scope + " has no moment";
            const auto moment = *drawn - days_ahead_;
            if (moment < ended_ - clocks_apart || moment > first + clocks_apart)
                return "its scope " + scope + " was drawn at another moment than it began";
        }
        return {};
    }

    std::string why_moment_wrong(instant moment, instant finished) const {
        if (moment < started_ || moment > finished)
            return "a record is from outside of the run's time";
        if (moment < began_ || moment < ended_ - clocks_apart)
            return "it began before " + before_ + " had ended";
        if (moment > ended_ + allowed_)
            return in_seconds(apart(moment)) + " lie between it and " + before_ + ", and at most " +
                   in_seconds(allowed_) + " can";
        return {};
    }

    /// On to where the record ends.
    std::string pass(const evidence::record& seen, instant moment) {
        const auto longest = patience_a_step * run_.reached.patience + own_work;
        if (seen.took_ms < 0 || seen.took_ms > duration_cast<milliseconds>(longest).count())
            return "a record took longer than " + in_seconds(longest) + ", or no time";
        began_ = moment;
        ended_ = moment + milliseconds(seen.took_ms);
        allowed_ = own_work;
        return {};
    }

    void move_days(const plan::operation& of, const evidence::record& seen) {
        const auto* const step = std::get_if<catalogue::clock_step>(&of.does);
        const auto* const reply = std::get_if<evidence::adapter_reply>(&seen.seen);
        if (step != nullptr && reply != nullptr && evidence::went_well(reply->line))
            days_ahead_ += days(step->days);
    }

    milliseconds apart(instant later) const { return duration_cast<milliseconds>(later - ended_); }

    const catalogue::catalogue& all_;
    const reporting::recorded_run& run_;
    instant began_;
    instant ended_;
    instant started_ = began_;
    milliseconds allowed_ = own_work;
    days days_ahead_{};
    std::string before_ = "the run's beginning";
};

} // namespace

std::string why_out_of_time(const catalogue::catalogue& all, const reporting::recorded_run& run) {
    const auto started = text::read_utc(run.run.started);
    const auto finished = text::read_utc(run.run.finished);
    if (!started || !finished || *finished < *started) return "run.json: it ends before it begins";
    return course_of_time(all, run, *started).why_wrong(*finished);
}

} // namespace kruispunt::conformance::suite::statement
