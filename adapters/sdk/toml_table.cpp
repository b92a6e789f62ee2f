#include "adapters/sdk/toml_table.hpp"

#include "adapters/sdk/nearest_word.hpp"

#include <algorithm>
#include <stdexcept>
#include <vector>

namespace kruispunt::adapters::sdk {

namespace {

[[noreturn]] void
fail_at(const std::filesystem::path& file, std::uint32_t line, std::string_view what) {
    throw std::runtime_error(file.string() + ":" + std::to_string(line) + ": " + std::string(what));
}

bool listed(std::string_view words, std::string_view word) {
    while (!words.empty()) {
        const auto end = words.find(' ');
        if (words.substr(0, end) == word) return true;
        words.remove_prefix(end == words.npos ? words.size() : end + 1);
    }
    return false;
}

} // namespace

toml::table parse_toml(const std::filesystem::path& file) {
    try {
        return toml::parse_file(file.string());
    } catch (const toml::parse_error& e) {
        fail_at(file, e.source().begin.line, e.description());
    }
}

toml::table parse_toml_text(std::string_view text, const std::filesystem::path& file) {
    try {
        return toml::parse(text, file.string());
    } catch (const toml::parse_error& e) {
        fail_at(file, e.source().begin.line, e.description());
    }
}

void toml_table::fail(const toml::source_region& at, const std::string& what) const {
    fail_at(file_, line_of(at), what);
}

std::string toml_table::text(std::string_view key, std::string otherwise) const {
    const toml::node* found = table_.get(key);
    if (found == nullptr) return otherwise;
    if (!found->is_string()) fail(found->source(), "'" + std::string(key) + "' is not a text");
    return found->as_string()->get();
}

std::int64_t toml_table::number(std::string_view key, std::int64_t otherwise) const {
    const toml::node* found = table_.get(key);
    if (found == nullptr) return otherwise;
    if (!found->is_integer())
        fail(found->source(), "'" + std::string(key) + "' is not a whole number");
    return found->as_integer()->get();
}

bool toml_table::flag(std::string_view key, bool otherwise) const {
    const toml::node* found = table_.get(key);
    if (found == nullptr) return otherwise;
    if (!found->is_boolean())
        fail(found->source(), "'" + std::string(key) + "' is neither true nor false");
    return found->as_boolean()->get();
}

void toml_table::items(std::string_view key, const std::function<void(const toml::node&)>& each)
    const {
    const toml::node* found = table_.get(key);
    if (found == nullptr) return;
    if (!found->is_array()) fail(found->source(), "'" + std::string(key) + "' is not a list");
    for (const toml::node& item : *found->as_array())
        each(item);
}

void toml_table::texts(
    std::string_view key,
    const std::function<void(std::string_view, std::string, std::uint32_t)>& each
) const {
    const toml::node* found = table_.get(key);
    if (found == nullptr) return;
    if (!found->is_table()) fail(found->source(), "'" + std::string(key) + "' is not a table");
    const toml_table inner(file_, *found->as_table());
    std::vector<std::pair<std::uint32_t, std::string_view>> keys;
    for (const auto& [name, value] : inner.raw())
        keys.emplace_back(line_of(value.source()), name.str());
    std::stable_sort(keys.begin(), keys.end(), [](const auto& a, const auto& b) {
        return a.first < b.first;
    });
    for (const auto& [line, name] : keys)
        each(name, inner.text(name), line);
}

void toml_table::allow(std::string_view known) const {
    for (const auto& [key, value] : table_)
        if (!listed(known, key.str()))
            fail(
                value.source(),
                "unknown key '" + std::string(key.str()) + "'; did you mean '" +
                    nearest_word(known, key.str()) + "'?"
            );
}

} // namespace kruispunt::adapters::sdk
