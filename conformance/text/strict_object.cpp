#include "conformance/text/strict_object.hpp"

#include <stdexcept>
#include <utility>

namespace kruispunt::conformance::text {

bool is_sha256(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    return text.size() == 64 && text.find_first_not_of(digits) == std::string_view::npos;
}

strict_object::strict_object(const json& value, std::string path)
    : value_(&value), path_(std::move(path)) {
    if (!value.is_object())
        throw std::runtime_error((path_.empty() ? "the document" : path_) + ": is no object");
}

bool strict_object::has(std::string_view name) const {
    return value_->contains(name);
}

std::string strict_object::path_of(std::string_view name) const {
    return path_.empty() ? std::string(name) : path_ + "/" + std::string(name);
}

void strict_object::refuse(std::string_view name, std::string_view broken) const {
    throw std::runtime_error(path_of(name) + ": " + std::string(broken));
}

const json* strict_object::maybe(std::string_view name) {
    read_.emplace(name);
    const auto at = value_->find(name);
    return at == value_->end() ? nullptr : &*at;
}

const json& strict_object::must(std::string_view name) {
    const auto* const found = maybe(name);
    if (found == nullptr) refuse(name, "is not there");
    return *found;
}

std::string strict_object::text(std::string_view name, std::size_t longest) {
    const auto& found = must(name);
    if (!found.is_string()) refuse(name, "is no text");
    auto text = found.get<std::string>();
    if (text.empty() || text.size() > longest)
        refuse(name, "must have 1 to " + std::to_string(longest) + " octets");
    return text;
}

std::string strict_object::any_text(std::string_view name, std::size_t longest) {
    const auto* const found = maybe(name);
    if (found == nullptr) return {};
    if (!found->is_string()) refuse(name, "is no text");
    auto text = found->get<std::string>();
    if (text.size() > longest)
        refuse(name, "is longer than " + std::to_string(longest) + " octets");
    return text;
}

std::string strict_object::maybe_text(std::string_view name, std::size_t longest) {
    return maybe(name) == nullptr ? std::string() : text(name, longest);
}

std::string strict_object::sha256(std::string_view name, bool must_be) {
    auto found = must_be ? text(name) : maybe_text(name);
    if (!found.empty() && !is_sha256(found)) refuse(name, "is no SHA-256 in small hexadecimal");
    return found;
}

std::uint64_t strict_object::number(std::string_view name) {
    const auto& found = must(name);
    if (!found.is_number_unsigned()) refuse(name, "is no whole number from 0 on");
    return found.get<std::uint64_t>();
}

std::int64_t strict_object::whole_number(std::string_view name) {
    const auto& found = must(name);
    if (!found.is_number_integer()) refuse(name, "is no whole number");
    return found.get<std::int64_t>();
}

bool strict_object::boolean(std::string_view name) {
    const auto& found = must(name);
    if (!found.is_boolean()) refuse(name, "is neither true nor false");
    return found.get<bool>();
}

const json& strict_object::array(std::string_view name, std::size_t most) {
    const auto& found = must(name);
    if (!found.is_array()) refuse(name, "is no array");
    if (found.size() > most) refuse(name, "has more than " + std::to_string(most) + " items");
    return found;
}

std::vector<std::string> strict_object::texts(std::string_view name, std::size_t most) {
    std::vector<std::string> found;
    for (const auto& item : array(name, most)) {
        if (!item.is_string() || item.get_ref<const std::string&>().empty())
            refuse(name, "holds what is no text");
        found.push_back(item.get<std::string>());
    }
    return found;
}

std::vector<std::string> strict_object::maybe_texts(std::string_view name, std::size_t most) {
    return has(name) ? texts(name, most) : std::vector<std::string>();
}

std::map<std::string, std::string>
strict_object::maybe_map(std::string_view name, std::size_t most) {
    std::map<std::string, std::string> found;
    if (!has(name)) return found;
    const auto& held = object(name);
    if (held.size() > most) refuse(name, "has more than " + std::to_string(most) + " members");
    for (const auto& [key, value] : held.items()) {
        if (!value.is_string()) refuse(name, "holds what is no text");
        found.emplace(key, value.get<std::string>());
    }
    return found;
}

const json& strict_object::object(std::string_view name) {
    const auto& found = must(name);
    if (!found.is_object()) refuse(name, "is no object");
    return found;
}

void strict_object::end() const {
    for (const auto& [name, held] : value_->items())
        if (!read_.contains(name)) refuse(name, "is not a member that is known here");
}

} // namespace kruispunt::conformance::text
