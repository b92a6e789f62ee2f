#include "conformance/gateways/esar/memory.hpp"

#include "conformance/text/ids.hpp"

#include <chrono>

namespace kruispunt::conformance::gateways::esar {
namespace {

constexpr auto kept_for = std::chrono::hours(1);

void write(const text::xml_element& from, std::string& into) {
    into.append("<").append(from.space).append(" ").append(from.name).append(">");
    // The blanks between elements say nothing.
    if (from.children.empty()) into += from.text;
    for (const auto& each : from.children)
        write(each, into);
    into += "</>";
}

} // namespace

const memory::remembered* memory::find(const std::string& message_id, text::instant now) {
    while (!order_.empty() && known_.at(order_.front()).at + kept_for < now) {
        known_.erase(order_.front());
        order_.pop_front();
    }
    const auto found = known_.find(message_id);
    return found == known_.end() ? nullptr : &found->second;
}

void memory::remember(const std::string& message_id, remembered what) {
    if (message_id.empty() || !known_.emplace(message_id, std::move(what)).second) return;
    order_.push_back(message_id);
    if (order_.size() <= limit_) return;
    known_.erase(order_.front());
    order_.pop_front();
}

void memory::clear() {
    known_.clear();
    order_.clear();
}

std::string digest_of(const text::xml_element& payload) {
    std::string written;
    write(payload, written);
    return text::digest(written);
}

} // namespace kruispunt::conformance::gateways::esar
