#include "gateway/app/commands/loss_report.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <ostream>
#include <utility>

namespace kruispunt::app {

namespace {

using adapters::sdk::explained_value;
using adapters::sdk::fate;

constexpr std::array all_fates{fate::moved, fate::checked, fate::refused, fate::left};

const char* word_of(fate what) {
    switch (what) {
    case fate::moved:
        return "moved";
    case fate::checked:
        return "checked";
    case fate::refused:
        return "refused";
    case fate::left:
        break;
    }
    return "left";
}

// Where the rule stands: `signaal.toml:11`.
std::string rule_of(const explained_value& v) {
    if (v.mapping.empty()) return "no mapping looks at it";
    return v.mapping + ".toml" + (v.line == 0 ? "" : ":" + std::to_string(v.line));
}

bool begins(std::string_view text, std::string_view start) {
    return text.substr(0, start.size()) == start;
}

bool is_of_a_signal(std::string_view name) {
    return begins(name, "child.") || begins(name, "reporter.") || begins(name, "organisation.") ||
           name == "parents";
}

std::string joined(const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& name : names)
        all += (all.empty() ? "" : ", ") + name;
    return all.empty() ? "nothing" : all;
}

} // namespace

loss_report::loss_report(
    std::string message,
    std::string region,
    const adapters::sdk::explanation& found,
    const std::vector<domain::region_policy>& others
)
    : message_(std::move(message)), region_(std::move(region)), found_(found) {
    const bool signal =
        std::any_of(found.values.begin(), found.values.end(), [](const explained_value& v) {
            return v.field == "organisation.oin";
        });
    if (!signal) return;
    for (const domain::region_policy& policy : others)
        told_.push_back(told_to(policy));
}

loss_report::told loss_report::told_to(const domain::region_policy& policy) const {
    told made{&policy, {}, {}};
    for (const explained_value& v : found_.values) {
        if (!is_of_a_signal(v.field)) continue;
        bool learns = false;
        for (std::size_t i = 0; i < policy.may_learn.size(); ++i)
            if (field_name(static_cast<domain::disclosed_field>(i)) == v.field)
                learns = policy.may_learn.test(i);
        auto& names = learns ? made.learns : made.stays;
        if (std::find(names.begin(), names.end(), v.field) == names.end()) names.push_back(v.field);
    }
    return made;
}

void loss_report::print_text(std::ostream& out) const {
    out << message_ << ", as " << region_ << " gives it\n";
    std::size_t widest = 0;
    for (const explained_value& v : found_.values)
        widest = std::max(widest, v.path.size());
    for (const explained_value& v : found_.values) {
        const std::string into = v.what == fate::moved     ? "-> " + v.field
                                 : v.what == fate::refused ? v.code
                                                           : "";
        const std::string word = word_of(v.what);
        out << "  " << word << std::string(9 - word.size(), ' ') << v.path
            << std::string(widest - v.path.size() + 2, ' ') << into << (into.empty() ? "" : "  ")
            << '(' << rule_of(v) << ")\n";
    }
    const char* comma = "";
    for (const fate what : all_fates) {
        out << comma << found_.count(what) << ' ' << word_of(what);
        comma = ", ";
    }
    out << '\n';
    for (const told& t : told_)
        out << "At a match " << t.to->region << " is told: " << joined(t.learns)
            << "\n  and never: " << joined(t.stays) << '\n';
}

void loss_report::print_json(std::ostream& out) const {
    nlohmann::ordered_json values = nlohmann::ordered_json::array();
    for (const explained_value& v : found_.values)
        values.push_back(
            {{"path", v.path},
             {"what", word_of(v.what)},
             {"field", v.field},
             {"mapping", v.mapping},
             {"line", v.line},
             {"code", v.code}}
        );
    nlohmann::ordered_json others = nlohmann::ordered_json::array();
    for (const told& t : told_)
        others.push_back({{"region", t.to->region}, {"told", t.learns}, {"withheld", t.stays}});
    const nlohmann::ordered_json all{
        {"message", message_}, {"region", region_}, {"values", values}, {"at_a_match", others}};
    out << all.dump(2) << '\n';
}

} // namespace kruispunt::app
