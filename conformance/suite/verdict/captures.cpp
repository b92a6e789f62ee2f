#include "conformance/suite/verdict/captures.hpp"

#include "conformance/suite/verdict/recognising.hpp"

#include <map>

namespace kruispunt::conformance::suite::verdict {
namespace {

using wanted = std::map<std::string, std::string>;

/// What is captured and where from: an answer's or a call's headers and body.
struct source {
    const wanted* capture = nullptr;
    const std::string* scope = nullptr;
    const std::vector<wire::header>* headers = nullptr;
    const std::string* body = nullptr;
};

source source_of(const plan::operation& of, const evidence::record& seen) {
    source made;
    if (const auto* step = std::get_if<catalogue::send_step>(&of.does)) {
        made = {&step->capture, &step->where.scope, nullptr, nullptr};
        const auto* exchange = std::get_if<evidence::exchange>(&seen.seen);
        if (exchange != nullptr && exchange->got) {
            made.headers = &exchange->got->headers;
            made.body = &exchange->got->body;
        }
    }
    if (const auto* step = std::get_if<catalogue::receive_step>(&of.does)) {
        made = {&step->capture, &step->where.scope, nullptr, nullptr};
        const auto* call = std::get_if<evidence::call>(&seen.seen);
        if (call != nullptr && call->got) {
            made.headers = &call->got->headers;
            made.body = &call->got->body;
        }
    }
    return made;
}

std::optional<std::string>
value_in(const source& from, const std::string& protocol, const std::string& path) {
    if (from.body == nullptr) return std::nullopt;
    return value_at(protocol, *from.headers, *from.body, path);
}

} // namespace

bool captured(plan::scopes& into, const plan::operation& of, const evidence::record& seen) {
    const auto from = source_of(of, seen);
    if (from.capture == nullptr) return true;
    bool all = true;
    for (const auto& [name, path] : *from.capture) {
        auto value = value_in(from, of.protocol, path);
        if (value)
            into[*from.scope][name] = std::move(*value);
        else
            all = false;
    }
    return all;
}

std::vector<std::string> not_captured(const plan::operation& of, const evidence::record& seen) {
    std::vector<std::string> missing;
    const auto from = source_of(of, seen);
    if (from.capture == nullptr) return missing;
    for (const auto& [name, path] : *from.capture)
        if (!value_in(from, of.protocol, path)) missing.push_back(path);
    return missing;
}

} // namespace kruispunt::conformance::suite::verdict
