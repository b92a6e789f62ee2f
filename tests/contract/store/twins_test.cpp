#include "tests/contract/store/subject.hpp"
#include "tests/support/seed.hpp"

#include <random>

namespace kruispunt::store {
namespace {

using namespace domain;
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

std::string text_of(const std::vector<match_line>& lines) {
    std::string text;
    for (const match_line& line : lines)
        text += ' ' + to_text(line.what.match) + line.what.reference + line.what.other_region +
                to_rfc3339(line.what.made_at) + line.what.municipality +
                std::to_string(line.what.other) + line.contact.bytes +
                std::to_string(line.contact.data_key);
    return text;
}

std::string text_of(const answer& a) {
    std::string text = to_text(a.id) + ' ' + to_rfc3339(a.at) + ' ';
    if (!a.what) return text + std::string(wire_code(a.what.error().code)) + a.what.error().field;
    const outcome& o = *a.what;
    for (const warning w : o.warnings)
        text += wire_word(w);
    return text + std::to_string(static_cast<int>(o.what)) + ' ' + o.reference + ' ' +
           std::string(wire_word(o.state)) + ' ' + to_text(o.expires_on) + ' ' +
           std::to_string(o.open_matches) + ' ' + o.tag + text_of(o.matches) +
           std::to_string(o.match_total);
}

std::string text_of(const std::vector<ports::owed_notice>& owed) {
    std::string text;
    for (const ports::owed_notice& o : owed) {
        const notice& n = o.notice;
        text += to_text(n.id) + ' ' + std::to_string(static_cast<int>(n.kind)) + ' ' + n.region +
                ' ' + n.reference + ' ' + std::to_string(n.about) + ' ' + std::to_string(n.other) +
                ' ' + n.other_region + ' ' + to_text(n.match) + ' ' +
                std::string(wire_word(n.kind_of_match)) + ' ' + to_rfc3339(n.made_at) + ' ' +
                std::string(wire_word(n.reason)) + ' ' + (n.wrongful ? "wrongful " : "") +
                n.municipality + ' ' + std::to_string(n.feed_item) + ' ' +
                std::string(wire_code(n.rejected_code)) + n.rejected_field + ' ' +
                std::to_string(o.attempts) + ' ' + to_rfc3339(o.next_attempt) + ' ' +
                (o.contact        ? o.contact->bytes
                 : o.contact_gone ? "gone"
                                  : "none") +
                '\n';
    }
    return text;
}

std::string text_of(const ports::census& c) {
    std::string text;
    for (const std::int64_t n :
         {c.signals,
          c.without_bsn,
          c.open_matches,
          c.notices_queued,
          c.notices_delivered,
          c.notices_dead,
          c.notices_suppressed,
          c.notices_owed,
          c.notices_dropped})
        text += std::to_string(n) + ' ';
    return text;
}

/// One store of the two, with everything read as text.
class twin {
public:
    explicit twin(const char* kind) : subject_(make_subject(kind)) {}

    std::string perform(const sealed_command& command) {
        const auto done = support::run_coroutine(store().execute(act_for(command))).value();
        return text_of(done.answer) + (done.key_used ? " key used" : "");
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
        return text_of(due.notices) + (due.next ? to_rfc3339(*due.next) : "none");
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

    std::string census() { return text_of(support::run_coroutine(store().count()).value()); }

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
        EXPECT_EQ(text_of(durable.owed(region)), text_of(owed));
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
