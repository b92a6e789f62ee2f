#include "conformance/app/ready_file.hpp"

#include <fstream>
#include <stdexcept>

namespace kruispunt::conformance {

void write_ready_file(const std::filesystem::path& file, const std::string& content) {
    auto beside = file;
    beside += ".new";
    {
        std::ofstream out(beside, std::ios::binary | std::ios::trunc);
        out << content << '\n';
        if (!out.flush()) throw std::runtime_error("cannot write " + beside.string());
    }
    std::filesystem::rename(beside, file);
}

} // namespace kruispunt::conformance
