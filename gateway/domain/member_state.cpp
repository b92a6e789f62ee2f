#include "gateway/domain/member_state.hpp"

#include <algorithm>
#include <array>

namespace kruispunt::domain {

namespace {

struct word {
    member_state state;
    std::string_view text;
};

constexpr std::array words{
    word{member_state::sandbox, "sandbox"},
    word{member_state::admitted, "toegelaten"},
    word{member_state::suspended, "geschorst"}};

} // namespace

std::string_view wire_word(member_state state) {
    return words.at(static_cast<std::size_t>(state)).text;
}

std::optional<member_state> member_state_of(std::string_view text) {
    for (const word& each : words)
        if (each.text == text) return each.state;
    return std::nullopt;
}

membership_fault may_become(const membership& now, member_state wanted, bool has_report) {
    const bool unproven = !now.admitted && !has_report;
    if (wanted == member_state::admitted && unproven) return membership_fault::no_report;
    if (wanted == member_state::sandbox && now.admitted) return membership_fault::was_admitted;
    return membership_fault::none;
}

membership become(const membership& now, member_state wanted) {
    return {wanted, now.admitted || wanted == member_state::admitted};
}

bool exchange(std::string_view a, std::string_view b, const admitted_regions& admitted) {
    return admitted.contains(a) == admitted.contains(b);
}

void keep_apart(facts& known, std::string_view region, const admitted_regions& admitted) {
    if (admitted.empty()) return;
    const auto apart = [&](const stored_signal& other) {
        return !exchange(region, other.region, admitted);
    };
    const auto not_here = [&](signal_number number) {
        const auto is = [number](const stored_signal& s) { return s.number == number; };
        const auto among = [&is](const std::vector<stored_signal>& all) {
            return std::any_of(all.begin(), all.end(), is);
        };
        return !among(known.same_child) && !among(known.siblings);
    };
    for (auto* signals : {&known.same_child, &known.family, &known.siblings})
        std::erase_if(*signals, apart);
    std::erase_if(known.held, [&](const inspected_fact& f) { return not_here(f.signal); });
    std::erase_if(known.sibling_matches, [&](const sibling_match& m) {
        return not_here(m.signal);
    });
}

} // namespace kruispunt::domain
