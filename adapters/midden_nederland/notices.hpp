#pragma once

#include "adapters/midden_nederland/feed.hpp"
#include "adapters/sdk/mapping.hpp"
#include "gateway/ports/region_adapter.hpp"

#include <string>

namespace kruispunt::adapters::midden_nederland {

/// What is put back to Midden-Nederland (MN-04, MN-06) and what it answers. Immutable; any thread.
class notices {
public:
    /// `names` knows the paths of the feed's fields, for rejections; it must outlive this.
    notices(const ports::adapter_setup& setup, const feed& names);

    ports::http_request encode(const domain::disclosure& disclosure) const;

    ports::receipt read(const ports::http_response& response) const;

private:
    ports::http_request match(const domain::disclosure& disclosure) const;
    ports::http_request end_of_match(const domain::notice& what) const;
    ports::http_request
    message(const domain::disclosure& disclosure, const sdk::mapping& body) const;
    ports::http_request relocation(const domain::disclosure& disclosure) const;
    ports::http_request rejection(const domain::notice& what) const;
    ports::http_request inspection(const domain::disclosure& disclosure) const;

    std::string base_;
    const feed& names_;
    sdk::mapping match_;
    sdk::mapping verify_;
    sdk::mapping expires_;
    sdk::mapping lapsed_;
    sdk::mapping moved_;
    sdk::mapping history_;
    sdk::mapping reminder_;
    sdk::mapping relocation_;
    sdk::mapping rejected_;
    sdk::mapping inspected_;
};

} // namespace kruispunt::adapters::midden_nederland
