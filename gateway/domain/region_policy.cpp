#include "gateway/domain/region_policy.hpp"

#include <array>

namespace kruispunt::domain {

std::string_view field_name(disclosed_field field) {
    constexpr std::array<std::string_view, static_cast<std::size_t>(disclosed_field::count)> names{
        "organisation.oin",
        "organisation.name",
        "organisation.phone",
        "reporter.name",
        "reporter.function",
        "reporter.phone",
        "reporter.email",
        "consent",
        "coordinator"};
    return names.at(static_cast<std::size_t>(field));
}

} // namespace kruispunt::domain
