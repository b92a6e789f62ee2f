#include "gateway/federation/read.hpp"

#include "gateway/federation/correct.hpp"
#include "gateway/federation/matching.hpp"
#include "gateway/federation/standing.hpp"
#include "gateway/federation/telling.hpp"

#include <algorithm>
#include <utility>

namespace kruispunt::federation {

namespace {

using namespace domain;

constexpr int longest_page = 1000;

needs facts_of_signal(const sealed_command& command) {
    return {command.signal_key, std::nullopt};
}

needs facts_of_listing(const sealed_command& command) {
    sealed_listing asked = std::get<sealed_listing>(command.act);
    asked.page = std::max(asked.page, 1);
    asked.page_size = std::clamp(asked.page_size, 1, longest_page);
    return {command.signal_key, std::nullopt, asked};
}

result<outcome> state_of(const sealed_command& command, const facts& known) {
    if (auto ok = as_expected(command, known); !ok) return ok.error();
    if (!known.own) return make_error(errc::signal_unknown, field::signal_id);
    return outcome_for(outcome::effect::read, *known.own, standing(known), {});
}

// What the notice of this match would say, were it sent now.
notice said_of(const stored_signal& own, const listed_fact& line, const std::string& municipality) {
    notice n;
    n.kind = notice_kind::match_made;
    n.region = own.region;
    n.reference = own.reference;
    n.about = own.number;
    n.other = line.match.other.signal;
    n.other_region = line.match.other.region;
    n.match = line.match.id;
    n.kind_of_match = line.match.kind;
    n.made_at = line.match.made_at;
    n.municipality = municipality;
    return n;
}

decision decide_read(const sealed_command& command, const facts& known, const circumstances& at) {
    return recorded("read", command, at, {state_of(command, known), {}});
}

result<outcome> listing(const sealed_command& command, const facts& known) {
    auto told = state_of(command, known);
    if (!told) return told;
    const std::string municipality = coordinating_municipality(*known.own, known.same_child);
    told->tag.clear(); // of the listing as it is disclosed, which only the exchange can make
    if (known.own->frozen) return told;
    told->match_total = known.listed_total;
    for (const listed_fact& line : known.listed)
        told->matches.push_back({said_of(*known.own, line, municipality), line.contact, line.said});
    return told;
}

decision decide_list(const sealed_command& command, const facts& known, const circumstances& at) {
    return recorded("list-matches", command, at, {listing(command, known), {}});
}

} // namespace

const use_case read{facts_of_signal, decide_read};

const use_case list{facts_of_listing, decide_list};

} // namespace kruispunt::federation
