#include "tests/arch/banned.hpp"

#include "tests/arch/includes.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace kruispunt::arch {
namespace {

/// What decides whether a rule speaks of a file.
struct file_facts {
    std::string_view path;
    bool header;
    bool test;       ///< under a tests/ or fuzz/ folder
    bool coroutines; ///< holds co_await, co_return or co_yield
    bool json;       ///< includes nlohmann
};

bool everywhere(const file_facts&) {
    return true;
}

bool in_headers(const file_facts& f) {
    return f.header;
}

bool in_programs(const file_facts& f) {
    return !f.test;
}

bool in_coroutine_files(const file_facts& f) {
    return f.coroutines;
}

/// The programs' own front rooms and a subcommand's file read the environment and speak to the
/// terminal; nothing else does.
bool outside_app(const file_facts& f) {
    return !f.test && !f.path.starts_with("gateway/app/") &&
           !f.path.starts_with("conformance/app/") && !f.path.ends_with("/main.cpp") &&
           !f.path.ends_with("/command.cpp");
}

bool where_json_is_foreign(const file_facts& f) {
    return !f.test && f.json && !f.path.starts_with("gateway/codec/") &&
           !f.path.starts_with("adapters/sdk/") && !f.path.starts_with("conformance/");
}

/// A rule: any of `tokens` in a file it speaks of is a finding. Where there is an `excuse`, its
/// words in a comment by the first use excuse the file.
struct ban {
    std::span<const std::string_view> tokens;
    bool (*speaks_of)(const file_facts&);
    std::string_view instead;
    std::string_view excuse = {};
};

using token = std::string_view;
constexpr std::array detached{token{"asio::detached"}, token{"net::detached"}};
constexpr std::array captures{token{"[&]"}, token{"[=]"}, token{"[&,"}, token{"[=,"}};
constexpr std::array sleeps{
    token{"sleep"}, token{"sleep_for"}, token{"sleep_until"}, token{"usleep"}, token{"nanosleep"}};
constexpr std::array streams{token{"std::cout"}, token{"std::cerr"}, token{"std::clog"}};
constexpr std::array environment{token{"getenv"}, token{"secure_getenv"}};
constexpr std::array opened_namespaces{token{"using namespace"}};
constexpr std::array regexes{token{"std::regex"}, token{"<regex>"}};
constexpr std::array stream_headers{token{"<iostream>"}};
constexpr std::array shared{token{"shared_ptr"}};
constexpr std::array json_reads{token{".at("}, token{".get<"}, token{".template get<"}};
constexpr std::array own_parsers{
    token{".load_buffer("},
    token{".load_string("},
    token{".load_file("},
    token{".load_buffer_inplace("}};

constexpr std::array bans{
    ban{detached,
        everywhere,
        "it swallows exceptions and nobody counts it: start the work with the project's spawn"},
    ban{captures,
        in_coroutine_files,
        "what a coroutine captured may be gone when it resumes: name the captures, or use a "
        "function"},
    ban{sleeps,
        everywhere,
        "wait for the event, with a deadline, or move a test's clock; where a process must be "
        "waited "
        "for, a comment says: sleeps because",
        "sleeps because"},
    ban{streams,
        outside_app,
        "log through the logger; only app/ and a main.cpp speak to the terminal"},
    ban{environment, outside_app, "only app/ reads the environment: pass the value in"},
    ban{opened_namespaces,
        in_headers,
        "name what is used; a header's reader did not ask for the rest"},
    ban{regexes, everywhere, "its time and stack are unbounded on outside bytes: compare by hand"},
    ban{stream_headers, in_headers, "include <iosfwd> here and <ostream> in the .cpp"},
    ban{shared,
        in_programs,
        "who owns it? A unique_ptr or a value; where sharing is meant a comment says: shared "
        "because",
        "shared because"},
    ban{json_reads,
        where_json_is_foreign,
        "it throws on what others send: read through the cursor of codec or adapters/sdk"},
    ban{own_parsers,
        in_programs,
        "outside bytes are admitted once, strictly, by gateway/codec (conformance by its own "
        "reader)"},
};

bool is_test_path(std::string_view path) {
    return path.starts_with("tests/") || path.find("/tests/") != std::string_view::npos ||
           path.find("/fuzz/") != std::string_view::npos;
}

bool any_line_holds(const source_file& file, std::span<const std::string_view> words) {
    return std::ranges::any_of(file.lines, [words](const source_line& line) {
        return std::ranges::any_of(words, [&line](std::string_view word) {
            return find_word(line.bare, word) != std::string_view::npos;
        });
    });
}

file_facts facts_of(const source_file& file) {
    constexpr std::array coroutine_words{token{"co_await"}, token{"co_return"}, token{"co_yield"}};
    const auto includes = includes_of(file);
    const bool json = std::ranges::any_of(includes, [](const include& inc) {
        return inc.target.starts_with("nlohmann/");
    });
    return {
        file.path,
        is_header(file.path),
        is_test_path(file.path),
        any_line_holds(file, coroutine_words),
        json};
}

/// Whether a comment on the line, or within the five above it, gives the reason asked for.
bool is_excused(const source_file& file, std::size_t at, std::string_view excuse) {
    constexpr std::size_t lines_above = 5;
    if (excuse.empty()) {
        return false;
    }
    const auto first = at < lines_above ? 0 : at - lines_above;
    return std::any_of(
        file.lines.begin() + static_cast<std::ptrdiff_t>(first),
        file.lines.begin() + static_cast<std::ptrdiff_t>(at) + 1,
        [excuse](const source_line& line) { return line.comment.find(excuse) != std::string::npos; }
    );
}

/// A rule that takes a reason takes one a file: at the first use, for all that follow.
void look_for(const ban& rule, const source_file& file, std::vector<finding>& findings) {
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        const auto found = std::ranges::find_if(rule.tokens, [&file, i](std::string_view word) {
            return find_word(file.lines[i].bare, word) != std::string_view::npos;
        });
        if (found == rule.tokens.end()) {
            continue;
        }
        if (!is_excused(file, i, rule.excuse)) {
            findings.push_back(
                {file.path,
                 i + 1,
                 std::string{*found} + " is not used here",
                 std::string{rule.instead}}
            );
        }
        if (!rule.excuse.empty()) {
            return;
        }
    }
}

/// Spelled in two halves, so that this file does not find itself.
const std::array reminders{std::string{"TO"} + "DO", std::string{"FIX"} + "ME"};

void look_for_reminders(const source_file& file, std::vector<finding>& findings) {
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        for (const auto& word : reminders) {
            const auto& line = file.lines[i];
            if (find_word(line.comment, word) != std::string_view::npos ||
                find_word(line.bare, word) != std::string_view::npos) {
                findings.push_back(
                    {file.path,
                     i + 1,
                     word + " in the code",
                     "do it now, or leave it out and open an issue"}
                );
            }
        }
    }
}

} // namespace

std::vector<finding> check_banned(const source_file& file) {
    std::vector<finding> findings;
    const auto facts = facts_of(file);
    for (const auto& rule : bans) {
        if (rule.speaks_of(facts)) {
            look_for(rule, file, findings);
        }
    }
    look_for_reminders(file, findings);
    return findings;
}

} // namespace kruispunt::arch
