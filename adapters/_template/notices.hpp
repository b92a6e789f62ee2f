#pragma once

#include "adapters/sdk/mapping.hpp"
#include "gateway/ports/region_adapter.hpp"

#include <string>

namespace kruispunt::adapters::_template {

/// What the region is told. Immutable; any thread.
class notices {
public:
    explicit notices(const ports::adapter_setup& setup);

    /// A notice of any kind. Of a match and its end the region gets a message of its own; of
    /// whatever else, that there is something to look at on its signal.
    ports::http_request encode(const domain::disclosure& disclosure) const;

private:
    std::string target_;
    sdk::mapping match_;
    sdk::mapping ended_;
    sdk::mapping other_;
};

/// What the region's answer to a notice means.
ports::receipt read_receipt(const ports::http_response& response);

} // namespace kruispunt::adapters::_template
