#include "conformance/suite/statement/submission.hpp"

#include "conformance/suite/reporting/visible_text.hpp"
#include "conformance/suite/statement/archive.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace kruispunt::conformance::suite::statement {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_name = 200;
constexpr std::string_view evidence_folder = "evidence/";

bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
}

std::string read_file(const fs::path& file, const std::string& name, std::size_t most) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error(name + ": cannot be read");
    const auto size = fs::file_size(file);
    if (size > most) throw std::runtime_error(name + ": is too large");
    std::string octets(static_cast<std::size_t>(size), '\0');
    in.read(octets.data(), static_cast<std::streamsize>(octets.size()));
    if (in.gcount() != static_cast<std::streamsize>(octets.size()) || in.peek() != EOF)
        throw std::runtime_error(name + ": changed while it was read");
    return octets;
}

/// The files of a folder into `files`; `prefix` goes before their names.
void read_folder(const fs::path& folder, const std::string& prefix, reporting::run_files& files) {
    for (const auto& entry : fs::directory_iterator(folder)) {
        const auto name = prefix + entry.path().filename().string();
        const auto status = entry.symlink_status();
        if (fs::is_directory(status) && name + '/' == evidence_folder) {
            read_folder(entry.path(), std::string(evidence_folder), files);
            continue;
        }
        if (!fs::is_regular_file(status))
            throw std::runtime_error(
                shown_name(name) + ": is a link, a folder or a device; only files may be handed in"
            );
        if (const auto why = why_not_a_name(name); !why.empty())
            throw std::runtime_error(shown_name(name) + ": " + why);
        admit(files, name, read_file(entry.path(), name, limits.file));
    }
}

std::size_t size_of(const reporting::run_files& files) {
    std::size_t size = 0;
    for (const auto& [name, octets] : files)
        size += octets.size();
    return size;
}

} // namespace

std::string why_not_a_name(std::string_view name) {
    if (name.size() > longest_name) return "the name is too long";
    auto own = name;
    if (own.starts_with(evidence_folder)) own.remove_prefix(evidence_folder.size());
    const bool fits = !own.empty() && own.front() != '.' &&
                      own.find("..") == std::string_view::npos &&
                      std::ranges::all_of(own, is_plain);
    if (fits) return {};
    return "is no name of a file of a run: it would lie outside of the run's folder, or has other "
           "characters than letters, digits, `.`, `_` and `-`";
}

std::string shown_name(std::string_view name) {
    return reporting::visible(reporting::beginning_of(name, longest_name));
}

void admit(reporting::run_files& to, const std::string& name, std::string octets) {
    if (const auto why = why_not_a_name(name); !why.empty())
        throw std::runtime_error(shown_name(name) + ": " + why);
    if (octets.size() > limits.file) throw std::runtime_error(name + ": is larger than 16 MiB");
    if (to.size() == limits.files) throw std::runtime_error("there are more than 25,000 files");
    if (!to.emplace(name, std::move(octets)).second)
        throw std::runtime_error(name + ": is there twice");
}

reporting::run_files read_submission(const fs::path& folder_or_archive) {
    const auto shown = folder_or_archive.string();
    reporting::run_files files;
    if (fs::is_directory(folder_or_archive)) {
        read_folder(folder_or_archive, {}, files);
        if (size_of(files) > limits.all)
            throw std::runtime_error(shown + ": is larger than 512 MiB");
        return files;
    }
    if (!fs::is_regular_file(folder_or_archive))
        throw std::runtime_error(shown + ": is neither a folder nor a file");
    return read_archive(read_file(folder_or_archive, shown, limits.all));
}

} // namespace kruispunt::conformance::suite::statement
