#pragma once

#include "conformance/gateways/kernel/federation.hpp"
#include "conformance/gateways/moved_clock.hpp"

#include <string>
#include <utility>
#include <vector>

namespace kruispunt::conformance::gateways::tests {

/// Keeps what would be told.
class recording_outbox final : public outbox {
public:
    void post(const std::string& region, kernel::notice told) override {
        posted.emplace_back(region, std::move(told));
    }

    std::vector<std::pair<std::string, kernel::notice>> posted;
};

/// A mutant with that word, or with that sentence unseen.
mutation::mutation behaving(const std::string& word);
mutation::mutation ignoring(const std::string& sentence);

/// The federation alone, with made-up children.
class kernel_world {
public:
    explicit kernel_world(mutation::mutation how = {});

    /// A whole signal on the first made-up child.
    kernel::content signal() const;

    kernel::answer give(
        const std::string& region,
        const std::string& id,
        const kernel::content& says,
        kernel::mutation_reason why = kernel::mutation_reason::none
    );
    kernel::answer act(const std::string& region, const kernel::act& what);
    /// Moves the clock on by whole days and lets time do what it does.
    void days_pass(int days);
    /// What was told since it was last asked: `region kind reason` each.
    std::vector<std::string> told();

    static constexpr const char* child = "999990019";
    static constexpr const char* other_child = "999990020";
    static constexpr const char* parent = "999990032";

    moved_clock clock;
    recording_outbox out;
    mutation::mutation broken;
    kernel::federation federation;
};

/// The code of the refusal; empty where it is none.
std::string code_of(const kernel::answer& given);
/// The state; a failure where it is none.
kernel::signal_state state_of(const kernel::answer& given);

} // namespace kruispunt::conformance::gateways::tests
