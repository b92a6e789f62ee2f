#include "tests/arch/layering.hpp"

#include "tests/arch/includes.hpp"

#include <algorithm>
#include <array>

namespace kruispunt::arch {
namespace {

using names = std::vector<std::string_view>;

/// What a room may include besides itself, std and boost/system.
struct room_rule {
    std::string_view room;
    names rooms;
    names libraries;
};

/// The table of the architecture page. A region's folder has the rule "adapters/<region>".
const std::vector<room_rule>& room_rules() {
    static const std::vector<room_rule> rules{
        {"gateway/domain", {}, {}},
        {"gateway/federation", {"gateway/domain"}, {}},
        {"gateway/ports", {"gateway/domain"}, {"asio::awaitable"}},
        {"gateway/trust", {"gateway/ports", "gateway/domain"}, {"OpenSSL", "POSIX"}},
        {"gateway/codec", {"gateway/domain"}, {"boost", "expat", "nlohmann", "ICU", "fmt"}},
        {"gateway/vault",
         {"gateway/ports", "gateway/domain"},
         {"boost", "asio", "asio::awaitable", "OpenSSL", "spdlog", "fmt", "POSIX"}},
        {"gateway/store",
         {"gateway/ports", "gateway/domain"},
         {"boost", "asio", "asio::awaitable", "SQLite", "libpq", "spdlog", "fmt", "POSIX"}},
        {"gateway/net",
         {"gateway/trust", "gateway/ports", "gateway/domain"},
         {"boost",
          "asio",
          "asio::awaitable",
          "Beast",
          "asio::ssl",
          "OpenSSL",
          "spdlog",
          "fmt",
          "POSIX"}},
        {"gateway/exchange",
         {"gateway/federation", "gateway/ports", "gateway/domain"},
         {"boost", "asio", "asio::awaitable", "spdlog", "fmt"}},
        {"gateway/metrics", {"gateway/ports", "gateway/domain"}, {"asio::awaitable", "prometheus"}},
        {"gateway/portal",
         {"gateway/federation", "gateway/codec", "gateway/ports", "gateway/domain"},
         {"boost", "asio", "asio::awaitable", "nlohmann", "spdlog", "fmt"}},
        {"gateway/app",
         {"gateway/domain",
          "gateway/federation",
          "gateway/ports",
          "gateway/codec",
          "gateway/vault",
          "gateway/store",
          "gateway/net",
          "gateway/trust",
          "gateway/exchange",
          "gateway/metrics",
          "gateway/portal",
          "adapters/sdk",
          "adapters/<region>",
          "adapters",
          "certs"},
         {"boost",
          "asio",
          "asio::awaitable",
          "nlohmann",
          "toml++",
          "CLI11",
          "spdlog",
          "fmt",
          "POSIX"}},
        // The registry of all regions, which the build writes.
        {"adapters", {"adapters/sdk", "adapters/<region>", "gateway/ports", "gateway/domain"}, {}},
        {"adapters/sdk",
         {"gateway/codec", "gateway/trust", "gateway/ports", "gateway/domain"},
         // OpenSSL for the certificates of signatures, whose chain is judged there.
         {"boost", "expat", "nlohmann", "xmlsec", "libxml2", "OpenSSL", "toml++", "fmt"}},
        {"adapters/<region>",
         {"adapters/sdk", "gateway/codec", "gateway/ports", "gateway/domain"},
         {"boost", "fmt"}},
        {"certs", {}, {"boost", "OpenSSL", "CLI11", "toml++", "fmt", "POSIX"}},
    };
    return rules;
}

struct library {
    std::string_view prefix;
    std::string_view name;
};

/// Longest prefix first where one begins another.
constexpr std::array libraries{
    library{"boost/system/", "boost/system"},
    library{"boost/asio/ssl", "asio::ssl"},
    library{"boost/asio/awaitable.hpp", "asio::awaitable"},
    library{"boost/asio", "asio"},
    library{"boost/beast", "Beast"},
    library{"boost/", "boost"},
    library{"openssl/", "OpenSSL"},
    library{"expat", "expat"},
    library{"pugi", "pugixml"},
    library{"nlohmann/", "nlohmann"},
    library{"unicode/", "ICU"},
    library{"xmlsec/", "xmlsec"},
    library{"libxml/", "libxml2"},
    library{"sqlite3", "SQLite"},
    library{"libpq", "libpq"},
    library{"toml++/", "toml++"},
    library{"CLI/", "CLI11"},
    library{"spdlog/", "spdlog"},
    library{"fmt/", "fmt"},
    library{"prometheus/", "prometheus"},
    library{"gtest/", "GoogleTest"},
    library{"gmock/", "GoogleTest"},
    library{"benchmark/", "benchmark"},
};

bool holds(const names& list, std::string_view name) {
    return std::ranges::find(list, name) != list.end();
}

/// <vector> is std; <unistd.h> and <sys/socket.h> are POSIX; the rest is found by its prefix.
std::string_view library_of(std::string_view target) {
    for (const auto& known : libraries) {
        if (target.starts_with(known.prefix)) {
            return known.name;
        }
    }
    if (target.find_first_of("./") == std::string_view::npos) {
        return "std";
    }
    return target.ends_with(".h") ? "POSIX" : "";
}

std::string rule_name(std::string_view room) {
    const bool region = room.starts_with("adapters/") && room != "adapters/sdk";
    return region ? "adapters/<region>" : std::string{room};
}

bool is_test(std::string_view path) {
    return path.find("/tests/") != std::string_view::npos ||
           path.find("/fuzz/") != std::string_view::npos || path.ends_with("_test.cpp");
}

std::string listed(const names& list) {
    std::string text;
    for (const auto name : list) {
        text += text.empty() ? "" : ", ";
        text += name;
    }
    return text.empty() ? "nothing but itself and std" : text;
}

/// Empty when the room may include `include`, else what is wrong and what to do.
struct verdict {
    std::string rule;
    std::string fix;
};

verdict judge_room(const source_file& file, const room_rule& rule, const include& inc) {
    const auto own = room_of(file.path);
    const auto other = room_of(inc.target);
    const bool for_tests = other == "tests" || other == "certs";
    if (other == own || (for_tests && is_test(file.path))) {
        return {};
    }
    if (other.empty()) {
        return {
            "\"" + inc.target + "\" is not a path from the project's root",
            "write it as \"gateway/domain/bsn.hpp\" is written"};
    }
    const bool two_regions =
        rule_name(own) == "adapters/<region>" && rule_name(other) == "adapters/<region>";
    if (!two_regions && holds(rule.rooms, rule_name(other))) {
        return {};
    }
    if (two_regions) {
        return {
            own + " may not include another region's " + inc.target,
            "what two regions share belongs in adapters/sdk"};
    }
    return {
        own + " may not include " + inc.target + " (it may include " + listed(rule.rooms) + ")",
        "move what is needed to a room both may see, or pass it in through gateway/ports"};
}

verdict judge_library(const source_file& file, const room_rule& rule, const include& inc) {
    const auto name = library_of(inc.target);
    if (name == "std" || name == "boost/system" || holds(rule.libraries, name)) {
        return {};
    }
    if ((name == "GoogleTest" || name == "POSIX") && is_test(file.path)) {
        return {};
    }
    const auto own = room_of(file.path);
    if (name.empty()) {
        return {
            "<" + inc.target + "> belongs to no library this project knows",
            "if it is wanted, give it a name and its rooms in tests/arch/layering.cpp"};
    }
    return {
        own + " may not include <" + inc.target + ">: " + std::string{name} +
            " is not for this room (" + listed(rule.libraries) + ")",
        "keep the library in a room that has it, and hand over our own types"};
}

/// The conformance suite shares no code with what it judges; any library is its own affair.
verdict judge_conformance(const source_file&, const include& inc) {
    constexpr std::array independent{"conformance", "certs", "tests"};
    if (inc.angled || std::ranges::count(independent, room_of(inc.target)) > 0) {
        return {};
    }
    return {
        "conformance may not include " + inc.target,
        "the suite is independent of gateway/ and adapters/: write what it needs in conformance/"};
}

verdict judge(const source_file& file, const include& inc) {
    const auto room = room_of(file.path);
    if (room == "conformance") {
        return judge_conformance(file, inc);
    }
    const auto& rules = room_rules();
    const auto rule = std::ranges::find(rules, rule_name(room), &room_rule::room);
    if (rule == rules.end()) {
        return {
            "the room " + room + " is not in the table",
            "add it to tests/arch/layering.cpp with a reason"};
    }
    return inc.angled ? judge_library(file, *rule, inc) : judge_room(file, *rule, inc);
}

} // namespace

std::vector<finding> check_includes(const source_file& file) {
    std::vector<finding> findings;
    if (!is_layered(file.path)) {
        return findings;
    }
    for (const auto& inc : includes_of(file)) {
        auto [rule, fix] = judge(file, inc);
        if (!rule.empty()) {
            findings.push_back({file.path, inc.line, std::move(rule), std::move(fix)});
        }
    }
    return findings;
}

} // namespace kruispunt::arch
