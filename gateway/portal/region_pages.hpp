#pragma once

#include "gateway/domain/error.hpp"
#include "gateway/portal/answers.hpp"
#include "gateway/portal/call.hpp"
#include "gateway/portal/members.hpp"
#include "gateway/ports/clock.hpp"
#include "gateway/ports/journal.hpp"
#include "gateway/ports/region_store.hpp"
#include "gateway/ports/traffic.hpp"

#include <string>

namespace kruispunt::portal {

/// What the regions' pages work with; all of it must outlive them.
struct region_parts {
    ports::region_store& store;
    ports::traffic& traffic;
    const ports::clock& clock;
    ports::journal& journal;
};

/// `/deelnemers/{regio}/…`: how the regions take part and whether something moves (BEH-11), and an
/// operator's hand on both. Any thread.
class region_pages {
public:
    explicit region_pages(const region_parts& parts) : parts_(parts) {}

    /// `PUT …/{regio}/stand`: normal, maintenance, shadow, with a reason.
    ports::task<ports::http_response> stand(call c);

    /// `POST …/{regio}/hervat`: normal again, also where its lane stopped by itself (MS-22).
    ports::task<ports::http_response> resume(call c);

    /// `POST …/{regio}/stroom/hervat`: a halted feed goes on, with `vanaf` from that number
    /// (MN-05).
    ports::task<ports::http_response> resume_feed(call c);

private:
    ports::task<domain::result<domain::region_mode>> mode_of(std::string region);
    ports::task<domain::result<void>> put(ports::region_standing standing);
    ports::task<ports::http_response> show(std::string region);
    ports::region_standing standing(
        const std::string& region, domain::region_mode mode, std::string reason, std::string by
    ) const;

    region_parts parts_;
};

} // namespace kruispunt::portal
