#include "conformance/suite/plan/operation.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <utility>

namespace kruispunt::conformance::suite::plan {
namespace {

using catalogue::alternative;
using catalogue::party;
using catalogue::send_step;

/// Longest chain of `after`: a circle among messages ends here.
constexpr int deepest = 8;

/// Builds the list, step by step.
class expansion {
public:
    expansion(
        const catalogue::catalogue& all, const catalogue::test& test, const std::string& partner
    )
        : all_(&all), test_(&test), partner_(&partner) {}

    std::vector<operation> whole() {
        for (step_ = 0; step_ < test_->steps.size(); ++step_)
            std::visit([this](const auto& step) { add(step); }, test_->steps[step_]);
        return std::move(list_);
    }

private:
    const std::string& protocol_of(party by) const {
        return by == party::partner ? *partner_ : test_->protocol;
    }

    const catalogue::message& message_of(party by, const std::string& name) const {
        const auto& protocol = protocol_of(by);
        const auto of = all_->messages.find(protocol);
        if (of != all_->messages.end())
            if (const auto found = of->second.find(name); found != of->second.end())
                return found->second;
        throw std::runtime_error(
            test_->id + ": step " + std::to_string(step_) + " names the message " + name +
            ", which " + protocol + " has not"
        );
    }

    void push(weight counts, catalogue::step does, std::vector<alternative> holds, party by) {
        list_.push_back({counts, step_, std::move(does), std::move(holds), nullptr, protocol_of(by)}
        );
    }

    void push_message(
        weight counts,
        catalogue::step does,
        std::vector<alternative> holds,
        party by,
        const catalogue::message& message
    ) {
        push(counts, std::move(does), std::move(holds), by);
        list_.back().message = &message;
    }

    void push_send(weight counts, const send_step& step) {
        const auto& message = message_of(step.where.by, step.message);
        auto holds = step.expect;
        if (holds.empty()) holds.push_back({message.accepted, false});
        push_message(counts, step, std::move(holds), step.where.by, message);
        // What should be refused is not there afterwards.
        if (!step.changed || test_->kind == catalogue::kind::accepts)
            sent_.insert({step.where.by, step.where.scope, step.message});
    }

    /// What must have been taken before the message can be, once in each scope.
    void prepare(weight counts, const send_step& step, int depth = 0) {
        if (depth > deepest)
            throw std::runtime_error("messages come after each other in a circle: " + step.message);
        for (const auto& name : message_of(step.where.by, step.message).after) {
            if (sent_.contains({step.where.by, step.where.scope, name})) continue;
            send_step before;
            before.message = name;
            before.where.by = step.where.by;
            before.where.scope = step.where.scope;
            prepare(counts, before, depth + 1);
            push_send(counts, before);
        }
    }

    /// An index holds of the control's child what it holds of the step's.
    void give_likewise(const std::string& scope, const std::string& control) {
        for (auto given : given_) {
            if (given.where.scope != scope) continue;
            given.where.scope = control;
            push(weight::arrangement, given, {}, given.where.by);
        }
    }

    void control(const send_step& of) {
        send_step same = of;
        same.changed.reset();
        same.expect.clear();
        same.name.clear();
        same.capture.clear();
        ++controls_;
        if (!of.controls_here) {
            same.where.scope = "control-" + std::to_string(controls_);
            give_likewise(of.where.scope, same.where.scope);
        }
        prepare(weight::control, same);
        push_send(weight::control, same);
    }

    void add(const send_step& step) {
        if (step.changed) control(step);
        prepare(weight::arrangement, step);
        push_send(step.expect.empty() ? weight::arrangement : weight::tested, step);
        if (step.changed) control(step);
    }

    void add(const catalogue::repeat_step& step) {
        const auto named = std::ranges::find_if(list_, [&step](const operation& each) {
            const auto* sent = std::get_if<send_step>(&each.does);
            return sent != nullptr && sent->name == step.of;
        });
        if (named == list_.end())
            throw std::runtime_error(test_->id + ": repeats " + step.of + ", which no step sends");
        const auto by = std::get<send_step>(named->does).where.by;
        const auto& message = *named->message;
        auto holds = step.expect;
        if (holds.empty()) holds.push_back({message.accepted, false});
        push_message(
            step.expect.empty() ? weight::arrangement : weight::tested,
            step,
            std::move(holds),
            by,
            message
        );
    }

    void add(const catalogue::receive_step& step) {
        push_message(
            step.arranges ? weight::arrangement : weight::tested,
            step,
            step.expect,
            step.where.by,
            message_of(step.where.by, step.message)
        );
    }

    void add(const catalogue::answer_step& step) {
        push_message(
            weight::arrangement, step, {}, step.where.by, message_of(step.where.by, step.message)
        );
    }

    void add(const catalogue::nothing_step& step) {
        push_message(
            weight::tested, step, {}, step.where.by, message_of(step.where.by, step.message)
        );
    }

    void add(const catalogue::show_step& step) {
        push(weight::arrangement, step, {}, step.where.by);
    }

    void add(const catalogue::act_step& step) {
        if (step.action == "give" && step.expect.empty()) given_.push_back(step);
        push(
            step.expect.empty() ? weight::arrangement : weight::tested,
            step,
            step.expect,
            step.where.by
        );
    }

    void add(const catalogue::observe_step& step) {
        push(weight::tested, step, step.expect, step.where.by);
    }

    void add(const catalogue::clock_step& step) {
        push(weight::arrangement, step, {}, party::region);
    }

    void add(const catalogue::feed_step& step) {
        push(weight::arrangement, step, {}, party::region);
    }

    const catalogue::catalogue* all_;
    const catalogue::test* test_;
    const std::string* partner_;
    std::size_t step_ = 0;
    std::size_t controls_ = 0;
    std::set<std::tuple<party, std::string, std::string>> sent_;
    std::vector<catalogue::act_step> given_;
    std::vector<operation> list_;
};

} // namespace

std::vector<operation>
expand(const catalogue::catalogue& all, const catalogue::test& test, const std::string& partner) {
    return expansion(all, test, partner).whole();
}

bool only_sets_up(const catalogue::test& test, const operation& of) {
    const auto* const act = std::get_if<catalogue::act_step>(&of.does);
    const bool is_read = test.protocol == "midden-nederland";
    return act != nullptr && act->action == "give" && of.counts == weight::arrangement &&
           test.of == catalogue::role::server && !is_read;
}

std::string partner_of(const std::string& protocol) {
    return protocol == "multisignaal" ? "sisa" : "multisignaal";
}

} // namespace kruispunt::conformance::suite::plan
