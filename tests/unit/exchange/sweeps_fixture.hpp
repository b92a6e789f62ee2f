#pragma once

#include "gateway/exchange/sweeps.hpp"
#include "gateway/federation/use_cases.hpp"
#include "tests/support/memory_key_store.hpp"
#include "tests/unit/exchange/exchange_fixture.hpp"
#include "tests/unit/exchange/scripted_due_store.hpp"

#include <string>
#include <vector>

namespace kruispunt::exchange {

/// Says of the clock what a test says.
class scripted_watch final : public ports::clock_watch {
public:
    bool believable() override { return believes; }

    bool believes = true;
};

/// A clock of which a test moves the days and not the machine's time.
class movable_clock final : public ports::clock {
public:
    domain::instant now() const override { return machine + ahead; }

    domain::instant machine_time() const override { return machine; }

    domain::instant machine = support::test_now();
    std::chrono::milliseconds ahead{};
};

/// A store in memory in which time goes by; signals come as the vault would have sealed them.
class sweeps_fixture : public exchange_fixture {
protected:
    static domain::day on(const char* text) { return domain::parse_day(text).value(); }

    /// The clock is at noon of that day.
    void be_on(const char* day) { clock_.set(on(day) + std::chrono::hours(12)); }

    /// Gives a signal; its birth date, if any, opens under its data key.
    std::int64_t hold(const support::giving& signal, const char* born = nullptr) {
        domain::sealed_command command = signal.command();
        const auto key = std::get<domain::sealed_submit>(command.act).signal.data_key;
        if (born != nullptr) vault_.add_birth_date(key, domain::birth_date::parse(born).value());
        perform(std::move(command));
        return key;
    }

    void perform(domain::sealed_command command) {
        const domain::use_case decides = federation::use_case_for(command);
        const auto done = support::run_coroutine(store_.execute({decides, std::move(command)}));
        ASSERT_TRUE(done);
        ASSERT_TRUE(done->answer.what) << done->answer.what.error().detail;
    }

    /// Notices of that kind so far, each `region/signal`, in the order in which they arose.
    std::vector<std::string> told(domain::notice_kind kind) const {
        std::vector<std::string> found;
        for (const domain::notice& n : store_.told())
            if (n.kind == kind) found.push_back(n.region + "/" + n.reference);
        return found;
    }

    std::vector<std::string> held() const {
        std::vector<std::string> found;
        for (const domain::stored_signal& s : store_.held())
            found.push_back(s.region + "/" + s.reference);
        return found;
    }

    domain::signal_state state_of(const std::string& reference) const {
        for (const domain::stored_signal& s : store_.held())
            if (s.reference == reference) return s.state;
        return domain::signal_state::withdrawn;
    }

    scripted_due_store due_{store_};
};

} // namespace kruispunt::exchange
