#include "tests/support/octets_in_files.hpp"

#include <fstream>
#include <functional>
#include <set>

namespace kruispunt::support {

std::string octets_of_file(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary | std::ios::ate);
    if (!in) return {};
    std::string all(static_cast<std::size_t>(in.tellg()), '\0');
    in.seekg(0);
    in.read(all.data(), static_cast<std::streamsize>(all.size()));
    all.resize(static_cast<std::size_t>(in.gcount()));
    return all;
}

octets_in_files::octets_in_files(const std::filesystem::path& folder) {
    // Backwards, so that "store.db-wal" comes before "store.db".
    std::set<std::string, std::greater<>> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        names.insert(entry.path().filename().string());
    for (const std::string& name : names)
        by_name_[name] = octets_of_file(folder / name);
}

std::vector<std::string> octets_in_files::holding(const std::string& octets) const {
    std::vector<std::string> names;
    for (const auto& [name, all] : by_name_)
        if (all.find(octets) != std::string::npos) names.push_back(name);
    return names;
}

} // namespace kruispunt::support
