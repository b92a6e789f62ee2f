#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace kruispunt::app {

/// What `mappings/<region>/region.toml` says of a region besides its messages.
struct region_file {
    using settings = std::map<std::string, std::string, std::less<>>;

    std::string name;  ///< the folder's
    std::string title; ///< what people call it; the folder's name where nothing is said
    std::vector<std::string>
        provinces;        ///< where it lies on a map: GR FR DR OV FL GE UT NH ZH ZE NB LI
    std::string protocol; ///< whose adapter speaks it; the region's own name where nothing is said
    std::string oin;      ///< in a sandbox
    bool signs = false;   ///< its messages are signed: a sandbox makes it a certificate for that
    settings options;     ///< the protocol's own, in a sandbox
    settings offline;     ///< the same for what is tried without a gateway; else as in a sandbox
    std::vector<std::string> messages; ///< "METHOD /target" of the requests that bear a message
};

/// Reads the file of one folder; throws std::runtime_error (`file:line: what`).
region_file read_region_file(const std::filesystem::path& folder);

/// All folders that have such a file, by OIN. Throws as above.
std::vector<region_file> find_regions(const std::filesystem::path& mappings);

} // namespace kruispunt::app
