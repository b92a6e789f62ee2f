#include "tests/contract/store/subject.hpp"
#include "tests/support/as_text.hpp"
#include "tests/support/seed.hpp"

#include <random>

namespace kruispunt::store {
namespace {

using namespace domain;
using support::as_text;
using support::giving;

constexpr int steps = 400;
constexpr std::array regions{"esar", "multisignaal", "sisa", "midden-nederland"};

class random_commands {
public:
    explicit random_commands(std::uint32_t seed) : random_(seed) {}

    int any(int low, int high) { return std::uniform_int_distribution(low, high)(random_); }

    sealed_command next() {
        const std::string region = regions.at(static_cast<std::size_t>(any(0, 3)));
        const std::string reference = "R-" + std::to_string(any(1, 12));
        const int what = any(1, 14);
        if (what == 1) return support::closing(region, reference);
        if (what == 2)
            return support::withdrawal(
                region, reference, static_cast<withdrawal_reason>(any(0, 3))
            );
        if (what > 10) return asking(region, reference, what);
        giving given(region, reference);
        given.by(any(1, 4)).dated(support::test_today() - std::chrono::days(any(0, 2) * 300));
        any(1, 8) == 1 ? given.without_bsn() : given.child(any(1, 3));
        if (any(1, 2) == 1)
            given.born(any(2014, 2015), any(1, 2), 3).named(any(1, 2) == 1 ? "a" : "b");
        if (any(1, 2) == 1) given.in("0" + std::to_string(any(100, 102)));
        given.because(static_cast<mutation_reason>(any(0, 2)));
        if (any(1, 4) == 1) given.replayable(std::to_string(any(1, 9)), std::to_string(any(1, 2)));
        if (any(1, 9) == 1) given.from_feed(any(1, 1000));
        if (any(1, 5) == 1) given.must_be_known();
        return given.command();
    }

private:
    sealed_command asking(const std::string& region, const std::string& reference, int what) {
        sealed_command c = what == 11 ? support::reading(region, reference)
                                      : support::listing(region, reference, any(1, 2), any(1, 3));
        if (what == 14)
            c.replay =
                support::repeatable("q" + std::to_string(any(1, 9)), std::to_string(any(1, 2)));
        return c;
    }

    std::mt19937 random_;
};

/// One store of the two, with everything read as text.
class twin {
public:
    explicit twin(const char* kind) : subject_(make_subject(kind)) {}

    std::string perform(const sealed_command& command) {
        const auto done = support::run_coroutine(store().execute(act_for(command))).value();
        return as_text(done.answer) + (done.key_used ? " key used" : "");
    }

    std::vector<ports::owed_notice> owed(const std::string& region) {
        return support::run_coroutine(store().owed(region, 0, 5)).value();
    }

    /// Settles the oldest notice to `region`; rows are numbered as each store likes.
    void settle_oldest(const std::string& region, ports::settlement s) {
        s.number = owed(region).at(0).number;
        EXPECT_TRUE(support::run_coroutine(store().settle({s})));
    }

    /// What may go to `region` at a moment at which some of it waits.
    std::string deliverable(const std::string& region) {
        const instant at = support::test_now() + std::chrono::seconds(5);
        const auto due = support::run_coroutine(store().deliverable(region, at, 4)).value();
        return as_text(due.notices) + (due.next ? to_rfc3339(*due.next) : "none");
    }

    /// 0 and 1: sets the oldest dead letter going again; 2: gives it up.
    std::string handle_oldest_dead(int what) {
        ports::outbox_desk& desk = subject_->desk();
        const auto dead = support::run_coroutine(desk.undelivered_on({{}, true, 0, 1})).value();
        if (dead.empty()) return "none";
        const ports::desk_order order{dead[0].id, "operator", "because"};
        const auto done =
            support::run_coroutine(what == 2 ? desk.give_up(order) : desk.redrive(order)).value();
        return to_text(dead[0].id) + dead[0].code + std::to_string(dead[0].attempts) +
               (dead[0].overtaken ? " overtaken " : " ") + std::to_string(static_cast<int>(done));
    }

    /// What is owed and neither delivered, queued, dead, suppressed nor dropped.
    std::int64_t unaccounted() {
        const ports::census c = support::run_coroutine(store().count()).value();
        return c.notices_owed - c.notices_delivered - c.notices_queued - c.notices_dead -
               c.notices_suppressed - c.notices_dropped;
    }

    std::string census() { return as_text(support::run_coroutine(store().count()).value()); }

    void advance(std::chrono::hours by) { subject_->clock.advance(by); }

private:
    ports::store& store() { return subject_->store(); }

    std::unique_ptr<subject> subject_;
};

TEST(Twins, TheDurableStoreDoesAsThePlainOneDoes) {
    random_commands random(support::test_seed());
    twin plain("memory");
    twin durable("sqlite");
    for (int n = 0; n < steps && !testing::Test::HasFailure(); ++n) {
        SCOPED_TRACE("step " + std::to_string(n));
        const sealed_command command = random.next();
        EXPECT_EQ(durable.perform(command), plain.perform(command));
        const std::string region = regions.at(static_cast<std::size_t>(random.any(0, 3)));
        const auto owed = plain.owed(region);
        EXPECT_EQ(as_text(durable.owed(region)), as_text(owed));
        if (!owed.empty()) {
            const ports::settlement s{
                0,
                static_cast<ports::settlement::state>(random.any(0, 3)),
                support::test_now() + std::chrono::seconds(random.any(1, 9)),
                "x"};
            plain.settle_oldest(region, s);
            durable.settle_oldest(region, s);
        }
        if (n % 7 == 6) {
            const int what = random.any(0, 2);
            EXPECT_EQ(durable.handle_oldest_dead(what), plain.handle_oldest_dead(what));
        }
        EXPECT_EQ(durable.deliverable(region), plain.deliverable(region));
        EXPECT_EQ(durable.census(), plain.census());
        EXPECT_EQ(plain.unaccounted(), 0);
        if (n % 50 == 49) {
            plain.advance(std::chrono::hours(13));
            durable.advance(std::chrono::hours(13));
        }
    }
}

} // namespace
} // namespace kruispunt::store
