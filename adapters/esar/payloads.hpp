#pragma once

#include "adapters/esar/place_table.hpp"
#include "adapters/sdk/mapping.hpp"
#include "gateway/codec/document.hpp"
#include "gateway/domain/command.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace kruispunt::adapters::esar {

/// The operation whose answer is a list of matches (ESAR-15).
inline constexpr std::string_view list_matches_operation = "MatchesOpvragen";

/// The operation whose answer is one match as it is now (ESAR-16).
inline constexpr std::string_view update_match_operation = "MatchBijwerken";

/// What a payload asks for.
struct request {
    decltype(domain::command::act) act;
    domain::mutation_reason reason = domain::mutation_reason::none;
    std::string signal_id; ///< empty where it could not be read, or none is meant
};

/// The region's payloads (ESAR-10 to ESAR-17): reads what is asked by the mapping files. Immutable;
/// any thread.
class payloads {
public:
    /// Reads the mapping files and the table of places in that folder; throws std::runtime_error.
    explicit payloads(const std::filesystem::path& mappings);

    /// Whether the contract has such an operation.
    bool knows(std::string_view operation) const;

    /// Reads the payload of a known operation; what breaks a rule is a `refused_message`.
    request read(std::string_view operation, codec::node payload) const;

    /// Where the operation's payload has a canonical field (COM-27).
    std::string path_of(std::string_view operation, std::string_view canonical) const;

private:
    domain::submit_signal read_signal(std::string_view operation, const sdk::record& values) const;
    decltype(domain::command::act)
    act_of(std::string_view operation, const sdk::record& values) const;

    std::map<std::string_view, sdk::mapping> mappings_; ///< by operation
    place_table places_;
};

} // namespace kruispunt::adapters::esar
