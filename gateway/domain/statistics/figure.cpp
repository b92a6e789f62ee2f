#include "gateway/domain/statistics/figure.hpp"

namespace kruispunt::domain::statistics {

namespace {

constexpr figure under_five{0, smallest_told - 1};

} // namespace

figure told(std::int64_t count) {
    return count < smallest_told ? under_five : figure{count, count};
}

figure told_part(std::int64_t count, const figure& whole) {
    return is_small(whole) ? under_five : told(count);
}

figure operator+(const figure& one, const figure& other) {
    return {one.least + other.least, one.most + other.most};
}

bool is_exact(const figure& of) {
    return of.least == of.most;
}

bool is_small(const figure& of) {
    return of == under_five;
}

std::string to_text(const figure& of) {
    if (is_small(of)) return "<5";
    if (is_exact(of)) return std::to_string(of.least);
    return std::to_string(of.least) + " t/m " + std::to_string(of.most);
}

} // namespace kruispunt::domain::statistics
