#include "conformance/gateways/xml/fields.hpp"

#include <algorithm>

namespace kruispunt::conformance::gateways::xml {
namespace {

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

} // namespace

std::string fields::path_of(std::string_view name) const {
    return path_.empty() ? std::string(name) : path_ + "/" + std::string(name);
}

const text::xml_element* fields::take(std::string_view name) {
    for (const auto& each : of_->children) {
        if (each.name != name || each.space != space_ || read_.count(&each) != 0) continue;
        read_.insert(&each);
        // Pointers into one vector: the order of the document.
        if (furthest_ != nullptr && &each < furthest_)
            found().add(cites_.order, "WAARDE_ONGELDIG", path_of(name), "not in the page's order");
        else
            furthest_ = &each;
        return &each;
    }
    return nullptr;
}

std::string fields::read_leaf(const text::xml_element& leaf) {
    last_leaf_ = &leaf;
    for (const auto& inner : leaf.children)
        rules_->unknown(path_of(leaf.name) + "/" + inner.name);
    return leaf.text;
}

std::optional<std::string> fields::leaf(std::string_view name) {
    return leaf(name, cites_.mandatory);
}

std::optional<std::string> fields::leaf(std::string_view name, std::string_view sentence) {
    const auto* const there = take(name);
    if (there == nullptr) {
        rules_->missing(sentence, path_of(name));
        return std::nullopt;
    }
    auto value = read_leaf(*there);
    if (!value.empty()) return value;
    rules_->missing("COM-13.8", path_of(name));
    return std::nullopt;
}

std::optional<std::string> fields::maybe_leaf(std::string_view name) {
    const auto* const there = take(name);
    if (there == nullptr) return std::nullopt;
    return read_leaf(*there);
}

std::vector<std::string> fields::leaves(std::string_view name) {
    std::vector<std::string> all;
    while (auto value = maybe_leaf(name))
        all.push_back(std::move(*value));
    return all;
}

std::optional<fields> fields::child(std::string_view name) {
    auto inner = maybe_child(name);
    if (!inner) rules_->missing(cites_.mandatory, path_of(name));
    return inner;
}

std::optional<fields> fields::maybe_child(std::string_view name) {
    const auto* const there = take(name);
    if (there == nullptr) return std::nullopt;
    return fields(*there, path_of(name), space_, cites_, *rules_);
}

std::vector<fields> fields::children(std::string_view name) {
    std::vector<fields> all;
    while (auto inner = maybe_child(name))
        all.push_back(*inner);
    return all;
}

std::optional<std::string> fields::attribute(std::string_view space, std::string_view name) {
    const auto value = of_->attribute(space, name);
    if (!value) return std::nullopt;
    known_attributes_.emplace(space, name);
    return std::string(*value);
}

std::optional<std::string>
fields::attribute_of_leaf(std::string_view space, std::string_view name) {
    if (last_leaf_ == nullptr) return std::nullopt;
    const auto value = last_leaf_->attribute(space, name);
    if (!value) return std::nullopt;
    return std::string(*value);
}

bool fields::more(std::string_view name) {
    bool any = false;
    for (const auto& each : of_->children)
        if (each.name == name && each.space == space_ && read_.insert(&each).second) any = true;
    return any;
}

fields fields::within(std::string space, const citations& cites) const {
    auto other = *this;
    other.space_ = std::move(space);
    other.cites_ = cites;
    return other;
}

void fields::end() {
    for (const auto& each : of_->children) {
        if (read_.count(&each) != 0) continue;
        if (cites_.unknown == "COM-14.2")
            rules_->unknown(path_of(each.name));
        else
            found().add(cites_.unknown, "ONBEKEND_VELD", path_of(each.name), "has no place here");
    }
    for (const auto& each : of_->attributes)
        if (known_attributes_.count({each.space, each.name}) == 0)
            rules_->unknown(path_of(each.name));
    if (!of_->children.empty() && !is_blank(of_->text)) rules_->unknown(path_);
}

} // namespace kruispunt::conformance::gateways::xml
