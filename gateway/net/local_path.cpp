#include "gateway/net/local_path.hpp"

#include <fcntl.h>
#include <stdexcept>
#include <string>
#include <unistd.h>

namespace kruispunt::net {

namespace {

constexpr std::size_t longest_name = 80; // what 107 octets leave behind "/proc/self/fd/…/"

} // namespace

local_path::local_path(const std::filesystem::path& file) : name_(file.filename().string()) {
    if (name_.empty() || name_.size() > longest_name)
        throw std::runtime_error(file.string() + ": this cannot be the name of a socket");
    const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    folder_ = ::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (folder_ < 0)
        throw std::runtime_error(folder.string() + ": cannot be used as a folder; is it there?");
}

local_path::~local_path() {
    ::close(folder_);
}

boost::asio::local::stream_protocol::endpoint local_path::endpoint() const {
    return {"/proc/self/fd/" + std::to_string(folder_) + "/" + name_};
}

} // namespace kruispunt::net
