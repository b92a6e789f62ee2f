#include "conformance/suite/running/test_run.hpp"

#include "conformance/suite/evidence/adapter_reply.hpp"
#include "conformance/suite/plan/course.hpp"
#include "conformance/suite/plan/saying.hpp"
#include "conformance/suite/plan/scopes.hpp"
#include "conformance/suite/running/fixtures.hpp"
#include "conformance/suite/verdict/captures.hpp"
#include "conformance/suite/verdict/verdict.hpp"
#include "conformance/text/clock.hpp"

#include <algorithm>
#include <stdexcept>

namespace kruispunt::conformance::suite::running {
namespace {

using evidence::record;
using text::json;
using seen_kind = decltype(record::seen);

constexpr std::size_t largest_authority = 256U * 1024U;
constexpr unsigned rejected = 422;
constexpr std::string_view no_fault = "none";
/// How long after a mutation was read its rejection may still be on its way: where that it was
/// taken is what is tested, and where it is not.
constexpr std::chrono::milliseconds rejection_is_late{250};
constexpr std::chrono::milliseconds rejection_is_soon{100};

/// A request that a step may ask to have repeated.
struct sent_before {
    wire::request what;
    std::string certificate;
    std::optional<catalogue::change> changed;
};

/// Whether a rejection is what the operation is about.
bool may_be_refused(const plan::operation& of) {
    return std::ranges::any_of(of.holds, [](const catalogue::alternative& each) {
        return std::ranges::any_of(each.checks, [](const catalogue::check& check) {
            const auto* const status = std::get_if<catalogue::at_status>(&check.what);
            return status != nullptr && std::ranges::count(status->any_of, rejected) > 0;
        });
    });
}

/// How long a rejection is waited for.
std::chrono::milliseconds
wait_for_rejection(const plan::operation& of, std::chrono::milliseconds patience) {
    if (may_be_refused(of)) return patience;
    return of.counts == plan::weight::tested ? rejection_is_late : rejection_is_soon;
}

/// One test under way.
class course {
public:
    course(
        const test_setting& setting, const catalogue::test& test, parties& with, days_ahead& clock
    )
        : setting_(setting), test_(test), with_(with), clock_(clock),
          plan_(plan::expand(setting.all, test, with.sut().subject.partner)) {
        seen_.test = test.id;
        seen_.digest = test.digest;
        seen_.records.resize(plan_.size());
    }

    evidence::test_evidence whole() {
        try {
            if (is_offered()) run();
        } catch (const std::exception& error) {
            seen_.suite_fault = error.what();
        }
        if (with_.has_adapter()) seen_.adapter = with_.acts().take_lines();
        for (const auto& [who, party] : with_.listeners())
            for (auto& note : party->take_notes())
                seen_.notes.push_back(std::move(note));
        return std::move(seen_);
    }

private:
    /// Verdicts say what comes of a test whose needs are not met; it is not begun.
    bool is_offered() const {
        const auto offered = with_.sut().subject.offers();
        return std::ranges::all_of(test_.needs, [&offered](const std::string& need) {
            return offered.has(need);
        });
    }

    void run() {
        draw_scopes();
        if (with_.sut().reached.signing)
            seen_.trust = read_whole(with_.sut().keys / "ca.pem", largest_authority);
        for (const auto& [who, party] : with_.listeners())
            party->begin();
        if (with_.feed() != nullptr) with_.feed()->show(no_fault);
        for (std::size_t at = 0; at < plan_.size() && !setting_.interrupted; ++at) {
            plan::enter(scopes_, plan_[at], at);
            for (const auto& [who, party] : with_.listeners())
                party->know(scopes_);
            seen_.records[at] = timed(plan_[at]);
            const bool has_captured = verdict::captured(scopes_, plan_[at], *seen_.records[at]);
            if (!has_captured || must_stop_after(at)) break;
        }
    }

    void draw_scopes() {
        const auto now = std::chrono::system_clock::now() + std::chrono::days(clock_.days);
        for (const auto& scope : plan::scopes_of(plan_)) {
            const auto number = setting_.scope_numbers.find({test_.id, scope});
            if (number == setting_.scope_numbers.end())
                throw std::runtime_error("no children are kept for the scope " + scope);
            scopes_[scope] =
                plan::draw({setting_.seed, test_.id, scope, number->second}, now, with_.facts());
        }
        seen_.scopes = scopes_;
    }

