#include "conformance/suite/statement/recomposition.hpp"

#include "conformance/suite/plan/course.hpp"
#include "conformance/suite/plan/saying.hpp"
#include "conformance/suite/plan/scopes.hpp"
#include "conformance/suite/statement/stand_in.hpp"
#include "conformance/suite/verdict/captures.hpp"
#include "conformance/text/clock.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <optional>
#include <stdexcept>

namespace kruispunt::conformance::suite::statement {
namespace {

using catalogue::role;
using evidence::exchange;
using reporting::recorded_run;

/// Variables that no other seed gives.
constexpr std::array<std::string_view, 3> of_the_seed{"signal", "child.bsn", "uuid.1"};
/// Numbers that the run's certificates bear.
constexpr std::array<std::string_view, 3> of_the_keys{"oin.region", "oin.partner", "oin.gateway"};

std::string value_in(const evidence::variables& of, std::string_view name) {
    const auto found = of.find(std::string(name));
    return found == of.end() ? std::string() : found->second;
}

/// What the run knew of itself: numbers as they are shown, which `identity` looks at.
plan::facts facts_of(const recorded_run& run, role as, const evidence::variables& shown) {
    return {
        value_in(shown, "oin.region"),
        value_in(shown, "oin.partner"),
        value_in(shown, "oin.gateway"),
        webhook_of(run.reached, as)};
}

/// The first variable that the two do not share; empty: they are the same.
std::string difference(const evidence::variables& drawn, const evidence::variables& shown) {
    for (const auto& [name, value] : drawn)
        if (!shown.contains(name) || shown.at(name) != value) return name;
    for (const auto& [name, value] : shown)
        if (!drawn.contains(name)) return name;
    return {};
}

/// The first reason that `why` gives for a test that was seen.
std::string first_of_tests(
    const catalogue::catalogue& all,
    const recorded_run& run,
    const std::function<std::string(const catalogue::test&, const evidence::test_evidence&)>& why
) {
    for (const auto& test : all.tests) {
        const auto seen = run.seen.find(test.id);
        if (seen == run.seen.end()) continue;
        if (auto found = why(test, seen->second); !found.empty()) return test.id + ": " + found;
    }
    return {};
}

/// What a message has other than it should; empty: nothing.
std::string difference(const wire::request& made, const wire::request& sent) {
    if (made.method != sent.method) return "method";
    if (made.target != sent.target) return "target";
    if (made.body != sent.body) return "body";
    const bool same = std::ranges::equal(
        made.headers,
        sent.headers,
        [](const wire::header& left, const wire::header& right) {
            return left.name == right.name && left.value == right.value;
        }
    );
    return same ? "" : "header";
}

/// A test's messages, made anew from its plan.
class recomposition {
public:
    recomposition(
        const recorded_run& run,
        const catalogue::test& test,
        const evidence::test_evidence& seen,
        std::vector<plan::operation> plan
    )
        : run_(run), test_(test), seen_(seen), plan_(std::move(plan)), scopes_(seen.scopes) {}

    std::string why_other() {
        if (seen_.records.size() > plan_.size()) return "more was done than its plan has";
        for (std::size_t at = 0; at < seen_.records.size(); ++at) {
            const auto& record = seen_.records[at];
            plan::enter(scopes_, plan_[at], at);
            if (!record) continue;
            if (auto other = other_part(plan_[at], *record); !other.empty())
                return "what was sent at operation " + std::to_string(at) + " has another " +
                       other + " than the catalogue gives it for this run";
            verdict::captured(scopes_, plan_[at], *record);
        }
        return {};
    }

private:
    std::string other_part(const plan::operation& of, const evidence::record& record) {
        const auto* const sent = std::get_if<exchange>(&record.seen);
        if (const auto* const step = std::get_if<catalogue::send_step>(&of.does))
            return sent == nullptr ? "form" : other_part(*step, of, *sent, record);
        if (const auto* const step = std::get_if<catalogue::repeat_step>(&of.does))
            return sent == nullptr ? "form" : other_than_before(*step, *sent);
        return {};
    }

