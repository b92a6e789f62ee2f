#include "tests/simulation/driver/drawing.hpp"

#include "tests/simulation/driver/places.hpp"

#include <algorithm>

namespace kruispunt::simulation {

namespace {

using model::region;

constexpr int children = 5;
constexpr int organisations = 5;
constexpr int ids = 5;

bool gives_bsn_only(region of) {
    return of == region::multisignaal;
}

bool always_gives_bsn(region of) {
    return of == region::esar || of == region::multisignaal;
}

bool gives_place(region of) {
    return of == region::esar || of == region::midden_nederland;
}

} // namespace

drawing::drawing(std::uint64_t seed, const verbs& on) : random_(seed), on_(on) {}

int drawing::below(int bound) {
    return static_cast<int>(random_() % static_cast<std::uint64_t>(bound));
}

bool drawing::once_in(int times) {
    return below(times) == 0;
}

model::day drawing::start() {
    using namespace std::chrono;
    return sys_days(2026y / January / 1) + days(below(1500));
}

model::remark drawing::remark() {
    const int drawn = below(20);
    if (drawn < 2) return model::remark::administrative;
    return drawn == 2 ? model::remark::identity : model::remark::none;
}

region drawing::any_region() {
    return static_cast<region>(below(model::region_count));
}

std::optional<model::signal_key> drawing::any_held(const model::world& in) {
    std::vector<model::signal_key> held;
    for (const auto& [key, each] : in.all)
        if (each.state != model::life::gone) held.push_back(key);
    if (held.empty()) return std::nullopt;
    return held.at(static_cast<std::size_t>(below(static_cast<int>(held.size()))));
}

/// Children of all ages, one of them nearly grown up, one born on a leap day.
model::birth drawing::birth_of(int child) {
    constexpr model::birth births[children] = {
        {2016, 5, 17}, {2004, 2, 29}, {2007, 11, 3}, {2012, 1, 1}, {2005, 8, 30}};
    return births[child];
}

model::birth drawing::drawn_birth(int child) {
    auto born = birth_of(child);
    if (once_in(8)) born.year += 1 + below(2);
    if (once_in(8)) born.date = 0;
    if (born.date == 0 && once_in(3)) born.month = 0;
    if (once_in(60)) born.year = 1990;
    if (born.month == 2 && born.year % 4 != 0) born.date = std::min(born.date, 28U);
    return born;
}

/// Two families; one child has a parent in each.
std::vector<int> drawing::parents_of(int child) {
    std::vector<int> parents;
    if (!on_.family || once_in(3)) return parents;
    parents.push_back(child < 3 ? 0 : 1);
    if (child == 2) parents.push_back(1);
    if (child == 4 && once_in(2)) parents.push_back(2);
    return parents;
}

std::optional<int> drawing::drawn_place(region of) {
    if (!gives_place(of) || once_in(3)) return std::nullopt;
    return places.at(static_cast<std::size_t>(below(static_cast<int>(places.size()))));
}

model::day drawing::drawn_date(const model::world& in) {
    const int drawn = below(40);
    if (drawn == 0) return in.today + std::chrono::days(1 + below(3));
    if (drawn < 3) return in.today - std::chrono::days(728 + below(2600));
    if (drawn < 12) return in.today - std::chrono::days(below(729));
    return in.today - std::chrono::days(below(20));
}

model::content drawing::drawn_content(const model::world& in, region of) {
    const int child = below(children);
    model::content told;
    if (always_gives_bsn(of) || !once_in(4)) told.child = child;
    if (!gives_bsn_only(of)) {
        told.born = drawn_birth(child);
        if (!once_in(6)) told.given_name = once_in(5) ? child + 100 : child;
    }
    told.parents = parents_of(child);
    told.organisation = 1 + below(organisations);
    told.phone = of == region::sisa ? 1 + below(2) : below(3);
    if (of != region::sisa) told.reporter = 1 + below(2);
    told.municipality = drawn_place(of);
    told.dated = drawn_date(in);
    return told;
}

model::step drawing::give_new(const model::world& in) {
    const model::signal_key who{any_region(), 1 + below(ids)};
    if (in.held(who) != nullptr) return correct(in);
    return model::give{who, drawn_content(in, who.of), remark(), once_in(12)};
}

model::step drawing::repeat(const model::world& in) {
    const auto who = any_held(in);
    if (!who) return give_new(in);
    return model::give{*who, in.held(*who)->told, model::remark::none, once_in(2)};
}

void drawing::correct_person(region of, model::content& told) {
    const int child = told.child.value_or(below(children));
    told.parents = parents_of(child);
    if (gives_bsn_only(of)) return;
    told.born = drawn_birth(child);
    told.given_name = once_in(3) ? child + 100 : child;
}

void drawing::correct_contact(region of, model::content& told) {
    switch (below(4)) {
    case 0:
        told.organisation = 1 + below(organisations);
        break;
    case 1:
        told.phone = 1 + below(3);
        break;
    case 2:
        if (of != region::sisa) told.reporter = 1 + below(3);
        break;
    default:
        told.municipality = drawn_place(of);
    }
}

void drawing::correct_identity(region of, model::content& told) {
    if (!always_gives_bsn(of) && once_in(4))
        told.child.reset();
    else
        told.child = below(children);
}

model::step drawing::correct(const model::world& in) {
    const auto who = any_held(in);
    if (!who) return give_new(in);
    const auto& known = *in.held(*who);
    model::give what{*who, known.told, remark(), once_in(2)};
    switch (below(5)) {
    case 0:
        correct_person(who->of, what.told);
        break;
    case 1:
        correct_identity(who->of, what.told);
        if (!once_in(6)) what.why = model::remark::identity;
        break;
    case 2:
        // The contract leaves open what a new day makes of a signal that is inactive already.
        if (known.state != model::life::inactive) what.told.dated = drawn_date(in);
        break;
    default:
        correct_contact(who->of, what.told);
    }
    return what;
}

model::step drawing::withdraw(const model::world& in) {
    auto who = any_held(in);
    if (!who || once_in(10)) who = model::signal_key{any_region(), 1 + below(ids)};
    constexpr model::withdrawal reasons[] = {
        model::withdrawal::mistake,
        model::withdrawal::objection_upheld,
        model::withdrawal::other,
        model::withdrawal::other};
    auto reason = reasons[below(4)];
    if (on_.elsewhere && once_in(10)) reason = model::withdrawal::deceased;
    const auto why = once_in(10) ? model::remark::administrative : model::remark::none;
    return model::withdraw{*who, reason, why};
}

model::step drawing::close(const model::world& in) {
    auto who = any_held(in);
    if (!who || once_in(10)) who = model::signal_key{any_region(), 1 + below(ids)};
    const auto why = once_in(10) ? model::remark::administrative : model::remark::none;
    return model::close{*who, why};
}

model::step drawing::relocate(const model::world& in) {
    const auto who = any_held(in);
    if (!who) return give_new(in);
    const auto place = places.at(static_cast<std::size_t>(below(static_cast<int>(places.size()))));
    const auto on = in.today + std::chrono::days(once_in(15) ? 1 : -below(15));
    const auto why = once_in(10) ? model::remark::administrative : model::remark::none;
    return model::relocate{*who, place, on, why};
}

model::step drawing::update(const model::world& in) {
    std::vector<model::bond> matches;
    std::copy_if(
        in.bonds.begin(),
        in.bonds.end(),
        std::back_inserter(matches),
        [](const model::bond& each) { return each.is_match(); }
    );
    if (matches.empty()) return give_new(in);
    const auto& match =
        matches.at(static_cast<std::size_t>(below(static_cast<int>(matches.size()))));
    const auto who = once_in(2) && match.other.of != region::sisa ? match.other : match.one;
    if (who.of == region::sisa) return give_new(in);
    model::update what{who, match.opposite(who), {}, {}, once_in(2)};
    if (once_in(2)) what.consent = below(3);
    if (once_in(2)) what.lead = below(3);
    return what;
}

model::step drawing::object_or_decide(const model::world& in) {
    for (const auto& [key, each] : in.all)
        if (each.frozen && each.state != model::life::gone && once_in(2))
            return model::decide{key, once_in(2)};
    auto who = any_held(in);
    if (!who || once_in(10)) who = model::signal_key{any_region(), 1 + below(ids)};
    if (once_in(20)) return model::decide{*who, once_in(2)};
    return model::object{*who, static_cast<model::requester>(below(3))};
}

model::step drawing::pass() {
    const int days = once_in(6) ? 200 + below(900) : 1 + below(60);
    return model::pass{days, once_in(4)};
}

model::step drawing::deliver() {
    return model::deliver{any_region(), 1 + below(12), once_in(6)};
}

model::step drawing::next(const model::world& in) {
    const int drawn = below(100);
    if (drawn < 30) return give_new(in);
    if (drawn < 35) return repeat(in);
    if (drawn < 58) return correct(in);
    if (drawn < 66) return withdraw(in);
    if (drawn < 71) return close(in);
    if (drawn < 79) return on_.moves ? relocate(in) : correct(in);
    if (drawn < 84) return on_.updates ? update(in) : give_new(in);
    if (drawn < 87) return on_.objections ? object_or_decide(in) : give_new(in);
    if (drawn < 92) return on_.time ? pass() : correct(in);
    return deliver();
}

} // namespace kruispunt::simulation
