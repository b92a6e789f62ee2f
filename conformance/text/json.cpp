#include "conformance/text/json.hpp"

#include <vector>

namespace kruispunt::conformance::text {
namespace {

constexpr std::size_t deepest = 32;
const json null_value;
const json empty_object = json::object();

/// Watches nlohmann's parser: refuses depth and repeated members.
class watch {
public:
    bool spoiled = false;

    bool operator()(int /*depth*/, json::parse_event_t event, json& value) {
        switch (event) {
        case json::parse_event_t::object_start:
        case json::parse_event_t::array_start:
            names_.emplace_back();
            spoiled = spoiled || names_.size() > deepest;
            break;
        case json::parse_event_t::object_end:
        case json::parse_event_t::array_end:
            names_.pop_back();
            break;
        case json::parse_event_t::key:
            spoiled = !names_.back().insert(value.get<std::string>()).second || spoiled;
            break;
        case json::parse_event_t::value:
            break;
        }
        return true;
    }

private:
    std::vector<std::set<std::string>> names_;
};

} // namespace

std::optional<json> read_json(std::string_view document) {
    watch watching;
    auto value = json::parse(
        document.begin(),
        document.end(),
        [&watching](int depth, json::parse_event_t event, json& parsed) {
            return watching(depth, event, parsed);
        },
        false
    );
    if (value.is_discarded() || watching.spoiled) return std::nullopt;
    return value;
}

std::string write_json(const json& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

json_cursor::json_cursor(const json& object, std::string path, findings& found)
    : object_(&object), path_(std::move(path)), found_(&found) {
    if (object.is_object()) return;
    found.add("WAARDE_ONGELDIG", path_, "not an object");
    object_ = &empty_object;
}

std::string json_cursor::path_of(std::string_view name) const {
    return path_.empty() ? std::string(name) : path_ + "/" + std::string(name);
}

bool json_cursor::has(std::string_view name) const {
    const auto at = object_->find(name);
    return at != object_->end() && !at->is_null();
}

const json& json_cursor::raw(std::string_view name) {
    read_.insert(std::string(name));
    const auto at = object_->find(name);
    return at == object_->end() ? null_value : *at;
}

std::optional<std::string> json_cursor::maybe_text(std::string_view name, rule fits) {
    const auto& value = raw(name);
    if (value.is_null()) return std::nullopt;
    if (!value.is_string()) {
        found_->add("WAARDE_ONGELDIG", path_of(name), "not a string");
        return std::nullopt;
    }
    auto text = value.get<std::string>();
    if (carries_bsn(text) && fits == plain_text)
        found_->add_under(
            "COM-24", "WAARDE_ONGELDIG", path_of(name), "nine digits that pass the 11-test"
        );
    else if (!fits(text))
        found_->add("WAARDE_ONGELDIG", path_of(name), "not of the shape it must have");
    return text;
}

std::string json_cursor::text(std::string_view name, rule fits) {
    if (!has(name)) found_->add("VERPLICHT_VELD", path_of(name), "missing");
    return maybe_text(name, fits).value_or(std::string());
}

std::optional<bool> json_cursor::maybe_boolean(std::string_view name) {
    const auto& value = raw(name);
    if (value.is_null()) return std::nullopt;
    if (!value.is_boolean()) {
        found_->add("WAARDE_ONGELDIG", path_of(name), "neither true nor false");
        return std::nullopt;
    }
    return value.get<bool>();
}

std::optional<json_cursor> json_cursor::maybe_child(std::string_view name) {
    const auto& value = raw(name);
    if (value.is_null()) return std::nullopt;
    return json_cursor(value, path_of(name), *found_);
}

json_cursor json_cursor::child(std::string_view name) {
    if (auto inner = maybe_child(name)) return *inner;
    found_->add("VERPLICHT_VELD", path_of(name), "missing");
    return {empty_object, path_of(name), *found_};
}

void json_cursor::end() {
    for (const auto& item : object_->items())
        if (read_.find(item.key()) == read_.end())
            found_->add("ONBEKEND_VELD", path_of(item.key()), "unknown here");
}

} // namespace kruispunt::conformance::text
