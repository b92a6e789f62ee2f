#include "conformance/population/generator.hpp"

#include "conformance/population/household_drawing.hpp"

#include <utility>

namespace kruispunt::conformance::population {

day default_today() {
    return make_day(2026, 11, 20);
}

boost::system::result<generator, refusal> generate(const settings& from) {
    if (from.size == 0) return refusal{"--size: a population has 1 person at least"};
    if (from.size > largest_size)
        return refusal{
            "--size: there are " + std::to_string(largest_size) +
            " BSNs that begin with 9 and pass the 11-test, and each person needs one; ask for no "
            "more, or make several populations"};
    if (from.today < make_day(2000, 1, 1) || from.today > make_day(2099, 12, 31))
        return refusal{"--today: give a day of the years 2000 to 2099"};
    return generator{from};
}

bool generator::next(household& out) {
    if (made_ == from_.size) return false;
    const auto room = static_cast<std::uint32_t>(from_.size) - made_;
    random_stream random{from_.seed, households_++};
    household made = draw_household(random, bsns_, room, from_.today);
    made.id = households_;
    made_ += static_cast<std::uint32_t>(made.persons.size());
    out = std::move(made);
    return true;
}

} // namespace kruispunt::conformance::population
