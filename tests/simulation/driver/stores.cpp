#include "tests/simulation/driver/stores.hpp"

#include "gateway/domain/statistics/month_csv.hpp"
#include "tests/simulation/driver/drawing.hpp"
#include "tests/simulation/driver/durable.hpp"
#include "tests/simulation/driver/gateway.hpp"
#include "tests/simulation/driver/places.hpp"
#include "tests/support/as_text.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/sealed_commands.hpp"

#include <algorithm>
#include <random>
#include <sstream>

namespace kruispunt::simulation {

namespace {

using namespace domain;
using support::as_text;
using support::run_coroutine;

constexpr int steps_in_a_history = 150;
constexpr std::size_t all = 1'000;

/// The last year of the tables.
ports::month_span newest_of(const ports::month_span& there) {
    return {std::max(there.first, there.last - std::chrono::months(12)), there.last};
}

/// All that can be asked of a store, as text; digests as they are under the first epoch.
template <class Store>
std::string state_of(Store& store, day today, const epochs& keys) {
    std::ostringstream text;
    for (int region = 0; region < model::region_count; ++region) {
        const std::string name(word(static_cast<model::region>(region)));
        text << as_text(run_coroutine(store.owed(name, 0, all)).value());
    }
    text << as_text(run_coroutine(store.count()).value()) << '\n';
    constexpr std::chrono::days ahead{40};
    for (auto due : run_coroutine(store.due(today + ahead, all)).value()) {
        due.signal_key = keys.first_of(due.signal_key);
        text << "due " << as_text(due) << '\n';
    }
    for (const auto& watched : run_coroutine(store.watched(today + ahead, {}, all)).value())
        for (const auto& child : run_coroutine(store.watched_identities({watched.number})).value())
            text << "watched " << child.number << child.region << child.identity.bytes << '\n';
    text << as_text(run_coroutine(store.objections({{}, all})).value())
         << as_text(run_coroutine(store.clashes({{}, all})).value())
         << as_text(run_coroutine(store.untaken({{}, all})).value())
         << as_text(run_coroutine(store.corrected_identities({{}, all})).value());
    if (const auto there = run_coroutine(store.frozen()).value())
        text << statistics::to_csv(run_coroutine(store.tables(newest_of(*there))).value());
    // The durable store keeps marks of its own beside what acts count.
    for (const auto& [name, times] : run_coroutine(store.counters()).value())
        if (name.starts_with("matches_") || name.starts_with("objections_"))
            text << name << ' ' << times << '\n';
    return text.str();
}

/// Takes both through a history.
class side_by_side {
public:
    side_by_side(model::day start, bool rotating)
        : rotating_(rotating), plain_(start), durable_(start) {}

    /// Some of a rotation, which the other one does not even know.
    void turn_some(std::mt19937_64& random) {
        if (rotating_) durable_.turn_some(random);
    }

    int rotations() const { return durable_.rotations(); }

    /// In what they differ after a step; empty: in nothing.
    std::string take(const model::step& what) {
        if (const auto* pass = std::get_if<model::pass>(&what)) {
            const auto month = statistics::amsterdam_month(durable_.now());
            if (plain_.store().counted_of(month) != durable_.counted_of(month))
                return "what was counted of the month";
            plain_.pass(pass->days);
            durable_.pass(pass->days);
        } else if (const auto* delivery = std::get_if<model::deliver>(&what)) {
            settle(plain_.store(), *delivery);
            settle(durable_.store(), *delivery);
        } else {
            return perform(plain_.command_for(what));
        }
        return compare_states();
    }

    std::string perform(const sealed_command& command) {
        const auto one = plain_.perform(command);
        const auto other = durable_.perform(command);
        if (one.key_used != other.key_used) return "whether the data key is used";
        const auto answers = differing(shown(one.answer), shown(other.answer));
        return answers.empty() ? compare_states() : answers;
    }

private:
    // A tag is made of digests: under another epoch it is another.
    std::string shown(answer given) const {
        if (rotating_ && given.what) given.what->tag.clear();
        return as_text(given);
    }

    static std::string differing(const std::string& plain, const std::string& durable) {
        if (plain == durable) return {};
        return "in memory:\n" + plain + "\ndurable:\n" + durable;
    }

    std::string compare_states() {
        const auto today = durable_.today();
        return differing(
            state_of(plain_.store(), today, durable_.keys()),
            state_of(durable_.store(), today, durable_.keys())
        );
    }

    template <class Store>
    static void settle(Store& store, const model::deliver& what) {
        const std::string name(word(what.to));
        const auto count = static_cast<std::size_t>(what.count);
        std::vector<ports::settlement> settled;
        using fate = ports::settlement::state;
        for (const auto& each : run_coroutine(store.owed(name, 0, count)).value()) {
            const auto becomes = each.contact_gone ? fate::suppressed
                                 : what.refused    ? fate::dead
                                                   : fate::delivered;
            settled.push_back({each.number, becomes, {}, {}});
        }
        run_coroutine(store.settle(std::move(settled))).value();
    }

    bool rotating_;
    gateway plain_;
    durable durable_;
};

class pair_of_stores {
public:
    pair_of_stores(std::uint64_t seed, bool rotating)
        : random_(seed), draws_(seed, verbs()), rotating_(rotating) {}

    /// Empty where they do not differ.
    std::string live_through_one(stores_result& so_far) {
        const auto start = draws_.start();
        side_by_side both(start, rotating_);
        model::world world;
        world.today = start;
        world.area = area_of;
        std::string past;
        for (int i = 0; i < steps_in_a_history; ++i, ++so_far.steps) {
            const auto step = draws_.next(world);
            past += "  " + describe(step) + '\n';
            for (auto times = random_() % 4; times > 0; --times)
                both.turn_some(random_);
            auto amiss = both.take(step);
            model::apply(world, step);
            if (amiss.empty() && random_() % 8 == 0) amiss = both.perform(inspection());
            if (!amiss.empty()) return past + amiss;
        }
        so_far.rotations += both.rotations();
        return {};
    }

private:
    sealed_command inspection() {
        const auto region = static_cast<model::region>(random_() % model::region_count);
        const auto child = static_cast<int>(random_() % 5);
        return support::inspection(
            std::string(word(region)),
            child,
            static_cast<requester>(random_() % 3),
            random_() % 2 == 0 ? "" : code_of(places.at(random_() % places.size()))
        );
    }

    std::mt19937_64 random_;
    drawing draws_;
    bool rotating_;
};

} // namespace

stores_result compare_stores(std::uint64_t seed, int histories, bool rotating) {
    stores_result result;
    pair_of_stores both(seed, rotating);
    for (int i = 0; i < histories && result.amiss.empty(); ++i)
        result.amiss = both.live_through_one(result);
    return result;
}

} // namespace kruispunt::simulation
