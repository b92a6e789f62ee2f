#pragma once

#include "conformance/gateways/kernel/act.hpp"
#include "conformance/gateways/xml/fields.hpp"

#include <string>

namespace kruispunt::conformance::gateways::sisa {

/// A whole signal with its id.
struct given_signal {
    std::string id;
    kernel::content says;
};

/// Reads an `object` of `T` or `W` (SISA-00.7, SISA-00.8, SISA-02). `stuf`: StUF's namespace as the
/// message has it.
given_signal read_signal(xml::fields& from, const std::string& stuf);

/// What an `object` of `V` says (SISA-02.5, SISA-02.6).
struct signal_end {
    std::string id;
    std::string reason;
    bool goes_well = false;
};

signal_end read_end(xml::fields& from);

/// Reads the `object` of `verhLk01` (SISA-06).
kernel::relocate read_move(xml::fields& from);

/// Reads the `object` of `inzgLv01` (SISA-07).
kernel::inspect read_inspection(xml::fields& from);

} // namespace kruispunt::conformance::gateways::sisa
