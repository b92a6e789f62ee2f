#pragma once

#include "tests/simulation/driver/gateway.hpp"
#include "tests/simulation/model/world.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace kruispunt::simulation {

using findings = std::vector<std::string>;

/// What one step came to.
struct booking {
    const model::outcome& rules;
    const std::vector<model::notice>& told; ///< by the gateway
    std::int64_t unjudged = 0;              ///< suppressed notices that this run does not judge
    model::day today{};
};

/// Follows every notice from when it was owed: it is delivered, queued, held back, dead or
/// suppressed, and held back or suppressed only where a rule says so (COM-31, COM-32, BEH-10).
class ledger {
public:
    /// Books what a step made owed and what it took away, and says what is amiss.
    findings book(gateway& of, const booking& step);

    /// Lets a region take the oldest notices owed to it.
    findings deliver(gateway& of, model::world& in, const model::deliver& what);

private:
    struct entry {
        model::notice what;
        bool must_go = false; ///< must not be told any more
        bool may_go = false;  ///< need not be told any more
        bool dead = false;
        bool to_past = false; ///< the receiver's id names another signal by now
        bool of_past = false; ///< the other's does
        model::day told_on{};
    };

    using rows = std::map<std::int64_t, outstanding>;

    std::int64_t size_of_undelivered() const;
    static bool concerned(const entry& each, const model::withheld& by);
    static bool held_back(const entry& each, const model::world& in);
    static void mark(entry& each, const model::outcome& step);
    void find_vanished(const std::set<std::int64_t>& kept, findings& amiss);
    void check_held_back(const rows& waiting, const model::world& in, findings& amiss);
    void check_counts(const ports::census& seen, const booking& step, findings& amiss);
    void withhold(gateway& of, std::int64_t number, findings& amiss);
    static void arrive(gateway& of, std::int64_t number, const entry& each, model::world& in);

    std::map<std::int64_t, entry> undelivered_;
    std::int64_t told_ = 0;
    std::int64_t delivered_ = 0;
    std::int64_t withheld_ = 0;   ///< suppressed after they were owed
    std::int64_t suppressed_ = 0; ///< by the gateway's count, all of them
};

} // namespace kruispunt::simulation
