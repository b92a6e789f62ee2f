#include "conformance/text/xml_cursor.hpp"

#include <algorithm>

namespace kruispunt::conformance::text {
namespace {

const xml_element nothing{};

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

} // namespace

std::string xml_cursor::path_of(std::string_view name) const {
    return path_.empty() ? std::string(name) : path_ + "/" + std::string(name);
}

bool xml_cursor::next_is(std::string_view name) const {
    if (next_ >= element_->children.size()) return false;
    const auto& next = element_->children[next_];
    return next.name == name && next.space == space_;
}

bool xml_cursor::comes_later(std::string_view name) const {
    return std::any_of(
        element_->children.begin() + static_cast<std::ptrdiff_t>(next_),
        element_->children.end(),
        [&](const xml_element& each) { return each.name == name && each.space == space_; }
    );
}

const xml_element* xml_cursor::take(std::string_view name) {
    return next_is(name) ? &element_->children[next_++] : nullptr;
}

std::string xml_cursor::read_leaf(const xml_element& leaf, rule fits) {
    const auto path = path_of(leaf.name);
    if (!leaf.children.empty())
        found_->add(
            "ONBEKEND_VELD", path + "/" + leaf.children.front().name, "an element in a leaf"
        );
    if (!leaf.attributes.empty())
        found_->add("ONBEKEND_VELD", path, "an attribute that has no place here");
    if (leaf.text.empty())
        found_->add("VERPLICHT_VELD", path, "empty");
    else if (carries_bsn(leaf.text) && fits == plain_text)
        found_->add_under("COM-24", "WAARDE_ONGELDIG", path, "nine digits that pass the 11-test");
    else if (!fits(leaf.text))
        found_->add("WAARDE_ONGELDIG", path, "not of the shape it must have");
    return leaf.text;
}

std::string xml_cursor::text(std::string_view name, rule fits) {
    if (const auto* const leaf = take(name)) return read_leaf(*leaf, fits);
    if (comes_later(name))
        found_->add("WAARDE_ONGELDIG", path_of(name), "not in the order of the contract");
    else
        found_->add("VERPLICHT_VELD", path_of(name), "missing");
    return {};
}

std::optional<std::string> xml_cursor::maybe_text(std::string_view name, rule fits) {
    const auto* const leaf = take(name);
    if (leaf == nullptr) return std::nullopt;
    return read_leaf(*leaf, fits);
}

std::optional<xml_cursor> xml_cursor::maybe_child(std::string_view name) {
    const auto* const inner = take(name);
    if (inner == nullptr) return std::nullopt;
    return xml_cursor(*inner, path_of(name), space_, *found_);
}

xml_cursor xml_cursor::child(std::string_view name) {
    if (auto inner = maybe_child(name)) return *inner;
    found_->add("VERPLICHT_VELD", path_of(name), "missing, or not in the order of the contract");
    return {nothing, path_of(name), space_, *found_};
}

xml_cursor xml_cursor::within(std::string space) const {
    auto other = *this;
    other.space_ = std::move(space);
    return other;
}

std::string xml_cursor::attribute(std::string_view space, std::string_view name, rule fits) {
    const auto value = element_->attribute(space, name);
    if (!value) {
        found_->add("VERPLICHT_VELD", path_of(name), "missing attribute");
        return {};
    }
    ++attributes_read_;
    if (!fits(*value))
        found_->add("WAARDE_ONGELDIG", path_of(name), "an attribute not of the shape it must have");
    return std::string(*value);
}

void xml_cursor::end() {
    if (next_ < element_->children.size()) {
        const auto& extra = element_->children[next_];
        found_->add("ONBEKEND_VELD", path_of(extra.name), "unknown here, or out of order");
    }
    if (attributes_read_ < element_->attributes.size())
        found_->add("ONBEKEND_VELD", path_, "an attribute that has no place here");
    if (!is_blank(element_->text)) found_->add("ONBEKEND_VELD", path_, "text between elements");
}

} // namespace kruispunt::conformance::text
