#pragma once

#include "conformance/suite/catalogue/catalogue.hpp"
#include "conformance/wire/http.hpp"

#include <filesystem>

namespace kruispunt::conformance::suite::serving {

/// A recorded run as it stands in its folder at each request: `/` the page, `/report.json`,
/// `/junit.xml`, `/earl.jsonld`, `/summary.md`. Nothing is written, and nothing else of the machine
/// is shown.
class run_pages {
public:
    run_pages(catalogue::catalogue all, std::filesystem::path folder);

    /// GET to a name of this machine itself: a page of elsewhere cannot have its reader's
    /// browser look here under a name of its own.
    wire::response answer(const wire::request& asked) const;

private:
    catalogue::catalogue all_;
    std::filesystem::path folder_;
};

} // namespace kruispunt::conformance::suite::serving