    std::string other_part(
        const catalogue::send_step& step,
        const plan::operation& of,
        const exchange& sent,
        const evidence::record& record
    ) {
        if (!step.name.empty()) named_[step.name] = &sent;
        const auto& from = of.message->request;
        const bool is_signed = run_.reached.signing && from.is_signed;
        auto made = plan::said(step, from, scopes_, is_signed ? signs(record) : plan::signing{});
        if (is_signed && without_values(made.body) == without_values(sent.sent.body))
            made.body = sent.sent.body;
        if (plan::is_fed(run_.of.protocol, test_.of, step.where.by))
            return sent.certificate.empty() ? difference(plan::fed(made.body), sent.sent)
                                            : "certificate";
        const auto party = std::string(plan::word(step.where.by));
        if (sent.certificate != plan::certificate_shown(party, step.changed)) return "certificate";
        const auto base = base_of(run_.reached, run_.of.protocol, test_.of);
        return difference(plan::addressed(std::move(made), base), sent.sent);
    }

    /// The same octets again, to a system that has seen them.
    std::string other_than_before(const catalogue::repeat_step& step, const exchange& sent) const {
        const auto before = named_.find(step.of);
        if (before == named_.end()) return "message before it";
        if (sent.certificate != before->second->certificate) return "certificate";
        return difference(before->second->sent, sent.sent);
    }

    plan::signing signs(const evidence::record& record) {
        if (!stand_in_) stand_in_.emplace(seen_.trust);
        return stand_in_->at(text::read_utc(record.at).value_or(text::instant()));
    }

    const recorded_run& run_;
    const catalogue::test& test_;
    const evidence::test_evidence& seen_;
    std::vector<plan::operation> plan_;
    plan::scopes scopes_;
    std::map<std::string, const exchange*> named_;
    std::optional<stand_in> stand_in_;
};

/// How much of what went over the wire, either way, bears what was drawn.
std::size_t borne(const evidence::test_evidence& seen) {
    std::size_t found = 0;
    for (const auto& record : seen.records) {
        const auto* const sent = record ? std::get_if<exchange>(&record->seen) : nullptr;
        const auto* const call = record ? std::get_if<evidence::call>(&record->seen) : nullptr;
        std::string text;
        if (sent != nullptr) text = sent->sent.target + '\n' + sent->sent.body;
        if (call != nullptr && call->got) text = call->got->body;
        for (const auto& [scope, variables] : seen.scopes)
            for (const auto name : of_the_seed)
                if (const auto value = value_in(variables, name);
                    !value.empty() && text.find(value) != std::string::npos)
                    ++found;
    }
    return found;
}

} // namespace

std::string why_not_drawn(const catalogue::catalogue& all, const recorded_run& run) {
    const auto numbers = plan::scope_numbers(all, run.of.protocol);
    std::map<std::string_view, std::string> of_keys;
    return first_of_tests(all, run, [&](const auto& test, const auto& seen) -> std::string {
        for (const auto& [scope, variables] : seen.scopes) {
            const auto number = numbers.find({test.id, scope});
            if (number == numbers.end()) return "has a scope that its plan has not";
            const auto now = text::read_utc(value_in(variables, "now"));
            if (!now) return "its scope " + scope + " has no moment";
            const auto known = facts_of(run, test.of, variables);
            const auto drawn =
                plan::draw({run.run.seed, test.id, scope, number->second}, *now, known);
            if (const auto other = difference(drawn, variables); !other.empty())
                return other + " is not what is drawn from the run's seed";
            for (const auto name : of_the_keys)
                if (of_keys.emplace(name, value_in(drawn, name)).first->second !=
                    value_in(drawn, name))
                    return std::string(name) + " is another than in the tests before it";
        }
        return {};
    });
}

std::string why_not_sent(const catalogue::catalogue& all, const recorded_run& run) {
    std::size_t found = 0;
    auto why = first_of_tests(all, run, [&](const auto& test, const auto& seen) -> std::string {
        found += borne(seen);
        try {
            return recomposition(run, test, seen, plan::expand(all, test, run.of.partner))
                .why_other();
        } catch (const std::runtime_error& error) {
            return std::string("what was sent cannot be made anew: ") + error.what();
        }
    });
    if (!why.empty() || found > 0) return why;
    return "no message shows that it was sent after the challenge";
}

} // namespace kruispunt::conformance::suite::statement
