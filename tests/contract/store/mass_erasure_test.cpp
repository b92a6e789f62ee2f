#include "tests/contract/store/kept_fixture.hpp"
#include "tests/support/eventually.hpp"

namespace kruispunt::store {
namespace {

using namespace domain;
using support::giving;
using support::withdrawal;

constexpr int signals = 5'000; // more than go at once
constexpr int together = 500;

/// A store that looks every two seconds for keys that must go.
class MassErasure : public KeptStore {
protected:
    void SetUp() override {
        sqlite::store_parts slow = parts(keys_);
        slow.erase_every = std::chrono::seconds(2);
        store_ = sqlite::open_store(slow);
    }

    static std::string reference(int n) { return "E-" + std::to_string(n); }

    sealed_command given(int n) {
        sealed_command command = giving("esar", reference(n)).child(n).command();
        std::get<sealed_submit>(command.act).signal.data_key = keys_.add({"wrapped"}).value();
        return command;
    }

    template <class CommandFor>
    void all(CommandFor command_for) {
        for (int from = 0; from < signals; from += together) {
            std::vector<ports::act> acts;
            for (int n = from; n < from + together; ++n)
                acts.push_back(act_for(command_for(n)));
            const auto done = support::run_coroutine(store_->execute_all(std::move(acts)));
            for (const ports::acted& each : done.value())
                ASSERT_TRUE(each.answer.what);
        }
    }
};

// proves: COM-31.1
TEST_F(MassErasure, HoweverManyGoAtOnceTheirKeysDoNotWaitForOneAnother) {
    all([this](int n) { return given(n); });
    ASSERT_EQ(keys_.size(), static_cast<std::size_t>(signals));
    all([](int n) { return withdrawal("esar", reference(n), withdrawal_reason::mistake); });
    EXPECT_TRUE(support::eventually([this] { return keys_.size() == 0; })) << keys_.size();
}

} // namespace
} // namespace kruispunt::store
