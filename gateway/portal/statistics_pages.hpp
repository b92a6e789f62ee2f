#pragma once

#include "gateway/domain/region_policy.hpp"
#include "gateway/portal/answers.hpp"
#include "gateway/portal/call.hpp"
#include "gateway/ports/region_store.hpp"
#include "gateway/ports/statistics_store.hpp"

#include <map>
#include <optional>
#include <string>

namespace kruispunt::portal {

/// What the pages of the figures read; all of it must outlive them.
struct statistics_parts {
    ports::statistics_store& statistics;
    ports::region_store& regions;
    const domain::federation_policy& policy;
};

/// What is told of whole months, and of what cannot be matched yet: counts, never of a child
/// (BEH-03, BEH-05; docs/statistics.md). Any thread.
class statistics_pages {
public:
    explicit statistics_pages(const statistics_parts& parts) : parts_(parts) {}

    /// `GET /statistieken?van=YYYY-MM&tot=YYYY-MM`: the months' tables and the sums over them; as
    /// `text/csv` where that is what they accept. Without `tot` to the newest table, without `van`
    /// a year of them.
    ports::task<ports::http_response> tables(call c);

    /// `GET /mogelijke-matches`: none as long as identities are not resolved, and how many signals
    /// bear no BSN: those that are held now, or of the newest month where nothing exact may be
    /// told.
    ports::task<ports::http_response> possible(call c);

    /// `POST /mogelijke-matches/{id}/afwijzen`: 404, as long as there are none.
    ports::task<ports::http_response> dismiss(call c) const;

private:
    /// How many signals bear no BSN, by region: of a month, or of now.
    struct unnumbered {
        std::optional<domain::statistics::calendar_month> of;
        std::map<std::string, domain::statistics::figure> counted;
    };

    ports::task<domain::result<unnumbered>> unnumbered_now(scope within);
    ports::task<domain::result<unnumbered>> unnumbered_of_newest(scope within);

    statistics_parts parts_;
};

} // namespace kruispunt::portal
