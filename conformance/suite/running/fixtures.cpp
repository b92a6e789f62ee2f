#include "conformance/suite/running/fixtures.hpp"

#include <array>
#include <optional>
#include <stdexcept>

namespace kruispunt::conformance::suite::running {
namespace {

using evidence::variables;
using text::json;

constexpr std::string_view left_out = "-";

/// Builds an object out of variables, member by member.
class from_scope {
public:
    explicit from_scope(const variables& scope) : scope_(&scope) {}

    /// The variable's value, or what stands in for it; nothing where it is to be left out.
    std::optional<std::string>
    value(const std::string& variable, const std::string& otherwise = {}) const {
        const auto found = scope_->find(variable);
        auto given = found == scope_->end() ? otherwise : found->second;
        if (given.empty() || given == left_out) return std::nullopt;
        return given;
    }

    void
    put(json& into,
        const char* member,
        const std::string& variable,
        const std::string& otherwise = {}) const {
        if (auto given = value(variable, otherwise)) into[member] = std::move(*given);
    }

    void put_boolean(json& into, const char* member, const std::string& variable) const {
        if (const auto given = value(variable)) into[member] = *given == "true";
    }

private:
    const variables* scope_;
};

void put_whole(json& into, const char* member, json value) {
    if (!value.empty()) into[member] = std::move(value);
}

json organisation(const from_scope& from) {
    json made = json::object();
    from.put(made, "oin", "organisation.oin");
    from.put(made, "name", "organisation.name");
    from.put(made, "phone", "organisation.phone");
    return made;
}

json reporter(const from_scope& from) {
    json made = json::object();
    from.put(made, "name", "reporter.name");
    from.put(made, "function", "reporter.function");
    from.put(made, "phone", "reporter.phone");
    from.put(made, "email", "reporter.email");
    return made;
}

/// The fixture, whole, in the words of the reference regions' control API.
json signal(const from_scope& from) {
    json made = json::object();
    from.put(made, "id", "signal");
    from.put(made, "bsn", "child.bsn");
    from.put(made, "given_names", "child.given_names");
    from.put(made, "prefix", "prefix");
    from.put(made, "surname", "child.surname");
    from.put(made, "birth_date", "child.birth_date");
    from.put(made, "gender", "gender");
    from.put(made, "place", "child.place");
    from.put(made, "municipality", "municipality");
    json parents = json::array();
    for (const char* const variable : {"parent.bsn", "parent2.bsn"})
        if (auto bsn = from.value(variable)) parents.push_back(std::move(*bsn));
    put_whole(made, "parents", std::move(parents));
    put_whole(made, "organisation", organisation(from));
    put_whole(made, "reporter", reporter(from));
    from.put(made, "date", "date", from.value("today").value_or(std::string()));
    from.put(made, "informed", "informed", "ouders");
    from.put(made, "reason", "reason");
    from.put(made, "mutation_reason", "mutation_reason");
    return made;
}

json relocation(const from_scope& from) {
    json made = json::object();
    from.put(
        made,
        "municipality",
        "relocation.municipality",
        from.value("municipality").value_or(std::string())
    );
    from.put(made, "place", "relocation.place", from.value("child.place").value_or(std::string()));
    from.put(made, "date", "relocation.date", from.value("today").value_or(std::string()));
    return made;
}

json match_update(const from_scope& from) {
    json made = json::object();
    from.put_boolean(made, "confirmed", "update.confirmed");
    from.put(made, "consent", "update.consent");
    from.put_boolean(made, "family_informed", "update.family_informed");
    json coordinator = json::object();
    from.put(coordinator, "name", "update.coordinator.name");
    from.put(coordinator, "phone", "update.coordinator.phone");
    put_whole(made, "coordinator", std::move(coordinator));
    return made;
}

json inspection(const from_scope& from) {
    json made = json::object();
    from.put(made, "bsn", "child.bsn");
    from.put(
        made, "reference", "inspection.reference", from.value("reference").value_or(std::string())
    );
    from.put(made, "requester", "inspection.requester", "ouders");
    from.put(
        made,
        "municipality",
        "inspection.municipality",
        from.value("municipality").value_or(std::string())
    );
    return made;
}

void must_be_known(const std::string& word, std::initializer_list<std::string_view> words) {
    for (const auto each : words)
        if (each == word) return;
    throw std::runtime_error("the adapter knows no `" + word + "`");
}

} // namespace

json act_command(const std::string& action, const variables& scope) {
    must_be_known(
        action,
        {"give",
         "correct",
         "close",
         "withdraw",
         "relocate",
         "matches",
         "update_match",
         "inspect",
         "resume_feed"}
    );
    const from_scope from(scope);
    json made{{"command", "act"}, {"action", action}, {"signal", signal(from)}};
    if (action == "withdraw") from.put(made, "reason", "withdraw.reason", "overig");
    if (action == "relocate") made["relocation"] = relocation(from);
    if (action == "inspect") made["inspection"] = inspection(from);
    if (action == "update_match") {
        from.put(made, "match", "match");
        made["update"] = match_update(from);
    }
    return made;
}

json arrange_command(const variables& scope) {
    return {{"command", "arrange"}, {"state", "given"}, {"signal", signal(from_scope(scope))}};
}

json observe_command(const std::string& what, const variables& scope) {
    must_be_known(what, {"signal", "match", "told", "received"});
    const from_scope from(scope);
    json made{{"command", "observe"}, {"what", what}};
    from.put(made, "signal", "signal");
    from.put(made, "match", "match");
    return made;
}

} // namespace kruispunt::conformance::suite::running
