#pragma once

#include <boost/asio/local/stream_protocol.hpp>

#include <filesystem>

namespace kruispunt::net {

/// A socket's file under a name short enough for the system's limit of 107 octets, however long its
/// folder's is, for as long as this lives.
class local_path {
public:
    /// Throws std::runtime_error where the folder cannot be opened or the file's own name is too
    /// long.
    explicit local_path(const std::filesystem::path& file);
    ~local_path();

    local_path(const local_path&) = delete;
    local_path& operator=(const local_path&) = delete;

    boost::asio::local::stream_protocol::endpoint endpoint() const;

private:
    std::string name_;
    int folder_ = -1;
};

} // namespace kruispunt::net
