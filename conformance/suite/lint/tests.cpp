#include "conformance/suite/catalogue/test_reader.hpp"
#include "conformance/suite/lint/parts.hpp"

#include <algorithm>
#include <set>

namespace kruispunt::conformance::suite::lint {
namespace {

using catalogue::test;

std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

/// `.2` and the like, or nothing.
bool is_number_suffix(std::string_view text) {
    if (text.empty()) return true;
    return text.size() >= 2 && text.size() <= 3 && text[0] == '.' &&
           text.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

void check_id(const test& one, found_faults& into) {
    const auto begins = one.protocol + '.' + std::string(catalogue::short_name(one.of)) + '.' +
                        lower(one.requirements.front());
    if (!one.id.starts_with(begins) ||
        !is_number_suffix(std::string_view(one.id).substr(begins.size())))
        into.push_back(
            one.id + ": by its folder and first sentence its id is " + begins +
            ", or that with .2, .3 …"
        );
}

/// Sentences of this protocol's page or of the pages that all share.
void check_sentence(
    const catalogue::catalogue& all, const test& one, const std::string& id, found_faults& into
) {
    const auto found = all.requirements.find(id);
    if (found == all.requirements.end())
        into.push_back(one.id + ": cites " + id + ", which no page has");
    else if (found->second.page != "common" && found->second.page != one.protocol)
        into.push_back(one.id + ": cites " + id + ", which is of " + found->second.page);
}

void check_level(const catalogue::catalogue& all, const test& one, found_faults& into) {
    const auto first = all.requirements.find(one.requirements.front());
    if (first != all.requirements.end() && first->second.at != one.at)
        into.push_back(one.id + ": has another level than " + first->first);
}

/// Whether something is there that a system must refuse: a change, a wrong answer or certificate of
/// ours, or a state that earlier steps made.
bool can_be_refused(const test& one) {
    if (one.steps.size() > 1) return true;
    return std::ranges::any_of(one.steps, [](const catalogue::step& step) {
        const auto* sent = std::get_if<catalogue::send_step>(&step);
        if (sent != nullptr) return sent->changed.has_value() || !sent->where.with.empty();
        const auto* acted = std::get_if<catalogue::act_step>(&step);
        return acted != nullptr && !acted->where.with.empty();
    });
}

bool is_tested(const catalogue::step& step) {
    return std::visit(
        [](const auto& of) {
            if constexpr (requires { of.arranges; })
                return !of.arranges;
            else if constexpr (requires { of.expect; })
                return !of.expect.empty();
            else
                return std::is_same_v<std::decay_t<decltype(of)>, catalogue::nothing_step>;
        },
        step
    );
}

} // namespace

std::vector<std::string> sentences_of(const test& one) {
    auto cited = one.requirements;
    for (const auto& step : one.steps)
        std::visit(
            [&cited](const auto& of) {
                if constexpr (requires { of.expect; })
                    for (const auto& each : of.expect)
                        for (const auto& check : each.checks)
                            if (!check.requirement.empty()) cited.push_back(check.requirement);
            },
            step
        );
    return cited;
}

void check_tests(const catalogue::catalogue& all, found_faults& into) {
    std::set<std::string> ids;
    for (const auto& one : all.tests) {
        if (!ids.insert(one.id).second) into.push_back(one.id + ": two tests have this id");
        check_id(one, into);
        for (const auto& id : sentences_of(one))
            check_sentence(all, one, id, into);
        check_level(all, one, into);
        if (one.nl == one.en) into.push_back(one.id + ": says the same in Dutch and in English");
        if (std::ranges::none_of(one.steps, is_tested))
            into.push_back(one.id + ": no step of it can fail");
        if (one.kind == catalogue::kind::refuses && !can_be_refused(one))
            into.push_back(one.id + ": has nothing that could be refused");
    }
}

} // namespace kruispunt::conformance::suite::lint
