#include "tests/simulation/model/month.hpp"

namespace kruispunt::simulation::model {

month month_of(day of) {
    const std::chrono::year_month_day date(of);
    return date.year() / date.month();
}

int class_of_time(int days) {
    if (days <= 7) return 0;
    if (days <= 30) return 1;
    return days <= 180 ? 2 : 3;
}

std::string describe(const figure_of& of) {
    constexpr const char* words[] = {"signals", "without BSN", "matches", "without reach"};
    std::string text = words[static_cast<std::size_t>(of.what)];
    text += " of " + std::string(word(of.one));
    if (of.other != of.one) text += " and " + std::string(word(of.other));
    if (of.what == figure::matches) text += ", class " + std::to_string(of.time);
    return text;
}

} // namespace kruispunt::simulation::model
