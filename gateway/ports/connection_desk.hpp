#pragma once

#include "gateway/domain/error.hpp"
#include "gateway/ports/link_walker.hpp"

#include <string>
#include <vector>

namespace kruispunt::ports {

/// What came of a test of the connection to a region (BEH-12).
struct connection_report {
    enum class state {
        done,      ///< the steps say how it went
        unknown,   ///< no such region takes part
        no_callee, ///< it has no endpoint: it comes to us
        under_way, ///< a test of this region runs already
        too_many   ///< as many tests run as may at once
    };

    connection_report::state what = state::unknown;
    std::string origin; ///< "https://host:port"
    std::vector<link_finding> steps;
};

/// Tests connections to regions where an operator asks for it; nothing is told and nothing is
/// changed at either side. One test a region and a bounded number at once. On the caller's
/// executor, from any thread.
class connection_desk {
public:
    virtual ~connection_desk() = default;

    /// An error where our own store does not say what to ask.
    virtual task<domain::result<connection_report>> test(std::string region) = 0;
};

} // namespace kruispunt::ports
