#include "adapters/sdk/disclosure_check.hpp"

#include "adapters/sdk/plan.hpp"

#include <algorithm>
#include <stdexcept>

namespace kruispunt::adapters::sdk {

namespace {

bool begins(std::string_view text, std::string_view start) {
    return text.substr(0, start.size()) == start;
}

// A field of the other side, without `other.`: allowed by name, or as a part of what is allowed.
// The region that the other side is in is no secret; a name that no policy knows is one.
bool may_learn(std::string_view part, const domain::region_policy& policy) {
    if (part == "region") return true;
    for (std::size_t i = 0; i < policy.may_learn.size(); ++i) {
        const std::string name(field_name(static_cast<domain::disclosed_field>(i)));
        if (part == name || begins(part, name + ".")) return policy.may_learn.test(i);
    }
    return false;
}

bool is_of_a_child(std::string_view name) {
    return begins(name, "child.") || name == "parents";
}

// Why a field may not be written, or nothing.
std::string objection(const rule& r, mapping_use use, const domain::region_policy& policy) {
    constexpr std::string_view other = "other.";
    if (r.target == field::count || use == mapping_use::read) return {};
    const std::string_view name = name_of(r.target);
    const std::string shown = "'" + r.path + "' writes '" + std::string(name) + "', ";
    if (begins(name, other) && !may_learn(name.substr(other.size()), policy))
        return shown + "which the policy of " + policy.region + " does not name in 'may_learn'";
    if (use == mapping_use::write && is_of_a_child(name))
        return shown + "and nothing of a child may leave";
    return {};
}

} // namespace

std::map<std::string, mapping> load_mappings(const std::filesystem::path& folder) {
    std::map<std::string, mapping> loaded;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::filesystem::path& file = entry.path();
        const std::string name = file.stem().string();
        if (file.extension() != ".toml" || name == "region" || name == "policy") continue;
        loaded.emplace(name, mapping(file));
    }
    return loaded;
}

void check_disclosure(
    const std::map<std::string, mapping>& mappings, const domain::region_policy& policy
) {
    for (const auto& [name, checked] : mappings) {
        const plan& rules = checked.compiled_plan();
        for (const rule& r : rules.rules) {
            const std::string wrong = objection(r, rules.use, policy);
            if (!wrong.empty())
                throw std::runtime_error(
                    rules.file.string() + ":" + std::to_string(r.line) + ": " + wrong
                );
        }
    }
}

} // namespace kruispunt::adapters::sdk
