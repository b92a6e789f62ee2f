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

const rule* plan::rule_for(field target) const {
    const auto found = std::find_if(rules.begin(), rules.end(), [target](const rule& r) {
        return r.target == target;
    });
    return found == rules.end() ? nullptr : &*found;
}

} // namespace kruispunt::adapters::sdk
