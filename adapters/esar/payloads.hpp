#pragma once

#include "adapters/esar/place_table.hpp"
#include "adapters/sdk/mapping.hpp"
#include "gateway/codec/document.hpp"
#include "gateway/domain/command.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace kruispunt::adapters::esar {

/// What a payload asks for.
struct request {
    decltype(domain::command::act) act;
    domain::mutation_reason reason = domain::mutation_reason::none;
    std::string signal_id; ///< empty where it could not be read
};

/// Whether the gateway serves an operation (ESAR-10 to ESAR-13), knows it from the contract and
/// refuses it (ESAR-14 to ESAR-17), or has never heard of it.
enum class standing { served, not_served, unknown };

standing standing_of(std::string_view operation);

/// The region's payloads: reads what is asked of a signal by the mapping files. Immutable; any
/// thread.
class payloads {
public:
    /// Reads the mapping files and the table of places in that folder; throws std::runtime_error.
    explicit payloads(const std::filesystem::path& mappings);

    /// Reads the payload of a served operation; what breaks a rule is a `refused_message`.
    request read(std::string_view operation, codec::node payload) const;

    /// Where the operation's payload has a canonical field (COM-27).
    std::string path_of(std::string_view operation, std::string_view canonical) const;

private:
    const sdk::mapping& mapping_of(std::string_view operation) const;
    domain::submit_signal read_signal(std::string_view operation, const sdk::record& values) const;

    sdk::mapping signal_;
    sdk::mapping closing_;
    sdk::mapping withdrawal_;
    place_table places_;
};

} // namespace kruispunt::adapters::esar