    record timed(const plan::operation& what) {
        record made;
        const auto began = std::chrono::steady_clock::now();
        made.at = text::rfc3339(std::chrono::system_clock::now());
        made.seen =
            std::visit([this, &what](const auto& step) { return do_it(step, what); }, what.does);
        made.took_ms = std::chrono::duration_cast<std::chrono::milliseconds>(
                           std::chrono::steady_clock::now() - began
        )
                           .count();
        return made;
    }

    bool must_stop_after(std::size_t at) const {
        const auto short_of = verdict::shortfalls_of(test_, plan_, at, seen_);
        return std::ranges::any_of(short_of, [](const verdict::shortfall& each) {
            return each.counts != plan::weight::tested;
        });
    }

    const evidence::variables& scope(const plan::operation& of) {
        return scopes_[plan::scope_of(of, plan_)];
    }

    seen_kind do_it(const catalogue::send_step& step, const plan::operation& what) {
        auto made = plan::said(step, what.message->request, scopes_, with_.signs().now());
        const auto party = std::string(plan::word(step.where.by));
        if (!step.name.empty()) sent_[step.name] = {made, party, step.changed};
        if (step.where.by == catalogue::party::region && with_.feed() != nullptr)
            return say(made.body, what);
        return with_.to_system().send(std::move(made), party, step.changed);
    }

    seen_kind do_it(const catalogue::repeat_step& step, const plan::operation& what) {
        const auto again = sent_.find(step.of);
        if (again == sent_.end())
            throw std::runtime_error("nothing was sent under the name " + step.of);
        const auto& [same, certificate, changed] = again->second;
        if (certificate == plan::word(catalogue::party::region) && with_.feed() != nullptr)
            return say(same.body, what);
        return with_.to_system().send(same, certificate, changed);
    }

    /// What is said to a gateway that reads.
    evidence::exchange say(const std::string& mutation, const plan::operation& what) {
        const auto patience = with_.sut().reached.patience;
        return with_.feed()->say(mutation, wait_for_rejection(what, patience), patience);
    }

    seen_kind do_it(const catalogue::receive_step& step, const plan::operation& what) {
        auto& hears = with_.heard_by(step.where.by);
        return hears.wait_for(*what.message, step.where.scope, with_.sut().reached.patience)
            .value_or(evidence::call{});
    }

    seen_kind do_it(const catalogue::answer_step& step, const plan::operation& what) {
        with_.heard_by(step.where.by).tell(*what.message, step.where.scope, step);
        return evidence::done{};
    }

    seen_kind do_it(const catalogue::nothing_step& step, const plan::operation& what) {
        auto& hears = with_.heard_by(step.where.by);
        return evidence::calls_seen{hears.count(*what.message, step.where.scope)};
    }

    seen_kind do_it(const catalogue::show_step& step, const plan::operation& /*what*/) {
        with_.heard_by(step.where.by).show(step.certificate);
        return evidence::done{};
    }

    seen_kind do_it(const catalogue::feed_step& step, const plan::operation& /*what*/) {
        if (with_.feed() == nullptr)
            throw std::runtime_error("this protocol has no feed that could be wrong");
        with_.feed()->show(step.fault);
        return evidence::done{};
    }

    seen_kind do_it(const catalogue::act_step& step, const plan::operation& what) {
        if (plan::only_sets_up(test_, what)) {
            auto held = with_.acts().ask(arrange_command(scope(what)));
            if (!held.contains("unsupported")) return evidence::adapter_reply{std::move(held)};
        }
        return evidence::adapter_reply{with_.acts().ask(act_command(step.action, scope(what)))};
    }

    seen_kind do_it(const catalogue::observe_step& step, const plan::operation& what) {
        return evidence::adapter_reply{with_.acts().ask(observe_command(step.what, scope(what)))};
    }

    seen_kind do_it(const catalogue::clock_step& step, const plan::operation& /*what*/) {
        const int days = clock_.days + step.days;
        auto answer = with_.acts().ask({{"command", "clock"}, {"ahead_days", days}});
        if (evidence::went_well(answer)) clock_.days = days;
        return evidence::adapter_reply{std::move(answer)};
    }

    const test_setting& setting_;
    const catalogue::test& test_;
    parties& with_;
    days_ahead& clock_;
    std::vector<plan::operation> plan_;
    plan::scopes scopes_;
    std::map<std::string, sent_before> sent_;
    evidence::test_evidence seen_;
};

} // namespace

evidence::test_evidence run_test(
    const test_setting& setting, const catalogue::test& test, parties& with, days_ahead& clock
) {
    return course(setting, test, with, clock).whole();
}

} // namespace kruispunt::conformance::suite::running
