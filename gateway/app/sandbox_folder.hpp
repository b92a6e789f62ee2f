#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace kruispunt::app {

/// What a sandbox is made from.
struct sandbox_plan {
    std::filesystem::path folder;
    std::filesystem::path mappings;
    std::string listen = "127.0.0.1:0";
    std::map<std::string, std::string, std::less<>> urls;     ///< a region's endpoint by its name
    std::map<std::string, std::string, std::less<>> controls; ///< a reference region's control
};

/// Makes a ready-to-run folder: `kruispunt.toml`, `pki/` with a throw-away authority and every
/// party's certificate, `data/` with a new key ring. Gives the regions that it found under the
/// mappings. Throws std::runtime_error where the folder holds a sandbox already, or a URL is given
/// for a region that has no mappings.
std::vector<std::string> make_sandbox(const sandbox_plan& plan);

} // namespace kruispunt::app
