#pragma once

#include "conformance/suite/plan/signing.hpp"

#include <string>
#include <string_view>

namespace kruispunt::conformance::suite::statement {

/// Signs as the played parties did, with a key that is made here and now: what such a signature
/// has besides octets that only their keys make is the same. `authority`: the run's, PEM. Throws
/// std::runtime_error where that is no certificate.
class stand_in {
public:
    explicit stand_in(std::string_view authority);

    /// As at that moment.
    plan::signing at(text::instant moment) const;

private:
    std::map<std::string, signatures::credential> signers_;
};

/// A signed message without what no two signings have in common: certificate, digests, signature
/// values, moments, ids.
std::string without_values(std::string_view signed_document);

} // namespace kruispunt::conformance::suite::statement
