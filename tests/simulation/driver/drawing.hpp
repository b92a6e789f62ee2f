#pragma once

#include "tests/simulation/driver/verbs.hpp"
#include "tests/simulation/model/world.hpp"

#include <cstdint>
#include <optional>
#include <random>
#include <vector>

namespace kruispunt::simulation {

/// Draws what might happen next among few children, few organisations and few ids, so that they
/// meet all the time; wrong messages too.
class drawing {
public:
    drawing(std::uint64_t seed, const verbs& on);

    /// A day to begin with, leap years among them.
    model::day start();

    /// The next step, given what is there. Days do not pass where time is off.
    model::step next(const model::world& in);

private:
    int below(int bound);
    bool once_in(int times);
    model::remark remark();
    model::region any_region();
    std::optional<model::signal_key> any_held(const model::world& in);

    model::birth birth_of(int child);
    model::birth drawn_birth(int child);
    std::vector<int> parents_of(int child);
    std::optional<int> drawn_place(model::region of);
    model::day drawn_date(const model::world& in);
    model::content drawn_content(const model::world& in, model::region of);

    void correct_person(model::region of, model::content& told);
    void correct_contact(model::region of, model::content& told);
    void correct_identity(model::region of, model::content& told);

    model::step give_new(const model::world& in);
    model::step repeat(const model::world& in);
    model::step correct(const model::world& in);
    model::step withdraw(const model::world& in);
    model::step close(const model::world& in);
    model::step relocate(const model::world& in);
    model::step update(const model::world& in);
    model::step object_or_decide(const model::world& in);
    model::step pass();
    model::step deliver();

    std::mt19937_64 random_;
    verbs on_;
};

} // namespace kruispunt::simulation
