#pragma once

#include "adapters/sisa/commands.hpp"

#include <string>
#include <string_view>

namespace kruispunt::adapters::sisa {

/// SISA's bulk loads (SISA-10): a signLk01 a line, answered by `referentienummer;Bv03` or
/// `referentienummer;Fo03;CODE veld`. Immutable; any thread.
class records final : public ports::record_reader {
public:
    /// `reads` must outlive this. `target` is where loads are sent.
    records(const commands& reads, std::string target)
        : commands_(reads), target_(std::move(target)) {}

    bool takes(std::string_view target) const override { return target == target_; }

    /// A message other than signLk01 has no place here, and neither has a referentienummer with a
    /// semicolon, which no answer could repeat.
    ports::decoded_message
    decode_record(std::string_view line, std::string_view oin) const override;

    std::string encode_record_reply(const ports::correspondence& to, const domain::answer& answer)
        const override;

    std::string encode_total(std::uint64_t taken, std::uint64_t refused) const override;
    ports::http_response encode_head() const override;

private:
    const commands& commands_;
    std::string target_;
};

} // namespace kruispunt::adapters::sisa
