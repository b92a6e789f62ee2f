#include "adapters/sdk/plan.hpp"

#include <algorithm>

namespace kruispunt::adapters::sdk {

std::optional<std::string_view> code_table::canonical(std::string_view wire) const {
    for (const auto& [on_the_wire, word] : words)
        if (on_the_wire == wire) return word;
    return std::nullopt;
}

std::string_view code_table::wire(std::string_view canonical) const {
    for (const auto& [on_the_wire, word] : words)
        if (word == canonical) return on_the_wire;
    return {};
}

const rule* rule_for(const rule& below, field target) {
    for (const rule& child : below.children) {
        if (child.target == target) return &child;
        if (const rule* found = rule_for(child, target)) return found;
    }
    return nullptr;
}

} // namespace kruispunt::adapters::sdk
