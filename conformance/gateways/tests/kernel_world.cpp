#include "conformance/gateways/tests/kernel_world.hpp"

#include <gtest/gtest.h>

namespace kruispunt::conformance::gateways::tests {
namespace {

mutation::mutation
one(std::variant<mutation::ignores_rule, mutation::alters_output, mutation::behaves> does) {
    mutation::mutant made;
    made.id = std::string("test");
    made.does = std::move(does);
    return mutation::mutation(std::move(made));
}

} // namespace

mutation::mutation behaving(const std::string& word) {
    return one(mutation::behaves{word});
}

mutation::mutation ignoring(const std::string& sentence) {
    return one(mutation::ignores_rule{sentence});
}

kernel_world::kernel_world(mutation::mutation how)
    : broken(std::move(how)), federation(clock, out, broken) {}

kernel::content kernel_world::signal() const {
    kernel::content says;
    says.bsn = std::string(child);
    says.instance = {
        std::string("00000099000000001000"), std::string("JGZ"), std::string("+31201234567")};
    says.reporter = kernel::professional{
        std::string("J. Jansen"), std::nullopt, std::string("+31201234568"), std::nullopt};
    says.date = clock.today();
    says.informed = std::string("ouders");
    return says;
}

kernel::answer kernel_world::give(
    const std::string& region,
    const std::string& id,
    const kernel::content& says,
    kernel::mutation_reason why
) {
    return act(region, kernel::submit{id, says, why, false});
}

kernel::answer kernel_world::act(const std::string& region, const kernel::act& what) {
    kernel::origin from;
    from.region = region;
    return federation.perform(what, from);
}

void kernel_world::days_pass(int days) {
    clock.set_ahead(clock.ahead() + std::chrono::hours(24) * days);
    federation.sweep();
}

std::vector<std::string> kernel_world::told() {
    std::vector<std::string> lines;
    for (const auto& [region, notice] : out.posted) {
        auto line = region + ' ' + std::string(kernel::name_of(notice.kind));
        if (!notice.reason.empty()) line += ' ' + notice.reason;
        if (notice.wrongful) line += " wrongful";
        lines.push_back(std::move(line));
    }
    out.posted.clear();
    return lines;
}

std::string code_of(const kernel::answer& given) {
    const auto* const no = std::get_if<kernel::refusal>(&given);
    return no == nullptr ? std::string() : no->why.front().code;
}

kernel::signal_state state_of(const kernel::answer& given) {
    const auto* const state = std::get_if<kernel::signal_state>(&given);
    if (state != nullptr) return *state;
    ADD_FAILURE() << "no state but " << code_of(given);
    return {};
}

} // namespace kruispunt::conformance::gateways::tests
