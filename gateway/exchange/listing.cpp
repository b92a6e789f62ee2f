#include "gateway/exchange/listing.hpp"

#include "gateway/domain/validator.hpp"
#include "gateway/exchange/far_side.hpp"

#include <utility>

namespace kruispunt::exchange {

using namespace domain;

namespace {

void add(const counterparty& other, validator& to) {
    const professional reporter = other.reporter.value_or(professional());
    const case_lead lead = other.coordinator.value_or(case_lead());
    to.add(other.region).add(other.organisation_oin.value_or(""));
    to.add(other.organisation_name.value_or("")).add(other.organisation_phone.value_or(""));
    to.add(other.reporter.has_value()).add(reporter.name).add(reporter.function);
    to.add(reporter.phone).add(reporter.email).add(lead.name).add(lead.phone);
    to.add(other.consent ? wire_word(*other.consent) : std::string_view());
}

void add(const disclosure& told, validator& to) {
    const notice& what = told.what();
    to.add(what.reference).add(what.match).add(static_cast<int>(what.kind_of_match));
    to.add(what.made_at.time_since_epoch().count());
    add(told.counterparty().value_or(counterparty()), to);
    const municipality where = told.coordination().value_or(municipality());
    to.add(where.code).add(where.name);
}

std::string tag_of(const outcome& listed, const std::vector<listed_match>& matches) {
    validator tag;
    tag.add(listed.reference).add(listed.match_total);
    for (const listed_match& match : matches)
        add(match.told, tag);
    return tag.text();
}

} // namespace

result<opened_listing> open_listing(
    const outcome& listed,
    ports::vault& vault,
    const region_policy& receiver,
    const municipality_lookup& municipalities,
    day today
) {
    opened_listing opened;
    for (const match_line& line : listed.matches) {
        auto contact =
            open_far_side(vault, line.contact, line.said, line.what.match, line.what.other_region);
        if (!contact && contact.error().code == errc::signal_unknown) {
            opened.gone.push_back(line.contact.data_key);
            if (line.said.lead) opened.gone.push_back(line.said.lead->data_key);
            ++opened.left_out;
            continue;
        }
        if (!contact) return make_error(errc::temporarily_unavailable, {}, contact.error().detail);
        std::optional<municipality> where;
        if (!line.what.municipality.empty() && municipalities)
            where = municipalities(line.what.municipality, today);
        opened.matches.push_back({disclose(line.what, receiver, *contact, where), true});
    }
    opened.tag = tag_of(listed, opened.matches);
    return opened;
}

} // namespace kruispunt::exchange
