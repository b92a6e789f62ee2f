#include "conformance/gateways/sisa/repeats.hpp"

#include "conformance/text/ids.hpp"

namespace kruispunt::conformance::gateways::sisa {
namespace {

void write(const text::xml_element& from, std::string& into) {
    if (from.name == "tijdstipBericht") return;
    into.append("<").append(from.space).append(" ").append(from.name);
    for (const auto& each : from.attributes)
        into.append(" ")
            .append(each.space)
            .append(" ")
            .append(each.name)
            .append("=")
            .append(each.value);
    into += '>';
    // The blanks between elements say nothing.
    if (from.children.empty()) into += from.text;
    for (const auto& each : from.children)
        write(each, into);
    into += "</>";
}

} // namespace

const repeats::remembered*
repeats::find(const std::string& reference, text::instant now, std::chrono::hours kept_for) {
    while (!order_.empty()) {
        const auto oldest = known_.find(order_.front());
        if (oldest != known_.end() && oldest->second.at + kept_for > now) break;
        if (oldest != known_.end()) known_.erase(oldest);
        order_.pop_front();
    }
    const auto found = known_.find(reference);
    return found == known_.end() ? nullptr : &found->second;
}

void repeats::remember(const std::string& reference, remembered what) {
    if (reference.empty() || !known_.emplace(reference, std::move(what)).second) return;
    order_.push_back(reference);
    if (order_.size() <= limit_) return;
    known_.erase(order_.front());
    order_.pop_front();
}

void repeats::clear() {
    known_.clear();
    order_.clear();
}

std::string content_of(const text::xml_element& root) {
    std::string written;
    write(root, written);
    return text::digest(written);
}

} // namespace kruispunt::conformance::gateways::sisa
