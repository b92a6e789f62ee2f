#pragma once

#include "conformance/suite/catalogue/test.hpp"
#include "conformance/suite/statement/signing_key.hpp"
#include "conformance/text/clock.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::conformance::suite::statement {

/// A key that may sign for a vendor.
struct vendor_key {
    std::string vendor;
    signing_key key;
};

/// A release of the catalogue, and until when reports by it are taken.
struct accepted_catalogue {
    std::string sha256;
    text::instant not_after;
};

/// A program of the suite: its version, and the digests of its builds that are taken.
struct accepted_suite {
    std::string version;
    std::vector<std::string> builds;
};

/// What a vendor was asked to show, and when.
struct given_challenge {
    std::string nonce;
    std::string vendor;
    std::string product;
    std::string protocol;
    std::vector<catalogue::role> roles;
    std::vector<std::string> features; ///< those the product was said to have
    text::instant not_before;
    text::instant not_after;
};

/// What the national body goes by.
struct trust {
    std::vector<vendor_key> keys;
    std::vector<accepted_catalogue> catalogues;
    std::vector<accepted_suite> suites;
    std::vector<given_challenge> challenges;
    std::set<std::string> used; ///< nonces of reports that were taken before
    /// Builds that are never a product: the suite's own reference systems.
    std::set<std::string> reference_builds;
};

/// Reads the body's file. Throws std::runtime_error naming member and rule.
trust read_trust(std::string_view octets);

/// The same file with the nonce under `used`, its members in their order, for a person to read;
/// nothing where it stands there already. Throws as `read_trust` does.
std::optional<std::string> with_used(std::string_view octets, const std::string& nonce);

} // namespace kruispunt::conformance::suite::statement
