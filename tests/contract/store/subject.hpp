#pragma once

#include "gateway/federation/use_cases.hpp"
#include "gateway/ports/announcement_store.hpp"
#include "gateway/ports/due_store.hpp"
#include "gateway/ports/outbox_desk.hpp"
#include "gateway/ports/oversight_store.hpp"
#include "gateway/ports/statistics_store.hpp"
#include "gateway/ports/store.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/memory_key_store.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/sealed_commands.hpp"
#include "tests/support/sequential_ids.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace kruispunt::store {

/// A store under test with all that it rests on.
class subject {
public:
    virtual ~subject() = default;

    virtual ports::store& store() = 0;

    /// The same store as time asks it.
    virtual ports::due_store& due() = 0;

    /// The same store as operators ask it.
    virtual ports::oversight_store& oversight() = 0;

    /// The same store as operators handle what it owes.
    virtual ports::outbox_desk& desk() = 0;

    /// The same store as the coordination body asks it.
    virtual ports::statistics_store& statistics() = 0;

    /// The same store as whoever tells the coordination body asks it.
    virtual ports::announcement_store& announcements() = 0;

    /// True once the data key of that number is marked or erased for good; waits for it.
    virtual bool key_goes(std::int64_t number) = 0;

    /// False where the key is in use; looks once.
    virtual bool key_gone(std::int64_t number) = 0;

    domain::federation_policy policy = support::four_regions();
    support::sequential_ids ids;
    support::fixed_clock clock{support::test_now()};
};

std::unique_ptr<subject> make_subject(const std::string& kind);

/// A command with its use case.
inline ports::act act_for(const domain::sealed_command& command) {
    return {federation::use_case_for(command), command};
}

/// The contract every store keeps; the parameter says which one.
class Store : public testing::TestWithParam<std::string> {
protected:
    ports::acted perform(const domain::sealed_command& command) {
        return support::run_coroutine(store().execute(act_for(command))).value();
    }

    domain::result<domain::outcome> answer_to(const domain::sealed_command& command) {
        return perform(command).answer.what;
    }

    std::vector<ports::owed_notice> owed(const std::string& region, std::size_t limit = 10'000) {
        return support::run_coroutine(store().owed(region, 0, limit)).value();
    }

    void settle(
        std::int64_t number, ports::settlement::state becomes, domain::instant next_attempt = {}
    ) {
        ASSERT_TRUE(support::run_coroutine(store().settle({{number, becomes, next_attempt, "x"}})));
    }

    ports::census counted() { return support::run_coroutine(store().count()).value(); }

    ports::store& store() { return subject_->store(); }

    std::unique_ptr<subject> subject_ = make_subject(GetParam());
};

/// The data key under which a given signal is sealed.
inline std::int64_t data_key_of(const domain::sealed_command& command) {
    return std::get<domain::sealed_submit>(command.act).signal.data_key;
}

inline const auto every_store = testing::Values("memory", "sqlite");

inline std::string name_of(const testing::TestParamInfo<std::string>& about) {
    return about.param;
}

} // namespace kruispunt::store
