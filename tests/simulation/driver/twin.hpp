#pragma once

#include "tests/simulation/driver/gateway.hpp"
#include "tests/simulation/driver/ledger.hpp"
#include "tests/simulation/driver/verbs.hpp"
#include "tests/simulation/model/world.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace kruispunt::simulation {

/// The model and the gateway's decisions side by side, through the same steps.
class twin {
public:
    twin(model::day start, const verbs& on, const tampering& with = {});

    /// Takes both one step further and says in what they differ; empty: in nothing.
    findings take(const model::step& what);

    const model::world& world() const { return world_; }

    /// How often what was met so far: kinds of notices told, codes of refusals, suppressed notices.
    const std::map<std::string, std::int64_t>& met() const { return met_; }

private:
    findings take_one(const model::step& what);
    findings live_through(const model::pass& what);
    findings come_back(const model::pass& what);
    void compare(model::outcome rules, findings& amiss);
    void compare_answers(
        const model::step& what, const model::outcome& rules, const reaction& seen, findings& amiss
    );
    void compare_signals(findings& amiss);
    static void compare_signal(
        const model::signal_key& key,
        const model::signal& rules,
        const domain::stored_signal& seen,
        findings& amiss
    );
    void compare_bonds(findings& amiss);
    void compare_month(findings& amiss);
    void compare_tables(findings& amiss);
    std::int64_t leave_out_unjudged(model::telling& some) const;

    verbs on_;
    model::world world_;
    gateway gateway_;
    ledger ledger_;
    std::optional<domain::statistics::published_month>
        newest_table_; ///< as it was when it was made
    std::map<std::string, std::int64_t> met_;
};

} // namespace kruispunt::simulation
