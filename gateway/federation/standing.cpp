#include "gateway/federation/standing.hpp"

#include "gateway/domain/as_of.hpp"
#include "gateway/domain/validator.hpp"

#include <algorithm>
#include <string_view>

namespace kruispunt::federation {

namespace {

using namespace domain;

bool is_match(match_kind kind) {
    return kind == match_kind::child || kind == match_kind::family;
}

// What nobody was told of stands for nobody (BEH-11).
template <class Match>
bool told(const Match& match) {
    return match.in_shadow_of.empty();
}

bool ends(const effects& effects, std::int64_t match) {
    const auto& ended = effects.ended_matches;
    return std::find(ended.begin(), ended.end(), match) != ended.end();
}

} // namespace

standing_matches standing(const facts& known) {
    return standing_after(known, 0, effects());
}

standing_matches standing_after(const facts& known, signal_number number, const effects& effects) {
    standing_matches found;
    const bool own_frozen = known.own && known.own->frozen;
    for (const open_match& match : known.matches) {
        const bool shown = told(match) && !match.over && !own_frozen && !match.other_frozen;
        if (is_match(match.kind) && shown && !ends(effects, match.number))
            found.push_back(match.id);
    }
    for (const match_write& match : effects.matches)
        if (is_match(match.kind) && told(match) &&
            (match.first == number || match.second == number))
            found.push_back(match.id);
    return found;
}

std::string tag_of(const stored_signal& signal, standing_matches matches) {
    validator tag;
    tag.add(signal.number).add(signal.content).add(static_cast<int>(shown_state(signal)));
    tag.add(signal.expires_on.time_since_epoch().count());
    // A store may give them in another order than the one in which they were made.
    std::sort(matches.begin(), matches.end());
    for (const uuid& match : matches)
        tag.add(match);
    return tag.text();
}

result<void> as_expected(const sealed_command& command, const facts& known) {
    if (!command.if_match) return {};
    const auto& tags = *command.if_match;
    const auto named = [&tags](std::string_view tag) {
        return std::find(tags.begin(), tags.end(), tag) != tags.end();
    };
    if (known.own && (named("*") || named(tag_of(*known.own, standing(known))))) return {};
    return make_error(errc::reference_conflict, field::precondition);
}

} // namespace kruispunt::federation
