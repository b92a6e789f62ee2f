#include "gateway/app/portal_roles.hpp"

#include "adapters/sdk/toml_table.hpp"
#include "gateway/app/config.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

namespace kruispunt::app {

namespace {

using adapters::sdk::toml_table;
using portal::role;
using portal::role_holder;

constexpr std::size_t most_roles = 1'000;

struct region_role {
    std::string_view begins;
    role as;
};

constexpr std::array region_roles{
    region_role{"operator-", role::region_operator}, region_role{"vendor-", role::vendor}};

bool is_oin(std::string_view text) {
    return text.size() == 20 && text.find_first_not_of("0123456789") == text.npos;
}

std::optional<role_holder> role_of(std::string_view word) {
    role_holder found;
    for (const region_role& each : region_roles) {
        if (!word.starts_with(each.begins) || word.size() == each.begins.size()) continue;
        found.as = each.as;
        found.region = word.substr(each.begins.size());
        return found;
    }
    for (const role each : {role::coordinator, role::auditor, role::vendor})
        if (portal::word_of(each) == word) {
            found.as = each;
            return found;
        }
    return std::nullopt;
}

role_holder read_holder(const toml_table& t) {
    t.allow("oin name role");
    const std::string oin = t.text("oin");
    const std::string name = t.text("name");
    const auto as = role_of(t.text("role"));
    if (!is_oin(oin)) t.fail(t.raw().source(), "'oin' is not an OIN of 20 digits");
    if (name.empty()) t.fail(t.raw().source(), "'name', the certificate's common name, is missing");
    if (!as)
        t.fail(
            t.raw().source(),
            "'role' is coordinator, operator-<region>, auditor, vendor or vendor-<region>"
        );
    role_holder holder = *as;
    holder.oin = oin;
    holder.common_name = name;
    return holder;
}

bool same_certificate(const role_holder& a, const role_holder& b) {
    return a.oin == b.oin && a.common_name == b.common_name;
}

} // namespace

std::vector<role_holder> read_portal_roles(const toml_table& portal) {
    std::vector<role_holder> all;
    portal.items("roles", [&all, &portal](const toml::node& item) {
        const toml::table* const table = item.as_table();
        if (!table) portal.fail(item.source(), "a role is oin, name and role");
        role_holder one = read_holder(toml_table(portal.file(), *table));
        const bool twice = std::any_of(all.begin(), all.end(), [&one](const role_holder& each) {
            return same_certificate(each, one);
        });
        if (twice) portal.fail(item.source(), "this oin and name have a role already");
        if (all.size() == most_roles) portal.fail(item.source(), "there are too many");
        all.push_back(std::move(one));
    });
    return all;
}

void check_portal_roles(const config& c) {
    for (const role_holder& each : c.portal_roles) {
        if (each.region.empty()) continue;
        const bool known = std::any_of(c.regions.begin(), c.regions.end(), [&each](const auto& r) {
            return r.name == each.region;
        });
        if (known) continue;
        throw std::runtime_error(
            c.file.string() + ": [[portal.roles]]: " + std::string(portal::word_of(each.as)) + "-" +
            each.region + ": no such region takes part"
        );
    }
}

portal::role_book role_book_of(const config& c) {
    std::vector<portal::member_oin> members;
    for (const region_config& region : c.regions)
        members.push_back({region.oin, region.name});
    return {c.portal_roles, std::move(members)};
}

} // namespace kruispunt::app
