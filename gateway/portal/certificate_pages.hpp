#pragma once

#include "gateway/portal/answers.hpp"
#include "gateway/portal/call.hpp"
#include "gateway/ports/certificates.hpp"
#include "gateway/ports/region_store.hpp"

namespace kruispunt::portal {

/// A certificate or list as the pages show it: whose, what for, until when (`dagen`).
json shown(const ports::certificate_forecast& row);

/// Whether it is of what somebody may see: a region's own where they are that region's.
bool concerns(const ports::certificate_forecast& row, const scope& within);

/// `/certificaten`: what ends soon of ours and the members' certificates, authorities and
/// revocation lists, and `POST /certificaten/herlaad`, which has all their files read anew and is
/// audited. Any thread.
class certificate_pages {
public:
    /// Without `dagen` in the query: what ends within so many days.
    static constexpr int usual_days = 90;

    /// Both must outlive the pages.
    certificate_pages(ports::certificate_desk& desk, ports::region_store& store)
        : desk_(desk), store_(store) {}

    ports::task<ports::http_response> list(call c);
    ports::task<ports::http_response> reload(call c);

private:
    ports::certificate_desk& desk_;
    ports::region_store& store_;
};

} // namespace kruispunt::portal
