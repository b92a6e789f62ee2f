#pragma once

#include <string>
#include <vector>

namespace kruispunt::portal {

/// What is known of a region that takes part from configuration alone.
struct member_facts {
    std::string region;
    std::string name; ///< for people; empty: the region's own
    std::string oin;
    std::string protocol;
    std::string protocol_version;
    std::string host;                   ///< of its endpoint; empty: it comes itself
    std::vector<std::string> provinces; ///< two letters each
    bool only_called = false;           ///< its feed is read: it calls nobody
};

} // namespace kruispunt::portal
