#pragma once

#include <string>

namespace kruispunt::domain {

/// The organisation that a professional works for; `oin` tells organisations apart (COM-22).
struct organisation {
    std::string oin; ///< 20 digits
    std::string name;
    std::string phone; ///< the organisation's own number, empty: none given (COM-24)

    friend bool operator==(const organisation&, const organisation&) = default;
};

/// The professional who gave the signal; parts that were absent are empty.
struct professional {
    std::string name;
    std::string function;
    std::string phone;
    std::string email;

    friend bool operator==(const professional&, const professional&) = default;
};

} // namespace kruispunt::domain
