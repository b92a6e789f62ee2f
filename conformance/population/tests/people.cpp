#include "conformance/population/tests/people.hpp"

namespace kruispunt::conformance::population {

std::vector<household> all_households(std::uint64_t seed, std::uint64_t size) {
    auto people = generate({seed, size});
    std::vector<household> all;
    household home;
    while (people->next(home))
        all.push_back(home);
    return all;
}

const std::vector<household>& hundred_thousand() {
    static const std::vector<household> all = all_households(7, 100'000);
    return all;
}

std::string written(writer& form, std::uint64_t seed, std::uint64_t size) {
    auto people = generate({seed, size});
    std::string text;
    household home;
    form.head(people->made_from(), text);
    while (people->next(home))
        form.add(home, text);
    form.foot(text);
    return text;
}

} // namespace kruispunt::conformance::population
