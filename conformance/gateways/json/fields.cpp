#include "conformance/gateways/json/fields.hpp"

#include "conformance/gateways/behaviours.hpp"

namespace kruispunt::conformance::gateways::json {
namespace {

const text::json null_value;
const text::json empty_object = text::json::object();

} // namespace

fields::fields(
    const text::json& object, std::string path, std::string mandatory, kernel::value_rules& rules
)
    : object_(&object), path_(std::move(path)), mandatory_(std::move(mandatory)), rules_(&rules) {
    if (object.is_object()) return;
    rules.found().add("COM-13.9", "WAARDE_ONGELDIG", path_, "no object");
    object_ = &empty_object;
}

std::string fields::path(std::string_view name) const {
    return path_.empty() ? std::string(name) : path_ + "/" + std::string(name);
}

const text::json& fields::raw(std::string_view name) {
    read_.insert(std::string(name));
    const auto at = object_->find(name);
    return at == object_->end() ? null_value : *at;
}

const text::json* fields::value(std::string_view name) {
    const auto& found = raw(name);
    if (!found.is_null()) return &found;
    const bool is_there = object_->find(name) != object_->end();
    const bool counts = rules_->found().broken().behaves(behaviours::null_is_a_value);
    return is_there && counts ? &found : nullptr;
}

void fields::wrong_type(std::string_view name, std::string_view what) {
    rules_->found().add("COM-13.9", "WAARDE_ONGELDIG", path(name), what);
}

std::optional<std::string> fields::may(std::string_view name) {
    const auto* const found = value(name);
    if (found == nullptr) return std::nullopt;
    if (found->is_string()) return found->get<std::string>();
    wrong_type(name, "no text");
    return std::nullopt;
}

std::optional<std::string> fields::must(std::string_view name) {
    if (value(name) == nullptr) {
        rules_->missing(mandatory_, path(name));
        return std::nullopt;
    }
    auto found = may(name);
    if (!found || !found->empty()) return found;
    rules_->found().add("COM-13.8", "VERPLICHT_VELD", path(name), "empty");
    return std::nullopt;
}

std::optional<bool> fields::may_boolean(std::string_view name) {
    const auto* const found = value(name);
    if (found == nullptr) return std::nullopt;
    if (found->is_boolean()) return found->get<bool>();
    wrong_type(name, "neither true nor false");
    return std::nullopt;
}

fields fields::must_object(std::string_view name) {
    if (auto inner = may_object(name)) return *inner;
    rules_->missing(mandatory_, path(name));
    return {empty_object, path(name), mandatory_, *rules_};
}

std::optional<fields> fields::may_object(std::string_view name) {
    const auto* const found = value(name);
    if (found == nullptr) return std::nullopt;
    return fields(*found, path(name), mandatory_, *rules_);
}

std::optional<std::vector<std::string>> fields::may_list(std::string_view name) {
    const auto* const found = value(name);
    if (found == nullptr) return std::nullopt;
    std::vector<std::string> texts;
    if (!found->is_array()) wrong_type(name, "no list");
    for (const auto& each : *found) {
        if (each.is_string())
            texts.push_back(each.get<std::string>());
        else if (found->is_array())
            wrong_type(name, "no text");
    }
    return texts;
}

bool fields::is_named(std::string_view name) {
    read_.insert(std::string(name));
    return object_->find(name) != object_->end();
}

void fields::end(std::string_view sentence) {
    for (const auto& item : object_->items())
        if (!read_.contains(item.key())) rules_->unknown(path(item.key()), sentence);
}

} // namespace kruispunt::conformance::gateways::json
