#include "conformance/suite/verdict/shortfalls.hpp"

#include "conformance/suite/plan/course.hpp"
#include "conformance/suite/verdict/captures.hpp"
#include "conformance/suite/verdict/looking.hpp"
#include "conformance/suite/verdict/masking.hpp"

#include <algorithm>

namespace kruispunt::conformance::suite::verdict {
namespace {

using catalogue::alternative;
using catalogue::check;

/// Judges one operation.
class judging {
public:
    judging(
        const catalogue::test& test,
        const std::vector<plan::operation>& plan,
        std::size_t number,
        const evidence::test_evidence& seen,
        const plan::scopes& all
    )
        : test_(&test), plan_(&plan), number_(number), seen_(&seen), all_(&all),
          shows_(observed(plan[number], *seen.records[number])) {}

    std::vector<shortfall> all() {
        std::visit([this](const auto& step) { judge(step); }, operation().does);
        return std::move(found_);
    }

private:
    const plan::operation& operation() const { return (*plan_)[number_]; }

    const evidence::record& record() const { return *seen_->records[number_]; }

    /// What was seen may name its sentence, which the check's own goes before.
    const std::string& sentence_of(const failing& what, const std::string& requirement) const {
        if (!requirement.empty()) return requirement;
        return what.requirement.empty() ? test_->requirements.front() : what.requirement;
    }

    shortfall made(plan::weight counts, const failing& what, const std::string& requirement) const {
        return {
            number_,
            counts,
            sentence_of(what, requirement),
            what.where,
            masked(what.expected, *all_),
            masked(what.came, *all_)};
    }

    void add(const failing& what) { found_.push_back(made(operation().counts, what, {})); }

    /// What did not come breaks each requirement that the checks are of, once.
    std::vector<shortfall> nothing_came(const alternative& asked, const failing& what) const {
        std::vector<shortfall> short_of;
        for (const auto& each : asked.checks) {
            auto one = made(operation().counts, what, each.requirement);
            if (std::ranges::find(short_of, one.requirement, &shortfall::requirement) ==
                short_of.end())
                short_of.push_back(std::move(one));
        }
        return short_of;
    }

    std::vector<shortfall> short_of(const alternative& asked) const {
        const auto scope = plan::scope_of(operation(), *plan_);
        const filling with{*all_, scope};
        const situation at{*plan_, number_, *seen_, shows_, with};
        const bool silence = std::ranges::any_of(asked.checks, [](const check& each) {
            return std::holds_alternative<catalogue::is_unanswered>(each.what);
        });
        if (!shows_.nothing_because.empty() && !silence)
            return nothing_came(asked, {"answer", "one", shows_.nothing_because});
        std::vector<shortfall> short_of;
        for (const auto& each : asked.checks) {
            // Of what did not come nothing else can be said.
            if (!shows_.nothing_because.empty()) continue;
            if (const auto failed = look(each, at))
                short_of.push_back(made(operation().counts, *failed, each.requirement));
        }
        return short_of;
    }

    /// One of the alternatives must hold; where it is not the first that is worth PASS, that one's
    /// shortfalls are warnings.
    void judge_alternatives() {
        const auto& alternatives = operation().holds;
        std::optional<std::vector<shortfall>> first;
        bool warned = false;
        for (const auto& each : alternatives) {
            auto short_here = short_of(each);
            if (short_here.empty() && !each.warns) return;
            if (short_here.empty()) warned = true;
            if (!first && !each.warns) first = std::move(short_here);
        }
        if (!first) return warn_without_better(warned);
        for (auto& each : *first) {
            each.warns = warned;
            found_.push_back(std::move(each));
        }
    }

    /// All alternatives are warnings: one that holds is still one.
    void warn_without_better(bool holds) {
        if (operation().holds.empty()) return;
        add({"answer", "one of the alternatives", holds ? "one that is worth a warning" : "none"});
        found_.back().warns = holds;
    }

    void judge_captures() {
        for (const auto& path : not_captured(operation(), record()))
            if (shows_.nothing_because.empty())
                add({path, "a value to go on with", "nothing there"});
    }

    void judge(const catalogue::send_step& /*step*/) {
        judge_alternatives();
        judge_captures();
    }

    void judge(const catalogue::repeat_step& /*step*/) { judge_alternatives(); }

    void judge(const catalogue::receive_step& step) {
        if (shows_.nothing_because.empty()) {
            judge_alternatives();
            return judge_captures();
        }
        const failing missing{"call", "the message " + step.message, shows_.nothing_because};
        if (operation().holds.empty()) return add(missing);
        for (auto& each : nothing_came(operation().holds.front(), missing))
            found_.push_back(std::move(each));
        if (found_.empty()) add(missing);
    }

    void judge(const catalogue::nothing_step& step) {
        const auto count = std::get<evidence::calls_seen>(record().seen).count;
        if (count != 0)
            add({"calls", "no message " + step.message, std::to_string(count) + " of them"});
    }

    /// An adapter that cannot do what it is asked says nothing about the system.
    bool adapter_did_it() {
        const auto& line = *shows_.line;
        for (const auto* const word : {"failed", "unsupported"}) {
            if (!line.contains(word)) continue;
            found_.push_back(made(
                plan::weight::arrangement,
                {"adapter",
                 "that it does what it is asked",
                 word + (": " + text::write_json(line[word]))},
                {}
            ));
            return false;
        }
        return true;
    }

    void judge(const catalogue::act_step& step) {
        if (!adapter_did_it()) return;
        if (!step.expect.empty()) return judge_alternatives();
        const auto& line = *shows_.line;
        // `arrange` has no status.
        const bool is_held = plan::only_sets_up(*test_, operation()) && line.contains("ok");
        if (!is_held && (!line.contains("status") || line["status"] != "finished"))
            add({"adapter", "an act that is finished", text::write_json(line)});
    }

    void judge(const catalogue::observe_step& /*step*/) {
        if (adapter_did_it()) judge_alternatives();
    }

    void judge(const catalogue::clock_step& /*step*/) { (void)adapter_did_it(); }

    void judge(const catalogue::answer_step& /*step*/) {}

    void judge(const catalogue::show_step& /*step*/) {}

    void judge(const catalogue::feed_step& /*step*/) {}

    const catalogue::test* test_;
    const std::vector<plan::operation>* plan_;
    std::size_t number_;
    const evidence::test_evidence* seen_;
    const plan::scopes* all_;
    observation shows_;
    std::vector<shortfall> found_;
};

} // namespace

std::vector<shortfall> shortfalls_with(
    const catalogue::test& test,
    const std::vector<plan::operation>& plan,
    std::size_t operation,
    const evidence::test_evidence& seen,
    const plan::scopes& all
) {
    return judging(test, plan, operation, seen, all).all();
}

} // namespace kruispunt::conformance::suite::verdict
