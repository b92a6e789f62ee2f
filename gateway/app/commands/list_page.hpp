#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace kruispunt::app {

/// Which page of a list a command shows, and of which region.
struct list_page {
    std::string region; ///< empty: of all
    int most = 100;
    std::optional<std::int64_t> after;
};

/// `--region`, `--most` (at most 500) and `--after`. `about` says of `--region` what it leaves.
void add_list_page(CLI::App& to, list_page& page, const char* about);

/// The page as the gateway's query: "?aantal=100&regio=REGION&na=7".
std::string query_of(const list_page& page);

/// Says how to go on where `next`, the answer's `volgende`, is a number.
void say_what_follows(const nlohmann::ordered_json& next);

} // namespace kruispunt::app
