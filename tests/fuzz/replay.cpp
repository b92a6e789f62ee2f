// Gives every file of the folders on the command line to a fuzz target, whole and cut short, so
// that what a fuzzer once found is tried by every build.
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_below(const fs::path& folder) {
    std::vector<fs::path> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

std::string read_file(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void replay(const std::string& octets) {
    constexpr std::size_t cuts = 16;
    // An exact copy on the heap: a sanitizer sees a read beyond it.
    for (std::size_t part = 0; part <= cuts; ++part) {
        const std::vector<std::uint8_t> whole(
            octets.begin(),
            octets.begin() + static_cast<std::ptrdiff_t>(octets.size() * part / cuts)
        );
        LLVMFuzzerTestOneInput(whole.data(), whole.size());
    }
}

} // namespace

int main(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        const fs::path folder = argv[i];
        if (!fs::is_directory(folder)) {
            std::cerr << folder << ": there is no such folder of inputs\n";
            return 1;
        }
        const auto files = files_below(folder);
        if (files.empty()) {
            std::cerr << folder << ": holds no input\n";
            return 1;
        }
        for (const fs::path& file : files) {
            std::cout << file.string() << std::endl; // before it is tried: it may be the last line
            replay(read_file(file));
        }
    }
    return argc > 1 ? 0 : 1;
}
