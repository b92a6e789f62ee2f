#include "tests/simulation/driver/ledger.hpp"

#include <algorithm>

namespace kruispunt::simulation {

namespace {

using model::notice_kind;
using fate = ports::settlement::state;

bool tells_of_another(const model::notice& what) {
    return what.kind == notice_kind::match_begun || what.kind == notice_kind::match_changed ||
           what.kind == notice_kind::history;
}

/// One that tells of a single reporter has nothing left to tell without it.
bool of_one_reporter(const model::notice& what) {
    return what.kind == notice_kind::relocation && what.other;
}

model::signal_key receiver_of(const model::notice& what) {
    return {what.to, what.about};
}

std::int64_t size_of(const std::vector<model::notice>& some) {
    return static_cast<std::int64_t>(some.size());
}

std::map<std::int64_t, outstanding> waiting_anywhere(gateway& of) {
    std::map<std::int64_t, outstanding> waiting;
    for (int region = 0; region < model::region_count; ++region)
        waiting.merge(of.waiting(static_cast<model::region>(region)));
    return waiting;
}

} // namespace

bool ledger::concerned(const entry& each, const model::withheld& by) {
    const auto& other = each.what.other;
    const auto receiver = receiver_of(each.what);
    if (!each.to_past && by.to.contains(receiver)) return true;
    if (!other || each.of_past) return false;
    return by.of.contains(*other) || (!each.to_past && by.pairs.contains({receiver, *other}));
}

/// BEH-10: nothing is told of a frozen signal or to its region, but what makes somebody forget.
bool ledger::held_back(const entry& each, const model::world& in) {
    const auto& what = each.what;
    if (what.kind == notice_kind::match_ended && what.told_wrongly == model::wrongly::yes)
        return false;
    if (!each.to_past && in.frozen(receiver_of(what))) return true;
    return what.other && !each.of_past && in.frozen(*what.other);
}

void ledger::mark(entry& each, const model::outcome& step) {
    if (step.begun) {
        each.to_past = each.to_past || receiver_of(each.what) == *step.begun;
        each.of_past = each.of_past || each.what.other == *step.begun;
    }
    const bool must_go = concerned(each, step.must_go);
    if (tells_of_another(each.what)) each.must_go = each.must_go || must_go;
    if (tells_of_another(each.what) || of_one_reporter(each.what))
        each.may_go = each.may_go || must_go || concerned(each, step.may_go);
}

findings ledger::book(gateway& of, const booking& step) {
    findings amiss;
    for (auto& [number, each] : undelivered_)
        mark(each, step.rules);
    for (const auto& each : step.told)
        undelivered_.emplace(++told_, entry{each}).first->second.told_on = step.today;
    const auto seen = of.count();
    if (seen.notices_queued + seen.notices_dead != size_of_undelivered())
        find_vanished(of.undelivered(), amiss);
    check_counts(of.count(), step, amiss);
    return amiss;
}

std::int64_t ledger::size_of_undelivered() const {
    return static_cast<std::int64_t>(undelivered_.size());
}

void ledger::find_vanished(const std::set<std::int64_t>& kept, findings& amiss) {
    for (auto at = undelivered_.begin(); at != undelivered_.end();) {
        const auto& each = at->second;
        if (kept.contains(at->first)) {
            ++at;
            continue;
        }
        ++withheld_;
        if (!each.may_go) amiss.push_back("owed, and gone unseen: " + describe(each.what));
        at = undelivered_.erase(at);
    }
}

/// What is owed to a region is either what it can take now, or held back by an objection.
void ledger::check_held_back(const rows& waiting, const model::world& in, findings& amiss) {
    for (const auto& [number, each] : undelivered_) {
        if (each.dead) continue;
        const bool held = held_back(each, in);
        if (held && waiting.contains(number))
            amiss.push_back("told while it is frozen: " + describe(each.what));
        if (!held && !waiting.contains(number))
            amiss.push_back("held back, and nothing is frozen: " + describe(each.what));
    }
}

/// Conservation: what was ever owed is in exactly one place; what was suppressed at once lies
/// between what the rules ask for and what they allow.
void ledger::check_counts(const ports::census& seen, const booking& step, findings& amiss) {
    const auto dead = std::count_if(undelivered_.begin(), undelivered_.end(), [](const auto& each) {
        return each.second.dead;
    });
    if (seen.notices_delivered != delivered_ || seen.notices_dead != dead ||
        seen.notices_queued != size_of_undelivered() - dead ||
        told_ != delivered_ + size_of_undelivered() + withheld_)
        amiss.push_back("the counts of notices do not add up");
    const auto fresh = seen.notices_suppressed - suppressed_ - withheld_;
    const auto& [owed, allowed] = step.rules.suppressed;
    const auto least = size_of(owed) - step.unjudged;
    const auto most = size_of(owed) + size_of(allowed) + step.unjudged;
    if (fresh < least || fresh > most)
        amiss.push_back(
            "suppressed " + std::to_string(fresh) + ", by the rules " + std::to_string(least) +
            " to " + std::to_string(most)
        );
    suppressed_ = seen.notices_suppressed - withheld_;
}

void ledger::withhold(gateway& of, std::int64_t number, findings& amiss) {
    const auto& each = undelivered_.at(number);
    if (!each.may_go) amiss.push_back("its contact is gone: " + describe(each.what));
    ++withheld_;
    undelivered_.erase(number);
    of.settle(number, fate::suppressed);
}

/// It arrives, and is counted where it names nobody to reach.
void ledger::arrive(gateway& of, std::int64_t number, const entry& each, model::world& in) {
    const bool nobody = reaches_nobody(in, each.what);
    of.settle(number, fate::delivered, nobody);
    if (nobody) arrive_without_reach(in, each.what, each.told_on);
}

findings ledger::deliver(gateway& of, model::world& in, const model::deliver& what) {
    findings amiss;
    check_held_back(waiting_anywhere(of), in, amiss);
    int left = what.count;
    for (const auto& [number, row] : of.waiting(what.to)) {
        if (left-- == 0) break;
        if (row.contact_gone) {
            withhold(of, number, amiss);
            continue;
        }
        auto& each = undelivered_.at(number);
        if (each.must_go) amiss.push_back("told after it must not: " + describe(each.what));
        each.dead = what.refused;
        if (what.refused) {
            of.settle(number, fate::dead);
            continue;
        }
        arrive(of, number, each, in);
        ++delivered_;
        undelivered_.erase(number);
    }
    return amiss;
}

} // namespace kruispunt::simulation
