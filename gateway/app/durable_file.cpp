#include "gateway/app/durable_file.hpp"

#include <fcntl.h>
#include <stdexcept>
#include <unistd.h>

namespace kruispunt::app {

void make_durable(const std::filesystem::path& file_or_folder) {
    const int handle = ::open(file_or_folder.c_str(), O_RDONLY | O_CLOEXEC);
    const bool kept = handle >= 0 && ::fsync(handle) == 0;
    if (handle >= 0) ::close(handle);
    if (!kept)
        throw std::runtime_error(
            file_or_folder.string() + ": cannot be made durable; is the disk full or failing?"
        );
}

} // namespace kruispunt::app
