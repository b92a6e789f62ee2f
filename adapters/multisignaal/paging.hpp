#pragma once

#include "adapters/sdk/mapping.hpp"
#include "adapters/sdk/request_target.hpp"

#include <string>
#include <vector>

namespace kruispunt::adapters::multisignaal {

/// Which page of a list is asked for (MS-09).
struct page_asked {
    int page = 1;
    int size = 25; ///< 1 to 100
};

/// Reads `pagina` and `paginaGrootte`; what is wrong, and every other parameter, is added to
/// `findings` in the order of the query.
page_asked read_page(const sdk::request_target& target, std::vector<sdk::finding>& findings);

/// The addresses of pages beside one of them; empty where there is no such page.
struct page_links {
    std::string self;
    std::string first;
    std::string previous;
    std::string next;
    std::string last;
};

/// The links of a page of the list at `path`, which holds `total` items on all its pages. A page
/// beyond the last one is empty, and the last one comes before it.
page_links links_of(const page_asked& asked, int total, const std::string& path);

} // namespace kruispunt::adapters::multisignaal
