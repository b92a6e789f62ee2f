#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::arch {

/// One line of a source file, seen four ways. All views have the columns of `raw`; what a view
/// leaves out is blank there.
struct source_line {
    std::string raw;
    std::string code;    ///< without comments; string literals kept
    std::string bare;    ///< without comments and without what stands in literals
    std::string comment; ///< only the comments
    bool in_raw_literal; ///< the line begins or ends inside R"(…)"
};

/// A C++ file as its lines; `path` is relative to the project's root, with '/'.
struct source_file {
    std::string path;
    std::vector<source_line> lines;
};

/// Something the house does not want, where it stands and what to do about it. Line 0: the whole
/// file.
struct finding {
    std::string path;
    std::size_t line;
    std::string rule;
    std::string fix;

    bool operator==(const finding&) const = default;
};

std::ostream& operator<<(std::ostream& out, const finding& f);

/// All findings as text, one a line; empty when there are none.
std::string report(const std::vector<finding>& findings);

/// Splits C++ text into lines and views: comments, string, character and raw string literals.
source_file parse_source(std::string path, std::string_view text);

/// The root this test was built from.
std::filesystem::path project_root();

/// Every file below root that belongs to the project (not builds, git's own, node_modules, caches),
/// relative to root, sorted.
std::vector<std::string> project_files(const std::filesystem::path& root);

/// The whole content of a file. Throws std::runtime_error when it cannot be read.
std::string read_text(const std::filesystem::path& path);

/// The C++ files of the project, parsed.
std::vector<source_file> project_sources(const std::filesystem::path& root);

bool is_header(std::string_view path);

/// Whether `word` stands in `text` from `from` on with no identifier character beside it; npos if
/// not.
std::size_t find_word(std::string_view text, std::string_view word, std::size_t from = 0);

} // namespace kruispunt::arch
