#pragma once

#include "adapters/sisa/messages.hpp"
#include "gateway/ports/region_adapter.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::adapters::sisa {

/// Makes commands of the region's documents: reads them and judges who sends and who receives
/// (SISA-04, SISA-05), and how a repeat is known (SISA-03). Immutable; any thread.
class commands {
public:
    /// Reads the mapping files in the setup's folder; throws std::runtime_error.
    explicit commands(const ports::adapter_setup& setup);

    /// What the party with `oin` asks with this document; what breaks a rule is a
    /// `refused_message`.
    ports::decoded_message read(std::string_view document, std::string_view oin) const;

    /// Where a message has a canonical field (COM-27).
    std::string path_of(std::string_view canonical) const { return messages_.path_of(canonical); }

private:
    void read_message(codec::node root, ports::decoded_message& into) const;
    domain::error wrong_sender(const std::string& oin) const;

    std::string region_;
    std::string gateway_oin_;
    std::vector<std::string> participants_;
    messages messages_;
};

} // namespace kruispunt::adapters::sisa
