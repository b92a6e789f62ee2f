#include "gateway/app/shared_files.hpp"

#include <filesystem>
#include <system_error>

namespace kruispunt::app {

std::string default_mappings() {
    namespace fs = std::filesystem;
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    const fs::path installed = program.parent_path().parent_path() / "share/kruispunt/mappings";
    if (!error && fs::is_directory(installed, error)) return installed.string();
    return KRUISPUNT_MAPPINGS;
}

} // namespace kruispunt::app
