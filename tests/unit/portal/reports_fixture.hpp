#pragma once

#include "tests/unit/portal/operators_fixture.hpp"

#include <chrono>
#include <string>

namespace kruispunt::portal {

inline const caller of_coordination{role::coordinator, {}, "coordinator:1/c"};
inline const caller any_vendor{role::vendor, {}, "leverancier:4/v"};

/// A gateway that knows a key of the body, and records for ESAR's region.
class reports_fixture : public operators_fixture {
protected:
    reports_fixture() { body_.configured = 1; }

    static constexpr char of_esar_oin[] = "00000099000000000001";

    /// A record that holds now, and for so long.
    nlohmann::ordered_json statement(std::chrono::hours left = std::chrono::hours(24 * 365)) const {
        const auto now = clock_.now();
        return support::accepted_statement(
            "esar",
            of_esar_oin,
            domain::to_rfc3339(now - std::chrono::hours(1)),
            domain::to_rfc3339(now + left)
        );
    }

    static std::string record_of(const nlohmann::ordered_json& statement) {
        return support::sealed_record(statement, &support::as_signed);
    }

    got hand_in(const std::string& record, const caller& who = of_coordination) {
        return ask_as(who, "POST", "conformiteitsrapporten", record);
    }

    got listed(const caller& who = of_coordination) {
        return ask_as(who, "GET", "conformiteitsrapporten");
    }
};

} // namespace kruispunt::portal
