#include "tests/simulation/driver/gateway.hpp"

#include "gateway/domain/reach.hpp"
#include "gateway/federation/admission.hpp"
#include "gateway/federation/use_cases.hpp"
#include "tests/simulation/driver/federation.hpp"
#include "tests/simulation/driver/translation.hpp"
#include "tests/support/run_coroutine.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <utility>

namespace kruispunt::simulation {

namespace {

using namespace domain;
using support::run_coroutine;

federation_policy tampered(federation_policy policy, const tampering& with) {
    if (with) with(policy);
    return policy;
}

reaction refused(const error& failure) {
    return {false, false, std::string(wire_code(failure.code)), failure.field};
}

model::notice_kind kind_of(notice_kind kind) {
    switch (kind) {
    case notice_kind::match_ended:
        return model::notice_kind::match_ended;
    case notice_kind::verify_identity:
        return model::notice_kind::verify_identity;
    case notice_kind::match_changed:
        return model::notice_kind::match_changed;
    case notice_kind::signal_expires:
        return model::notice_kind::expires;
    case notice_kind::signal_lapsed:
        return model::notice_kind::lapsed;
    case notice_kind::child_moved:
        return model::notice_kind::moved;
    case notice_kind::relocation:
        return model::notice_kind::relocation;
    case notice_kind::history:
        return model::notice_kind::history;
    case notice_kind::reminder:
        return model::notice_kind::reminder;
    default:
        return model::notice_kind::match_begun;
    }
}

bool tells_place(model::notice_kind kind) {
    return kind == model::notice_kind::match_begun || kind == model::notice_kind::moved ||
           kind == model::notice_kind::relocation;
}

bool tells_reason(model::notice_kind kind) {
    return kind == model::notice_kind::match_ended || kind == model::notice_kind::lapsed;
}

model::bond_kind kind_of(match_kind kind) {
    switch (kind) {
    case match_kind::family:
        return model::bond_kind::family;
    case match_kind::bsn_clash:
        return model::bond_kind::clash;
    default:
        return model::bond_kind::child;
    }
}

} // namespace

gateway::gateway(model::day start, const tampering& with)
    : policy_(tampered(four_regions(), with)), clock_(start + in_the_morning),
      store_(policy_, ids_, clock_),
      sweeps_(
          {store_, births_, keys_at_rest_, store_, clock_, watch_, alarms_, {}, {}},
          support::loop_of_this_thread().get_executor()
      ) {}

domain::result<std::optional<birth_date>> birth_dates::birth_date_of(const sealed_identity& identity
) {
    if (identity.bytes.empty()) return std::optional<birth_date>();
    return std::optional(birth_date::parse(identity.bytes).value());
}

void gateway::pass(int days) {
    clock_.set(amsterdam_day(clock_.now()) + std::chrono::days(days) + in_the_morning);
    sweep();
}

void gateway::sweep() {
    const bool finished = run_coroutine(sweeps_.round());
    if (!finished) throw std::logic_error("a sweep could not be finished");
}

reaction gateway::carry_out(const model::step& what) {
    const auto done = perform(command_for(what));
    if (!done.answer.what) return refused(done.answer.what.error());
    return {true, done.answer.what->what == outcome::effect::unchanged, {}, {}};
}

sealed_command gateway::command_for(const model::step& what) {
    if (const auto* given = std::get_if<model::give>(&what)) return given_as(*given);
    if (const auto* withdrawn = std::get_if<model::withdraw>(&what)) return sealed(*withdrawn);
    if (const auto* closed = std::get_if<model::close>(&what)) return sealed(*closed);
    if (const auto* moved = std::get_if<model::relocate>(&what)) return sealed(*moved);
    if (const auto* said = std::get_if<model::update>(&what)) return said_of_match(*said);
    if (const auto* objected = std::get_if<model::object>(&what)) return objection_to(*objected);
    if (const auto* decided = std::get_if<model::decide>(&what))
        return sealed(*decided, objections_[decided->who]);
    throw std::logic_error("no verb of the gateway's: " + describe(what));
}

sealed_command gateway::given_as(const model::give& what) {
    const auto command = in_the_clear(what);
    const auto now = clock_.now() + a_step;
    auto warnings = federation::admit(command, policy_.of(command.region), now);
    auto act = sealed(what);
    if (!warnings) act.act = refused_message{warnings.error()};
    return act;
}

sealed_command gateway::said_of_match(const model::update& what) {
    uuid match{};
    for (const auto& each : store_.open()) {
        const auto first = key_of(each.first);
        const auto second = key_of(each.second);
        const bool meant = std::pair(first, second) == std::pair(what.who, what.other) ||
                           std::pair(second, first) == std::pair(what.who, what.other);
        if (meant) match = each.id;
    }
    return sealed(what, match);
}

/// The exchange would have the vault read the birth date of the signal that is there.
sealed_command gateway::objection_to(const model::object& what) {
    std::int64_t read_with = 0;
    std::optional<int> age;
    const auto reference = reference_of(what.who);
    for (const auto& each : store_.held()) {
        if (each.region != word(what.who.of) || each.reference != reference) continue;
        read_with = each.data_key;
        const auto identity = run_coroutine(store_.identity_of(each.key)).value();
        const auto born = births_.birth_date_of(identity.value()).value();
        if (born) age = born->age_on(amsterdam_day(clock_.now()));
    }
    return sealed(what, read_with, age);
}

ports::acted gateway::perform(const sealed_command& command) {
    clock_.advance(a_step);
    auto done = run_coroutine(store_.execute({federation::use_case_for(command), command})).value();
    learn_numbers();
    if (done.answer.what && done.answer.what->objection)
        objections_[key_from(command.region, done.answer.what->reference)] =
            done.answer.what->objection->id;
    return done;
}

void gateway::learn_numbers() {
    for (const auto& each : store_.held())
        keys_.emplace(each.number, key_from(each.region, each.reference));
}

model::signal_key gateway::key_of(signal_number number) const {
    return keys_.at(number);
}

model::notice gateway::translated(const notice& told) const {
    model::notice out;
    const auto own = key_from(told.region, told.reference);
    out.to = own.of;
    out.about = own.id;
    out.kind = kind_of(told.kind);
    if (told.other != 0 || told.far != 0)
        out.other = key_of(told.other != 0 ? told.other : told.far);
    if (tells_reason(out.kind))
        out.reason = told.reason == end_reason::withdrawn ? model::end_reason::withdrawn
                                                          : model::end_reason::expired;
    out.told_wrongly = told.wrongful ? model::wrongly::yes : model::wrongly::no;
    if (tells_place(out.kind) && !told.municipality.empty())
        out.place = std::stoi(told.municipality);
    return out;
}

/// COM-22: both sides learn the one id of their match, and of which kind it is.
void gateway::must_name_its_match(const notice& told) const {
    const std::set<signal_number> sides{told.about, told.other};
    for (const auto& each : store_.open())
        if (each.id == told.match && each.kind == told.kind_of_match &&
            std::set<signal_number>{each.first, each.second} == sides)
            return;
    throw std::logic_error("a notice names another match than the one that was made");
}

std::vector<model::notice> gateway::newly_told() {
    std::vector<model::notice> out;
    for (const auto& each : store_.told(told_)) {
        if (each.kind == notice_kind::match_made) must_name_its_match(each);
        out.push_back(translated(each));
    }
    told_ += out.size();
    return out;
}

std::map<model::signal_key, stored_signal> gateway::held() const {
    std::map<model::signal_key, stored_signal> out;
    for (auto& each : store_.held())
        out.emplace(key_of(each.number), std::move(each));
    return out;
}

std::set<model::bond> gateway::open() {
    std::set<model::bond> out;
    for (const auto& each : store_.open()) {
        const auto [one, other] = std::minmax({key_of(each.first), key_of(each.second)});
        const bool fresh = out.insert({one, other, kind_of(each.kind), 0, 0}).second;
        if (!fresh) throw std::logic_error("one bond stands open twice");
    }
    return out;
}

std::map<std::int64_t, outstanding> gateway::waiting(model::region to) {
    std::map<std::int64_t, outstanding> out;
    const auto all =
        run_coroutine(store_.owed(std::string(word(to)), 0, std::numeric_limits<std::size_t>::max())
        )
            .value();
    for (const auto& each : all)
        out.emplace(each.number, outstanding{translated(each.notice), each.contact_gone});
    return out;
}

void gateway::settle(std::int64_t number, ports::settlement::state becomes, bool without_reach) {
    const std::string counted = std::string(without_reach_counter) + "/sisa";
    run_coroutine(store_.settle({{number, becomes, {}, {}, without_reach ? counted : ""}})).value();
}

std::vector<statistics::published_month>
gateway::tables_from(std::optional<statistics::calendar_month> first) {
    const auto there = run_coroutine(store_.frozen()).value();
    if (!there) return {};
    return run_coroutine(store_.tables({first.value_or(there->first), there->last})).value();
}

ports::census gateway::count() {
    return run_coroutine(store_.count()).value();
}

} // namespace kruispunt::simulation
