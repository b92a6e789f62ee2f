#pragma once

#include "gateway/portal/answers.hpp"
#include "gateway/portal/call.hpp"
#include "gateway/ports/oversight_store.hpp"
#include "gateway/ports/region_store.hpp"
#include "gateway/ports/store.hpp"
#include "gateway/ports/traffic.hpp"

#include <string>

namespace kruispunt::portal {

/// What the pages of the oversight read; all of it must outlive them.
struct oversight_parts {
    ports::oversight_store& oversight;
    ports::region_store& regions;
    ports::store& store;
    ports::traffic& traffic;
};

/// What needs an eye, and what there is to count: by region, signal reference and match id, never a
/// value of a person. Any thread.
class oversight_pages {
public:
    explicit oversight_pages(const oversight_parts& parts) : parts_(parts) {}

    /// `GET /aandacht`: clashes of BSNs (COM-38), corrections of identity (COM-20), matches not
    /// taken up, objections, what stands still; with `?regio=` of that region. Of each list a page;
    /// `?lijst=` gives that list alone, and `na` what follows in it.
    ports::task<ports::http_response> attention(call c);

    /// `GET /niet-opgepakt` (BEH-14), by the page.
    ports::task<ports::http_response> untaken(call c);

    /// `GET /cijfers`: the counts (COM-24, COM-32, COM-34, COM-37, INF-1, BEH-11).
    ports::task<ports::http_response> figures(call c);

private:
    json standing_still(const std::string& region) const;

    oversight_parts parts_;
};

} // namespace kruispunt::portal
