#pragma once

#include "conformance/regions/problem.hpp"
#include "conformance/regions/protocol.hpp"

namespace kruispunt::conformance::regions {

/// A region that answers a notice as Multisignaal and Midden-Nederland do: 204, or a problem
/// document.
class json_protocol : public protocol {
public:
    wire::response acknowledge(const std::string& /*stable_id*/) const override {
        return {204, {}, {}};
    }

    wire::response
    refuse(const std::string& /*stable_id*/, const text::finding& why) const override {
        return write_problem(why);
    }

    wire::response unavailable(const std::string& /*stable_id*/) const override {
        return write_problem({"", "TIJDELIJK_NIET_BESCHIKBAAR", "", "try again later"});
    }
};

} // namespace kruispunt::conformance::regions
