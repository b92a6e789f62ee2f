#include "gateway/portal/access.hpp"

#include <algorithm>

namespace kruispunt::portal {

namespace {

constexpr grant no = grant::nothing;
constexpr grant own = grant::own;
constexpr grant rough = grant::rough;
constexpr grant all = grant::all;

// Columns: coordinator, operator of a region, auditor, vendor, member, machine.
constexpr std::array routes{
    route{"GET", {"rol"}, action::self, {all, all, all, all, all, all}},
    route{"GET", {"deelnemers"}, action::regions, {rough, own, all, no, no, all}},
    route{"PUT", {"deelnemers", "*"}, action::admit, {all, no, no, no, no, all}},
    route{"POST", {"toelating"}, action::admit_all, {all, no, no, no, no, all}},
    route{
        "GET",
        {"deelnemers", "*", "sandboxsignalen"},
        action::sandbox_held,
        {no, own, no, no, no, all}},
    route{
        "POST",
        {"deelnemers", "*", "sandboxsignalen", "wis"},
        action::erase_sandbox,
        {rough, no, no, no, no, all}},
    route{"PUT", {"deelnemers", "*", "stand"}, action::stand, {no, own, no, no, no, all}},
    route{"POST", {"deelnemers", "*", "hervat"}, action::resume, {no, own, no, no, no, all}},
    route{
        "POST",
        {"deelnemers", "*", "stroom", "hervat"},
        action::resume_feed,
        {no, own, no, no, no, all}},
    route{
        "POST",
        {"deelnemers", "*", "verbindingstest"},
        action::connect,
        {rough, own, no, no, no, all}},
    route{"GET", {"bezwaren"}, action::objections, {no, own, all, no, no, all}},
    route{"POST", {"bezwaren"}, action::enter_objection, {no, own, no, no, no, all}},
    route{
        "POST", {"bezwaren", "*", "besluit"}, action::decide_objection, {no, own, no, no, no, all}},
    route{"GET", {"niet-opgepakt"}, action::untaken, {no, own, all, no, no, all}},
    route{"GET", {"aandacht"}, action::attention, {no, own, all, no, no, all}},
    route{"GET", {"cijfers"}, action::figures, {no, own, all, no, no, all}},
    route{"GET", {"matches", "*", "mededeling"}, action::match, {no, own, no, no, no, all}},
    route{"GET", {"aflevering"}, action::deliveries, {no, own, all, no, no, all}},
    route{"GET", {"aflevering", "meldingen"}, action::undelivered, {no, own, all, no, no, all}},
    route{
        "GET",
        {"aflevering", "meldingen", "*"},
        action::one_undelivered,
        {no, own, all, no, no, all}},
    route{
        "POST",
        {"aflevering", "meldingen", "*", "vervallen"},
        action::give_up,
        {no, own, no, no, no, all}},
    route{
        "POST",
        {"aflevering", "dode-brieven", "*", "opnieuw"},
        action::redrive,
        {no, own, no, no, no, all}},
    route{
        "POST",
        {"aflevering", "dode-brieven", "*", "vervallen"},
        action::give_up,
        {no, own, no, no, no, all}},
    route{"POST", {"reservekopieen"}, action::backup, {no, no, no, no, no, all}},
    route{"GET", {"alarmen"}, action::alarms, {no, own, all, no, no, all}},
    route{"GET", {"overzicht"}, action::overview, {no, own, all, no, no, all}},
    route{"GET", {"stroom"}, action::live, {rough, own, no, no, no, all}},
    route{"GET", {"certificaten"}, action::certificates, {no, own, all, no, no, all}},
    route{
        "POST",
        {"certificaten", "herlaad"},
        action::reload_certificates,
        {no, no, no, no, no, all}},
    route{"GET", {"sleutels"}, action::keys, {no, no, no, no, no, all}},
    route{"POST", {"sleutels", "vernieuw"}, action::rotate_keys, {no, no, no, no, no, all}},
    route{"POST", {"sleutels", "opruim"}, action::retire_keys, {no, no, no, no, no, all}},
    route{"GET", {"statistieken"}, action::statistics, {all, no, all, no, no, all}},
    route{"GET", {"abonnement"}, action::subscription, {rough, no, all, no, no, all}},
    route{"GET", {"logboek"}, action::trail, {no, no, all, no, no, all}},
    route{"GET", {"logboek", "bewijs", "*"}, action::trail_proof, {no, no, all, no, no, all}},
    route{"GET", {"logboek", "wortel"}, action::trail_root, {all, all, all, all, all, all}},
    route{
        "GET",
        {"logboek", "consistentie"},
        action::trail_consistency,
        {all, all, all, all, all, all}},
    route{"GET", {"logboek", "sleutel"}, action::trail_key, {all, all, all, all, all, all}},
    route{"GET", {"mogelijke-matches"}, action::possible, {rough, own, all, no, no, all}},
    route{
        "POST",
        {"mogelijke-matches", "*", "afwijzen"},
        action::dismiss_possible,
        {no, own, no, no, no, all}},
    route{"GET", {"conformiteitsrapporten"}, action::reports, {all, no, all, own, no, all}},
    route{"POST", {"conformiteitsrapporten"}, action::hand_in_report, {all, no, no, all, no, all}},
    route{"GET", {"conformiteitsrapporten", "*"}, action::one_report, {all, no, all, own, no, all}},
};

grant grant_of(role as, action what) {
    if (as == role::nobody) return grant::nothing;
    const auto at = std::find_if(routes.begin(), routes.end(), [what](const auto& r) {
        return r.action == what;
    });
    return at == routes.end() ? grant::nothing : at->grants.at(static_cast<std::size_t>(as));
}

// "leverancier:OIN/" of a name with the certificate's: a party's are all of one OIN in one role.
std::string_view party_in(std::string_view name) {
    const auto end = name.find('/');
    return end == std::string_view::npos ? std::string_view() : name.substr(0, end + 1);
}

verdict of_own_region(const caller& who, std::string_view region) {
    if (who.region.empty()) return {}; // an operator of nothing
    if (!region.empty() && region != who.region) return {verdict::state::wrong_region};
    return {verdict::state::allowed, {who.region, false}};
}

verdict of_own_party(const caller& who) {
    const std::string_view party = party_in(who.name);
    if (party.empty()) return {};
    return {verdict::state::allowed, {who.region, false, std::string(party)}};
}

std::string_view word_of(grant given) {
    switch (given) {
    case grant::nothing:
        return "–";
    case grant::own:
        return "own";
    case grant::rough:
        return "rough";
    case grant::all:
        return "all";
    }
    return {};
}

} // namespace

std::string_view word_of(role as) {
    switch (as) {
    case role::coordinator:
        return "coordinator";
    case role::region_operator:
        return "operator";
    case role::auditor:
        return "auditor";
    case role::vendor:
        return "vendor";
    case role::member:
        return "member";
    case role::machine:
        return "socket";
    case role::nobody:
        break;
    }
    return "nobody";
}

std::span<const route> all_routes() {
    return routes;
}

std::string text_of(const route& r) {
    std::string text(r.method);
    for (std::size_t i = 0; i < r.path.size() && !r.path.at(i).empty(); ++i)
        text.append(i == 0 ? " " : "/").append(r.path.at(i));
    return text;
}

bool scope::covers_of(std::string_view name) const {
    return party.empty() || party == party_in(name);
}

verdict decide(const caller& who, action what, std::string_view region) {
    switch (grant_of(who.as, what)) {
    case grant::nothing:
        break;
    case grant::own:
        return who.as == role::vendor ? of_own_party(who) : of_own_region(who, region);
    case grant::rough:
        return {verdict::state::allowed, {{}, true}};
    case grant::all: // a vendor may be one region's alone
        return {verdict::state::allowed, {who.as == role::vendor ? who.region : "", false}};
    }
    return {verdict::state::wrong_role};
}

std::string access_table() {
    std::string table = "| call |";
    for (int as = 0; as < static_cast<int>(role::nobody); ++as)
        table.append(" ").append(word_of(static_cast<role>(as))).append(" |");
    table += "\n|---|";
    for (int as = 0; as < static_cast<int>(role::nobody); ++as)
        table += "---|";
    for (const route& r : routes) {
        table.append("\n| ").append(text_of(r)).append(" |");
        for (const grant given : r.grants)
            table.append(" ").append(word_of(given)).append(" |");
    }
    return table + "\n";
}

} // namespace kruispunt::portal
