#include "conformance/suite/verdict/verdict.hpp"

#include "conformance/suite/catalogue/optional_ability.hpp"
#include "conformance/suite/plan/course.hpp"
#include "conformance/suite/verdict/captures.hpp"
#include "conformance/suite/verdict/observation.hpp"
#include "conformance/suite/verdict/shortfalls.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace kruispunt::conformance::suite::verdict {
namespace {

constexpr std::array<std::string_view, 6> words{
    "PASS", "WARN", "FAIL", "NOT_APPLICABLE", "INCONCLUSIVE", "ERROR"};

/// Brings the variables past the operation, whose record may have captures.
void leave(
    plan::scopes& all, const plan::operation& of, const std::optional<evidence::record>& seen
) {
    if (seen) (void)captured(all, of, *seen);
}

std::string described(const shortfall& of, std::size_t step) {
    return "step " + std::to_string(step + 1) + ": " + of.where + " must be " + of.expected +
           ", but is " + of.came;
}

/// Walks through the operations in their order.
class walk {
public:
    walk(
        const catalogue::test& test,
        const std::vector<plan::operation>& plan,
        const evidence::test_evidence& seen
    )
        : test_(&test), plan_(&plan), seen_(&seen), all_(seen.scopes) {}

    test_verdict whole() {
        for (std::size_t number = 0; number < plan_->size(); ++number) {
            const auto fault = judge(number);
            if (fault.empty()) continue;
            if (!is_decided()) return error(number, fault);
            break;
        }
        conclude();
        return std::move(made_);
    }

private:
    const std::optional<evidence::record>& record(std::size_t number) const {
        static const std::optional<evidence::record> none;
        return number < seen_->records.size() ? seen_->records[number] : none;
    }

    /// Why the operation cannot be judged; empty where it was.
    std::string judge(std::size_t number) {
        const auto& of = (*plan_)[number];
        try {
            plan::enter(all_, of, number);
            if (!record(number)) return "it was not run";
            if (!fits(of, *record(number))) return "its record is of another kind";
            for (auto& each : shortfalls_with(*test_, *plan_, number, *seen_, all_))
                made_.shortfalls.push_back(std::move(each));
            leave(all_, of, record(number));
        } catch (const std::runtime_error& cause) {
            return cause.what();
        }
        return {};
    }

    /// Whether what follows may lack what it rests on: the shortfall stands. A warning does not:
    /// what is missing could be worse.
    bool is_decided() const {
        return std::ranges::any_of(made_.shortfalls, [](const shortfall& each) {
            return !each.warns;
        });
    }

    test_verdict error(std::size_t number, const std::string& why) {
        made_.is = outcome::error;
        made_.why = "step " + std::to_string((*plan_)[number].step + 1) + ": " + why;
        return std::move(made_);
    }

    void conclude() {
        const auto is_tested = [](const shortfall& each) {
            return each.counts == plan::weight::tested;
        };
        const auto& all = made_.shortfalls;
        const auto tested = std::ranges::find_if(all, [&is_tested](const shortfall& each) {
            return is_tested(each) && !each.warns;
        });
        const auto arranged = std::ranges::find_if_not(all, is_tested);
        const bool must = test_->at == catalogue::level::must;
        // What was not brought about, or not alive, before the test says nothing by its failing.
        if (arranged != all.end() && (arranged < tested || tested == all.end()))
            return settle(outcome::inconclusive, *arranged);
        if (tested != all.end()) return settle(must ? outcome::fail : outcome::warn, *tested);
        if (!all.empty()) return settle(outcome::warn, all.front());
        made_.is = outcome::pass;
    }

    void settle(outcome is, const shortfall& because) {
        made_.is = is;
        made_.why = described(because, (*plan_)[because.operation].step);
        if (because.counts == plan::weight::control)
            made_.why = "the same message without the change was not taken: " + made_.why;
    }

    const catalogue::test* test_;
    const std::vector<plan::operation>* plan_;
    const evidence::test_evidence* seen_;
    plan::scopes all_;
    test_verdict made_;
};

/// The need that is not offered; empty where all are.
std::string lacking(const catalogue::test& test, const offers& offered) {
    for (const auto& need : test.needs)
        if (!offered.has(need)) return need;
    return {};
}

/// Whether a system may lack it and be whole: then the test does not apply.
bool is_excused(const catalogue::test& test, std::string_view need) {
    return need == "clock" || need == "years" || catalogue::ability_named(need) != nullptr ||
           test.at != catalogue::level::must;
}

test_verdict not_judged(const catalogue::test& test, outcome is, std::string why) {
    return {test.id, is, std::move(why), {}};
}

} // namespace

std::string_view word(outcome of) {
    return words.at(static_cast<std::size_t>(of));
}

bool offers::has(std::string_view feature) const {
    return std::ranges::find(features, feature) != features.end();
}

test_verdict judge(
    const catalogue::test& test,
    const std::vector<plan::operation>& plan,
    const evidence::test_evidence& seen,
    const offers& offered
) {
    if (const auto need = lacking(test, offered); !need.empty()) {
        return not_judged(
            test,
            is_excused(test, need) ? outcome::not_applicable : outcome::inconclusive,
            "the system under test does not offer " + need
        );
    }
    if (!seen.suite_fault.empty())
        return not_judged(test, outcome::error, "the suite itself: " + seen.suite_fault);
    if (seen.test != test.id || seen.digest != test.digest)
        return not_judged(test, outcome::error, "the evidence is of another test or catalogue");
    if (seen.records.size() > plan.size())
        return not_judged(test, outcome::error, "the evidence has more records than the test");
    auto made = walk(test, plan, seen).whole();
    made.test = test.id;
    return made;
}

std::vector<shortfall> shortfalls_of(
    const catalogue::test& test,
    const std::vector<plan::operation>& plan,
    std::size_t operation,
    const evidence::test_evidence& seen
) {
    auto all = seen.scopes;
    for (std::size_t number = 0; number < operation; ++number) {
        plan::enter(all, plan[number], number);
        if (number < seen.records.size()) leave(all, plan[number], seen.records[number]);
    }
    plan::enter(all, plan[operation], operation);
    return shortfalls_with(test, plan, operation, seen, all);
}

} // namespace kruispunt::conformance::suite::verdict
