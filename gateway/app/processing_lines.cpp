#include "gateway/app/processing_lines.hpp"

#include "gateway/domain/calendar.hpp"
#include "gateway/domain/hex.hpp"
#include "gateway/vault/audit/tree_hashing.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace kruispunt::app {

namespace {

using json = nlohmann::ordered_json;

constexpr std::size_t trace_octets = 16;
constexpr std::size_t span_octets = 8;
constexpr int internal = 1; // SPAN_KIND_INTERNAL
constexpr int ok = 1;       // STATUS_CODE_OK
constexpr int error = 2;    // STATUS_CODE_ERROR
constexpr auto subject_type = "urn:nl:kruispunt:audit-commitment:1";

// Whom an entry is on, the narrowest first.
constexpr std::array subjects{"signaal", "kind", "kindNaar", "kindVan"};

std::string hex(const ports::tree_hash& hash, std::size_t octets) {
    return domain::to_hex(std::span(hash).first(octets));
}

json attribute(const char* key, const std::string& value) {
    return {{"key", key}, {"value", {{"stringValue", value}}}};
}

// An entry is the gateway's own: its members are what they should be, or absent.
std::string text_in(const json& entry, const char* member) {
    return entry.value(member, std::string());
}

std::string subject_of(const json& entry) {
    for (const char* member : subjects)
        if (entry.contains(member)) return text_in(entry, member);
    return {};
}

// The transaction's own octets, so that what one message caused is one trace.
std::string trace_of(const json& entry, const ports::tree_hash& hash) {
    std::string id = text_in(entry, "transactie");
    id.erase(std::remove(id.begin(), id.end(), '-'), id.end());
    const bool whole = id.size() == 2 * trace_octets &&
                       id.find_first_not_of("0123456789abcdef") == std::string::npos &&
                       id.find_first_not_of('0') != std::string::npos;
    return whole ? id : hex(hash, trace_octets);
}

std::string nanoseconds(const std::string& moment) {
    const auto at = domain::parse_timestamp(moment);
    const auto since = at ? at->time_since_epoch() : domain::instant::duration::zero();
    return std::to_string(std::chrono::nanoseconds(since).count());
}

json span_of(const processing_form& form, const std::string& line, const json& entry) {
    const ports::tree_hash hash = vault::audit::leaf_hash(line);
    const std::string act = text_in(entry, "wat");
    const std::string outcome = text_in(entry, "uitkomst");
    const std::string at = nanoseconds(text_in(entry, "tijd"));
    json attributes = json::array();
    attributes.push_back(attribute("dpl.core.processing_activity_id", form.activity + act));
    attributes.push_back(attribute("dpl.core.data_subject_id", subject_of(entry)));
    attributes.push_back(attribute("dpl.core.data_subject_id_type", subject_type));
    const auto number = std::to_string(entry.value("nr", std::uint64_t{0}));
    attributes.push_back({{"key", "nl.kruispunt.entry"}, {"value", {{"intValue", number}}}});
    if (entry.contains("regio"))
        attributes.push_back(attribute("nl.kruispunt.region", text_in(entry, "regio")));
    json status{{"code", outcome == "ok" ? ok : error}};
    if (outcome != "ok") status["message"] = outcome;
    json span{{"traceId", trace_of(entry, hash)}, {"spanId", hex(hash, span_octets)}};
    span["name"] = act;
    span["kind"] = internal;
    span["startTimeUnixNano"] = at;
    span["endTimeUnixNano"] = at;
    span["attributes"] = std::move(attributes);
    span["status"] = std::move(status);
    return span;
}

json resource_of(const processing_form& form) {
    json attributes = json::array();
    attributes.push_back(attribute("service.name", "kruispunt"));
    attributes.push_back(attribute("service.version", form.version));
    attributes.push_back(attribute("nl.kruispunt.log", form.log));
    return {{"attributes", std::move(attributes)}};
}

} // namespace

std::optional<ports::http_request>
processing_request(const processing_form& form, const std::vector<std::string>& entries) {
    json spans = json::array();
    for (const std::string& line : entries) {
        const json entry = json::parse(line);
        if (!subject_of(entry).empty()) spans.push_back(span_of(form, line, entry));
    }
    if (spans.empty()) return std::nullopt;
    json scoped{{"scope", {{"name", "kruispunt"}}}, {"spans", std::move(spans)}};
    json of_us{{"resource", resource_of(form)}, {"scopeSpans", json::array({std::move(scoped)})}};
    ports::http_request request;
    request.method = "POST";
    request.target = form.path;
    request.fields.add("Content-Type", "application/json");
    request.body = json{{"resourceSpans", json::array({std::move(of_us)})}}.dump();
    return request;
}

std::string why_not_acknowledged(const ports::http_response& answer) {
    const json said = json::parse(answer.body.empty() ? "{}" : answer.body, nullptr, false);
    if (!said.is_object()) return "its answer is no OTLP";
    const json* const part = said.contains("partialSuccess") ? &said["partialSuccess"] : nullptr;
    if (!part || !part->is_object() || !part->contains("rejectedSpans")) return {};
    // A number of 64 bits is a text in JSON, and not in everybody's.
    std::string count = (*part)["rejectedSpans"].dump();
    std::erase(count, '"');
    return count == "0" ? std::string() : "it refuses " + count + " spans of what it was sent";
}

} // namespace kruispunt::app
