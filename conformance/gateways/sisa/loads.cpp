#include "conformance/gateways/sisa/loads.hpp"

#include "conformance/gateways/behaviours.hpp"
#include "conformance/text/xml.hpp"

#include <algorithm>

namespace kruispunt::conformance::gateways::sisa {
namespace {

/// `CODE veld` of a `Fo03`; empty where it is none.
std::string details_in(const text::xml_element& within) {
    if (within.name == "details") return within.text;
    for (const auto& each : within.children)
        if (auto found = details_in(each); !found.empty()) return found;
    return {};
}

std::string refusal_in(const wire::response& alone) {
    const auto read = text::read_xml(alone.body);
    const auto* const root = std::get_if<text::xml_element>(&read);
    return root == nullptr ? std::string() : details_in(*root);
}

} // namespace

std::vector<std::string_view> documents_of(std::string_view load) {
    std::vector<std::string_view> documents;
    while (!load.empty()) {
        const auto end = load.find('\n');
        const auto line = load.substr(0, end);
        if (line.find_first_not_of(" \t\r") != line.npos) documents.push_back(line);
        load.remove_prefix(end == load.npos ? load.size() : end + 1);
    }
    return documents;
}

bool load_answer::note(const std::string& number, const wire::response& alone) {
    const auto why = refusal_in(alone);
    lines_.push_back(number + (why.empty() ? ";Bv03" : ";Fo03;" + why));
    if (why.empty()) return true;
    ++refused_;
    return !broken_.behaves(behaviours::loads_stop_at_refusal);
}

wire::response load_answer::whole() const {
    auto lines = lines_;
    if (broken_.behaves(behaviours::answers_loads_backwards))
        std::reverse(lines.begin(), lines.end());
    std::string body;
    for (const auto& each : lines)
        body += each + '\n';
    body += "TOTAAL;" + std::to_string(lines.size()) + ";Bv03;" +
            std::to_string(lines.size() - refused_) + ";Fo03;" + std::to_string(refused_) + '\n';
    return {200, {{"Content-Type", "text/plain; charset=utf-8"}}, std::move(body)};
}

} // namespace kruispunt::conformance::gateways::sisa
