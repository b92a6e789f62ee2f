#include "tests/simulation/driver/places.hpp"

#include <cstdlib>

namespace kruispunt::simulation {

std::optional<model::region> area_of(int place) {
    switch (place) {
    case 34:
    case 50:
        return model::region::esar;
    case 363:
        return model::region::multisignaal;
    case 599:
        return model::region::sisa;
    case 344:
    case 307:
        return model::region::midden_nederland;
    default:
        return std::nullopt;
    }
}

std::optional<domain::municipal_area> area_of_code(const std::string& code, domain::day) {
    const auto area = area_of(std::atoi(code.c_str()));
    return domain::municipal_area{code, area ? std::string(word(*area)) : std::string()};
}

std::string code_of(int place) {
    const auto digits = std::to_string(place);
    return std::string(4 - digits.size(), '0') + digits;
}

} // namespace kruispunt::simulation
