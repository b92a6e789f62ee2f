#pragma once

#include "adapters/sdk/mapping.hpp"
#include "gateway/ports/region_adapter.hpp"

#include <string>
#include <variant>

namespace kruispunt::adapters::midden_nederland {

/// Reads the change feed (MN-01, MN-02, MN-05). A mutation that breaks a rule, or is of a kind
/// that is not taken yet (`verhuisd`, `match_bijgewerkt`, `inzage`: WAARDE_ONGELDIG, `soort`), is
/// in the page as a refused message (MN-04). Immutable; any thread.
class feed final : public ports::feed_reader {
public:
    explicit feed(const ports::adapter_setup& setup);

    ports::http_request next_poll(std::int64_t cursor) const override;

    std::variant<ports::feed_page, ports::feed_fault> decode_page(
        const ports::http_response& response, std::int64_t cursor, domain::instant now
    ) const override;

    /// The signal's own path of a field that the rules complain of (COM-27).
    std::string path_of(const std::string& canonical) const;

private:
    std::variant<ports::feed_page, ports::feed_fault>
    read_page(const codec::document& page, std::int64_t cursor) const;
    domain::command read_mutation(codec::node mutation) const;
    void read_act(codec::node signal, const sdk::record& around, domain::command& into) const;

    std::string region_;
    std::string oin_;
    std::string target_;
    std::string rest_of_query_;
    sdk::mapping page_;
    sdk::mapping mutation_;
    sdk::mapping signal_;
    sdk::mapping withdrawal_;
    sdk::mapping closing_;
};

} // namespace kruispunt::adapters::midden_nederland
