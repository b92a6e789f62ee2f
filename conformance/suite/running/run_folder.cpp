#include "conformance/suite/running/run_folder.hpp"

#include <fstream>
#include <stdexcept>

namespace kruispunt::conformance::suite::running {

run_folder::run_folder(std::filesystem::path at) : at_(std::move(at)) {
    if (std::filesystem::exists(at_ / "run.json") || std::filesystem::exists(at_ / "evidence"))
        throw std::runtime_error(
            at_.string() + ": holds a run already: choose another folder with --out"
        );
    std::filesystem::create_directories(at_ / "evidence");
}

void run_folder::write_beside(const std::string& name, std::string_view content) const {
    const auto file = at_ / name;
    auto beside = file;
    beside += ".new";
    {
        std::ofstream out(beside, std::ios::binary | std::ios::trunc);
        out.write(content.data(), static_cast<std::streamsize>(content.size()));
        if (!out.flush())
            throw std::runtime_error(
                beside.string() + ": cannot be written; is there room, and is it yours?"
            );
    }
    std::filesystem::rename(beside, file);
}

void run_folder::write(const std::string& name, std::string content) {
    write_beside(name, content);
    files_[name] = std::move(content);
}

} // namespace kruispunt::conformance::suite::running
