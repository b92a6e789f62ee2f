#include "gateway/exchange/emptying.hpp"

#include "gateway/federation/use_cases.hpp"

#include <algorithm>
#include <utility>

namespace kruispunt::exchange {

using namespace domain;
using ports::task;

namespace {

/// Says that nobody erases any more, also where the one who asked went away.
class under_way {
public:
    explicit under_way(std::atomic<bool>& flag) : flag_(flag) {}

    ~under_way() { flag_ = false; }

    under_way(const under_way&) = delete;
    under_way& operator=(const under_way&) = delete;

private:
    std::atomic<bool>& flag_;
};

} // namespace

task<result<bool>> emptying::holds_signals(std::string region) {
    const auto first = co_await parts_.held.withdrawals(std::move(region), 0, 1);
    if (!first) co_return first.error();
    co_return !first->empty();
}

task<result<ports::sandbox_holding>> emptying::holding(std::string region) {
    const auto may = co_await may_be_emptied(region);
    if (!may) co_return may.error();
    co_return co_await parts_.held.holding(std::move(region));
}

task<result<void>> emptying::may_be_emptied(const std::string& region) {
    const auto known = co_await parts_.members.memberships();
    if (!known) co_return known.error();
    const auto at = std::find_if(known->begin(), known->end(), [&region](const auto& each) {
        return each.region == region;
    });
    const bool may =
        at != known->end() && at->what.state == member_state::suspended && !at->what.admitted;
    if (!may) co_return make_error(errc::reference_conflict);
    co_return result<void>();
}

task<result<std::int64_t>> emptying::erase_all(std::string region, std::string by) {
    std::int64_t erased = 0;
    std::int64_t after = 0;
    for (;;) {
        const auto may = co_await may_be_emptied(region);
        if (!may) co_return may.error();
        auto found = co_await parts_.held.withdrawals(region, after, batch);
        if (!found) co_return found.error();
        if (found->empty()) co_return erased;
        std::vector<ports::act> acts;
        for (sealed_command& command : *found) {
            after = command.own_row;
            command.oin = by;
            acts.push_back({federation::use_case_for(command), std::move(command)});
        }
        const auto done = co_await parts_.held.erase(std::move(acts));
        if (!done) co_return done.error();
        erased += *done;
    }
}

task<result<std::int64_t>> emptying::erase(std::string region, std::string by) {
    if (under_way_.exchange(true)) co_return make_error(errc::temporarily_unavailable);
    const under_way one_at_a_time(under_way_);
    co_return co_await erase_all(std::move(region), std::move(by));
}

} // namespace kruispunt::exchange
