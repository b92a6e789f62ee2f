#include "conformance/text/xml_cursor.hpp"

#include <algorithm>

namespace kruispunt::conformance::text {
namespace {

const xml_element nothing{};

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// SISA and ESAR have the same sentence; a mutant may not look at it.
bool takes_any_order(const findings& found) {
    return found.overlooks("SISA-00.9") || found.overlooks("ESAR-00.9");
}

} // namespace

xml_cursor::xml_cursor(
    const xml_element& element, std::string path, std::string space, findings& found
)
    : element_(&element), path_(std::move(path)), space_(std::move(space)), found_(&found) {
    for (const auto& each : element.children)
        children_.push_back(&each);
}

std::string xml_cursor::path_of(std::string_view name) const {
    return path_.empty() ? std::string(name) : path_ + "/" + std::string(name);
}

bool xml_cursor::next_is(std::string_view name) const {
    return next_ < children_.size() && is(*children_[next_], name);
}

bool xml_cursor::is(const xml_element& child, std::string_view name) const {
    return child.name == name && child.space == space_;
}

bool xml_cursor::comes_later(std::string_view name) const {
    return std::any_of(
        children_.begin() + static_cast<std::ptrdiff_t>(next_),
        children_.end(),
        [&](const xml_element* each) { return is(*each, name); }
    );
}

void xml_cursor::bring_forward(std::string_view name) {
    const auto unread = children_.begin() + static_cast<std::ptrdiff_t>(next_);
    const auto found = std::find_if(unread, children_.end(), [&](const xml_element* each) {
        return is(*each, name);
    });
    if (found != children_.end()) std::rotate(unread, found, std::next(found));
}

const xml_element* xml_cursor::take(std::string_view name) {
    if (takes_any_order(*found_)) bring_forward(name);
    return next_is(name) ? children_[next_++] : nullptr;
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
    if (next_ < children_.size())
        found_->add(
            "ONBEKEND_VELD", path_of(children_[next_]->name), "unknown here, or out of order"
        );
    if (attributes_read_ < element_->attributes.size())
        found_->add("ONBEKEND_VELD", path_, "an attribute that has no place here");
    if (!is_blank(element_->text)) found_->add("ONBEKEND_VELD", path_, "text between elements");
}

} // namespace kruispunt::conformance::text
