#pragma once

#include "gateway/domain/region_policy.hpp"
#include "gateway/portal/answers.hpp"
#include "gateway/portal/call.hpp"
#include "gateway/ports/enactor.hpp"
#include "gateway/ports/region_store.hpp"

#include <string>

namespace kruispunt::portal {

/// What the page works with; all of it must outlive it.
struct match_parts {
    ports::region_store& store;
    ports::enactor& commands;
    const domain::federation_policy& policy;
};

/// `GET /matches/{id}/mededeling?regio=`: what that region would be sent of the match now, and
/// which rule withholds the rest. An operator sees an organisation as the region would; of a
/// professional, and of who leads, only that it would be told. Audited. Any thread.
class match_page {
public:
    explicit match_page(const match_parts& parts) : parts_(parts) {}

    ports::task<ports::http_response> show(call c);

private:
    ports::task<ports::http_response>
    disclosed(ports::match_standing match, domain::uuid id, std::string region);

    match_parts parts_;
};

} // namespace kruispunt::portal
