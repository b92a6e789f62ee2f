#include "conformance/suite/statement/cross_checks.hpp"

#include "conformance/suite/plan/course.hpp"
#include "conformance/suite/plan/scopes.hpp"
#include "conformance/suite/plan/variables.hpp"
#include "conformance/text/clock.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <stdexcept>

namespace kruispunt::conformance::suite::statement {
namespace {

/// Variables that follow from the seed alone, whatever the day.
constexpr std::array<std::string_view, 3> of_the_seed{"signal", "child.bsn", "uuid.1"};

/// The first reason that `why` gives for a record.
std::string first_of_records(
    const reporting::recorded_run& run,
    const std::function<std::string(const evidence::record&)>& why
) {
    for (const auto& [test, seen] : run.seen)
        for (const auto& record : seen.records)
            if (record)
                if (auto found = why(*record); !found.empty()) return test + ": " + found;
    return {};
}

std::string shown_oin(const evidence::record& record) {
    if (const auto* const sent = std::get_if<evidence::exchange>(&record.seen))
        return sent->tls ? sent->tls->peer_oin : std::string();
    const auto* const call = std::get_if<evidence::call>(&record.seen);
    return call != nullptr && call->got ? call->got->peer_oin : std::string();
}

std::string test_out_of_time(
    const evidence::test_evidence& seen, text::instant started, text::instant finished
) {
    auto last = started;
    for (const auto& record : seen.records) {
        if (!record) continue;
        const auto at = text::read_utc(record->at);
        if (!at) return "a record has no moment";
        if (*at < started || *at > finished) return "a record is from outside of the run's time";
        if (*at < last) return "a record is older than the one before it";
        last = *at;
    }
    return {};
}

bool was_sent(const evidence::test_evidence& seen, std::size_t at) {
    return at < seen.records.size() && seen.records[at] &&
           std::holds_alternative<evidence::exchange>(seen.records[at]->seen);
}

/// The plan of a test that was seen; empty where the catalogue has no such test.
std::vector<plan::operation> plan_of(
    const catalogue::catalogue& all, const reporting::recorded_run& run, const std::string& test
) {
    const auto found = std::ranges::lower_bound(all.tests, test, {}, &catalogue::test::id);
    if (found == all.tests.end() || found->id != test) return {};
    return plan::expand(all, *found, run.of.partner);
}

bool lacks_a_control(
    const std::vector<plan::operation>& plan, const evidence::test_evidence& seen
) {
    for (std::size_t at = 0; at < plan.size(); ++at)
        if (plan[at].counts == plan::weight::control && !was_sent(seen, at)) return true;
    return false;
}

bool equal_in(
    std::string_view name, const evidence::variables& left, const evidence::variables& right
) {
    const auto in_left = left.find(std::string(name));
    const auto in_right = right.find(std::string(name));
    if (in_left == left.end() || in_right == right.end()) return false;
    return in_left->second == in_right->second;
}

/// A variable of the seed that an unchanged message bears as it was drawn; empty: none.
std::string borne_by(const plan::operation& of) {
    const auto* const step = std::get_if<catalogue::send_step>(&of.does);
    if (step == nullptr || step->changed || of.message == nullptr) return {};
    const auto text = of.message->request.target + of.message->request.body;
    for (const std::string_view name : of_the_seed)
        if (text.find("${" + std::string(name) + '}') != std::string::npos)
            return std::string(name);
    return {};
}

/// The variables of a scope that some step of the test sets anew.
bool is_set_anew(
    const std::vector<plan::operation>& plan, const std::string& scope, const std::string& name
) {
    return std::ranges::any_of(plan, [&scope, &name](const plan::operation& each) {
        const auto* const place = plan::place_of(each);
        if (place != nullptr && place->scope == scope && place->with.contains(name)) return true;
        const auto* const send = std::get_if<catalogue::send_step>(&each.does);
        if (send != nullptr && send->capture.contains(name)) return true;
        const auto* const receive = std::get_if<catalogue::receive_step>(&each.does);
        return receive != nullptr && receive->capture.contains(name);
    });
}

/// Whether what was sent bears the variable as it was drawn.
bool bears(
    const evidence::test_evidence& seen,
    std::size_t at,
    const std::string& scope,
    const std::string& name
) {
    const auto variables = seen.scopes.find(scope);
    if (variables == seen.scopes.end()) return false;
    const auto value = variables->second.find(name);
    if (value == variables->second.end()) return false;
    const auto& sent = std::get<evidence::exchange>(seen.records[at]->seen).sent;
    return (sent.target + '\n' + sent.body).find(value->second) != std::string::npos;
}

/// How many calls of the system under test name a child that was drawn: it was told of it by the
/// suite.
std::size_t calls_of_the_seed(const evidence::test_evidence& seen) {
    std::size_t found = 0;
    for (const auto& record : seen.records) {
        const auto* const call = record ? std::get_if<evidence::call>(&record->seen) : nullptr;
        if (call == nullptr || !call->got) continue;
        for (const auto& [scope, variables] : seen.scopes) {
            const auto child = variables.find("child.bsn");
            if (child != variables.end() &&
                call->got->body.find(child->second) != std::string::npos)
                ++found;
        }
    }
    return found;
}

} // namespace

std::string why_another_oin(const reporting::recorded_run& run) {
    return first_of_records(run, [&run](const evidence::record& record) -> std::string {
        const auto shown = shown_oin(record);
        if (shown.empty() || shown == run.of.oin) return {};
        return "a certificate with OIN " + shown + " was shown, and sut.json says " + run.of.oin;
    });
}

std::string why_two_servers(const reporting::recorded_run& run) {
    std::string known;
    return first_of_records(run, [&known](const evidence::record& record) -> std::string {
        const auto* const sent = std::get_if<evidence::exchange>(&record.seen);
        if (sent == nullptr || !sent->tls || sent->tls->peer_sha256.empty()) return {};
        if (known.empty()) known = sent->tls->peer_sha256;
        return known == sent->tls->peer_sha256
                   ? std::string()
                   : "another server certificate than in the tests before it";
    });
}

std::string why_out_of_time(const reporting::recorded_run& run) {
    const auto started = text::read_utc(run.run.started);
    const auto finished = text::read_utc(run.run.finished);
    if (!started || !finished || *finished < *started) return "run.json: it ends before it begins";
    for (const auto& [test, seen] : run.seen)
        if (auto found = test_out_of_time(seen, *started, *finished); !found.empty())
            return test + ": " + found;
    return {};
}

std::string why_no_controls(
    const catalogue::catalogue& all,
    const reporting::recorded_run& run,
    const reporting::report& judged
) {
    for (const auto& test : judged.tests) {
        const auto seen = run.seen.find(test.id);
        if (test.judged.came.is != verdict::outcome::pass || seen == run.seen.end()) continue;
        if (lacks_a_control(plan_of(all, run, test.id), seen->second))
            return test.id + ": passes without its live controls";
    }
    return {};
}

std::string why_not_drawn(const catalogue::catalogue& all, const reporting::recorded_run& run) {
    const auto numbers = plan::scope_numbers(all, run.of.protocol);
    const auto now = text::read_utc(run.run.started);
    if (!now) return "run.json: no moment";
    for (const auto& [test, seen] : run.seen) {
        for (const auto& [scope, variables] : seen.scopes) {
            const auto number = numbers.find({test, scope});
            if (number == numbers.end()) return test + ": has a scope that its plan has not";
            const auto drawn =
                plan::draw({run.run.seed, test, scope, number->second}, *now, plan::facts{});
            for (const auto name : of_the_seed)
                if (!equal_in(name, drawn, variables))
                    return test + ": " + std::string(name) +
                           " is not what is drawn from the run's seed";
        }
    }
    return {};
}

std::string why_not_sent(const catalogue::catalogue& all, const reporting::recorded_run& run) {
    std::size_t found = 0;
    for (const auto& [test, seen] : run.seen) {
        const auto plan = plan_of(all, run, test);
        found += calls_of_the_seed(seen);
        for (std::size_t at = 0; at < plan.size(); ++at) {
            const auto name = borne_by(plan[at]);
            if (name.empty() || !was_sent(seen, at)) continue;
            const auto scope = plan::scope_of(plan[at], plan);
            if (is_set_anew(plan, scope, name)) continue;
            if (!bears(seen, at, scope, name))
                return test + ": what was sent does not bear what was drawn from the run's seed";
            ++found;
        }
    }
    return found > 0 ? std::string() : "no message shows that it was sent after the challenge";
}

} // namespace kruispunt::conformance::suite::statement
