#pragma once

#include "conformance/gateways/tests/side_world.hpp"

#include <string>

namespace kruispunt::conformance::gateways::tests {

/// A `signLk01` of that number with this in the place of its mutation and objects.
std::string
message(const std::string& number, const std::string& mutation, const std::string& rest);

/// An object of the signal RR-1 on a made-up child; `day` as StUF writes it.
std::string object(const std::string& day, const std::string& phone = "+31105550000");

/// The gateway's side of SISA, and SISA's OIN.
class sisa_world : public side_world {
public:
    static constexpr const char* region_oin = "00000099000000000003";

    explicit sisa_world(mutation::mutation how = {});

    /// As StUF writes it.
    std::string today() const;

    /// A new signal.
    std::string given(const std::string& number = "RR-N-1") const;

    wire::response say(const std::string& body, const std::string& target = "/sisa/v1/berichten");

    /// `Bv03`, or the StUF code and the details of a refusal.
    std::string outcome(const std::string& body) { return told(say(body)); }

    static std::string told(const wire::response& got);
};

} // namespace kruispunt::conformance::gateways::tests
