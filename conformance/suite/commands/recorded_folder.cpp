#include "conformance/suite/commands/recorded_folder.hpp"

#include <fstream>
#include <stdexcept>

namespace kruispunt::conformance::suite::commands {

namespace fs = std::filesystem;

catalogue::catalogue chosen_catalogue(const std::string& folder) {
    return folder.empty() ? catalogue::built_in() : catalogue::read_folder(folder);
}

std::string content_of(const fs::path& file) {
    constexpr std::uintmax_t largest = 16U * 1024U * 1024U;
    std::ifstream in(file, std::ios::binary);
    if (!in || !fs::is_regular_file(file))
        throw std::runtime_error(file.string() + ": cannot be read");
    const auto size = fs::file_size(file);
    if (size > largest) throw std::runtime_error(file.string() + ": is larger than 16 MiB");
    std::string octets(static_cast<std::size_t>(size), '\0');
    in.read(octets.data(), static_cast<std::streamsize>(octets.size()));
    octets.resize(static_cast<std::size_t>(in.gcount()));
    return octets;
}

reporting::report report_in(const fs::path& folder_or_file) {
    const auto file =
        fs::is_directory(folder_or_file) ? folder_or_file / "report.json" : folder_or_file;
    try {
        return reporting::read_report(content_of(file));
    } catch (const std::runtime_error& why) {
        throw std::runtime_error(file.string() + ": " + why.what());
    }
}

void write_whole(const fs::path& file, std::string_view octets) {
    auto beside = file;
    beside += ".new";
    {
        std::ofstream out(beside, std::ios::binary | std::ios::trunc);
        out.write(octets.data(), static_cast<std::streamsize>(octets.size()));
        if (!out.flush())
            throw std::runtime_error(
                beside.string() + ": cannot be written; is there room, and is it yours?"
            );
    }
    fs::rename(beside, file);
}

} // namespace kruispunt::conformance::suite::commands
