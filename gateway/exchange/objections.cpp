#include "gateway/exchange/objections.hpp"

#include "gateway/federation/use_cases.hpp"

#include <utility>

namespace kruispunt::exchange {

namespace {

using namespace domain;
using ports::task;

// A signal may be corrected between the reading of its birth date and the commit; so often it is
// read again.
constexpr int readings_at_most = 3;

ports::act act_of(sealed_command command) {
    const use_case decides = federation::use_case_for(command);
    return {decides, std::move(command)};
}

bool try_again(const result<outcome>& what) {
    return !what && what.error().code == errc::temporarily_unavailable;
}

} // namespace

answer objections::refusal(error failure) {
    return {std::move(failure), parts_.clock.now(), parts_.ids.next()};
}

// Under each epoch that it was sealed under; the newest once more, where it got that meanwhile.
task<result<std::optional<sealed_identity>>> objections::identity_of(const sealed_command& asked) {
    std::vector<digest> keys{asked.signal_key};
    for (const epoch_form& form : asked.other_forms)
        keys.push_back(form.signal_key);
    if (keys.size() > 1) keys.push_back(asked.signal_key);
    for (const digest& key : keys) {
        auto found = co_await parts_.oversight.identity_of(key);
        if (!found || *found) co_return found;
    }
    co_return std::optional<sealed_identity>();
}

// With the child's age, as far as the signal that is there tells it.
task<result<sealed_command>> objections::judged(command asked) {
    auto sealed = parts_.vault.seal(asked);
    if (!sealed) co_return sealed.error();
    const auto identity = co_await identity_of(*sealed);
    if (!identity) co_return identity.error();
    if (!*identity) co_return std::move(*sealed);
    const auto born = parts_.identities.birth_date_of(**identity);
    if (!born) co_return make_error(errc::temporarily_unavailable, {}, born.error().detail);
    auto& objection = std::get<sealed_objection>(sealed->act);
    objection.read_with = (*identity)->data_key;
    if (*born) objection.age = (*born)->age_on(amsterdam_day(parts_.clock.now()));
    co_return std::move(*sealed);
}

task<answer> objections::enter(enter_objection what, std::string region, std::string oin) {
    command asked;
    asked.region = std::move(region);
    asked.oin = std::move(oin);
    asked.act = std::move(what);
    answer given = refusal(make_error(errc::temporarily_unavailable));
    for (int left = readings_at_most; left > 0 && try_again(given.what); --left) {
        auto sealed = co_await judged(asked);
        if (!sealed) {
            given = refusal(sealed.error());
            continue;
        }
        auto done = co_await parts_.store.execute(act_of(std::move(*sealed)));
        if (!done) co_return refusal(done.error());
        given = std::move(done->answer);
    }
    co_return given;
}

task<answer> objections::decide(decide_objection what, std::string region, std::string oin) {
    command asked;
    asked.region = std::move(region);
    asked.oin = std::move(oin);
    asked.act = what;
    auto sealed = parts_.vault.seal(asked);
    if (!sealed) co_return refusal(sealed.error());
    auto done = co_await parts_.store.execute(act_of(std::move(*sealed)));
    if (!done) co_return refusal(done.error());
    co_return std::move(done->answer);
}

} // namespace kruispunt::exchange
