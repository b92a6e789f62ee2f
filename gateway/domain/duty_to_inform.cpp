#include "gateway/domain/duty_to_inform.hpp"

namespace kruispunt::domain {

namespace {

constexpr int young_person_informed_from = 12;
constexpr int young_person_alone_from = 16;

bool fits_age(informed told, int age) {
    if (age < young_person_informed_from)
        return told == informed::parents || told == informed::both;
    if (age < young_person_alone_from) return told == informed::both;
    return told == informed::young_person;
}

} // namespace

bool duty_to_inform_met(const signal_content& signal) {
    if (signal.informed == informed::nobody) return signal.reason.has_value();
    if (!signal.child.birth_date) return true;
    return fits_age(signal.informed, signal.child.birth_date->age_on(signal.date));
}

} // namespace kruispunt::domain
