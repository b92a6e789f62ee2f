#include "adapters/sdk/policy_file.hpp"

#include "adapters/sdk/toml_table.hpp"
#include "gateway/domain/retention.hpp"

#include <optional>
#include <stdexcept>

namespace kruispunt::adapters::sdk {

namespace {

using domain::archive_start;
using domain::closing_rule;
using domain::consenter;
using domain::disclosed_field;

std::optional<closing_rule> closing_named(std::string_view word) {
    if (word == "lapses_after_a_year") return closing_rule::lapses_after_a_year;
    if (word == "inactive_at_once") return closing_rule::inactive_at_once;
    if (word == "destroyed_at_once") return closing_rule::destroyed_at_once;
    return std::nullopt;
}

std::optional<archive_start> archive_named(std::string_view word) {
    if (word == "none") return archive_start::none;
    if (word == "given") return archive_start::given;
    if (word == "inactive") return archive_start::inactive;
    return std::nullopt;
}

std::optional<std::size_t> field_named(std::string_view name) {
    for (std::size_t i = 0; i < static_cast<std::size_t>(disclosed_field::count); ++i)
        if (field_name(static_cast<disclosed_field>(i)) == name) return i;
    return std::nullopt;
}

int years(const toml_table& whole, std::string_view key) {
    const toml::node* found = whole.raw().get(key);
    if (found == nullptr) whole.fail(whole.raw().source(), "'" + std::string(key) + "' is missing");
    const auto value = whole.number(key, 0);
    if (value < 0 || value > 100)
        whole.fail(found->source(), "'" + std::string(key) + "' is no number of years");
    return static_cast<int>(value);
}

void read_words(const toml_table& whole, domain::region_policy& policy) {
    const auto closing = closing_named(whole.text("closing"));
    if (!closing) whole.fail(whole.raw().source(), "'closing' is missing or no known rule");
    policy.closing = *closing;
    const auto archive = archive_named(whole.text("archive_from"));
    if (!archive) whole.fail(whole.raw().source(), "'archive_from' is missing or no known word");
    policy.archive_from = *archive;
}

std::optional<consenter> consenter_named(std::string_view word) {
    for (const auto who : {consenter::parents, consenter::young_person, consenter::family_member})
        if (word_of(who) == word) return who;
    return std::nullopt;
}

void read_consent(const toml_table& whole, domain::region_policy& policy) {
    whole.items("consent", [&](const toml::node& item) {
        if (!item.is_table()) whole.fail(item.source(), "'consent' is a list of tables");
        const toml_table step(whole.file(), *item.as_table());
        step.allow("from_age by");
        const auto by = consenter_named(step.text("by"));
        if (!by) whole.fail(item.source(), "'by' is missing or no known word");
        policy.consent.push_back({years(step, "from_age"), *by});
    });
    if (!domain::whole(policy.consent))
        whole.fail(
            whole.raw().source(), "'consent' names nobody for some age: from 0, then rising"
        );
}

void read_learnt(const toml_table& whole, domain::region_policy& policy) {
    whole.items("may_learn", [&](const toml::node& item) {
        const auto field = item.is_string() ? field_named(item.as_string()->get()) : std::nullopt;
        if (!field) whole.fail(item.source(), "'may_learn' names a field that cannot be disclosed");
        policy.may_learn.set(*field);
    });
}

} // namespace

domain::region_policy load_policy(const std::filesystem::path& file) {
    const toml::table parsed = parse_toml(file);
    const toml_table whole(file, parsed);
    whole.allow("region active_years closing archive_from archive_years age_limit_years "
                "gives_bsn_only may_leave_out_bsn consent may_learn");
    domain::region_policy policy;
    policy.region = whole.text("region");
    if (policy.region.empty()) whole.fail(parsed.source(), "'region' is missing");
    policy.active_years = years(whole, "active_years");
    policy.archive_years = years(whole, "archive_years");
    policy.age_limit_years = years(whole, "age_limit_years");
    policy.gives_bsn_only = whole.flag("gives_bsn_only", false);
    policy.may_leave_out_bsn = whole.flag("may_leave_out_bsn", false);
    read_words(whole, policy);
    read_consent(whole, policy);
    read_learnt(whole, policy);
    if (!within_statute(policy))
        whole.fail(
            parsed.source(),
            "beyond the statute: at most 2 years active, 5 archived, 23 years of age"
        );
    return policy;
}

} // namespace kruispunt::adapters::sdk
