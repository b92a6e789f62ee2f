#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace kruispunt::support {

/// All that a file holds, read at once: nothing of one that is gone, and of one that shrinks
/// meanwhile what is left.
std::string octets_of_file(const std::filesystem::path& file);

/// What the files of a folder held, each read once when this was made. A log is read before the
/// file into which it is copied back: what moves from the one to the other meanwhile is seen.
class octets_in_files {
public:
    explicit octets_in_files(const std::filesystem::path& folder);

    /// The names of the files that hold `octets`, in alphabetical order.
    std::vector<std::string> holding(const std::string& octets) const;

    /// Whether any of them does.
    bool hold(const std::string& octets) const { return !holding(octets).empty(); }

private:
    std::map<std::string, std::string> by_name_;
};

} // namespace kruispunt::support
