#include "conformance/suite/plan/course.hpp"

#include <algorithm>

namespace kruispunt::conformance::suite::plan {
namespace {

template <class Step>
concept placed = requires(const Step& step) {
    step.where;
};

template <class Step>
concept named = requires(const Step& step) {
    step.name;
};

} // namespace

const catalogue::step_place* place_of(const operation& of) {
    return std::visit(
        []<class Step>(const Step& step) -> const catalogue::step_place* {
            if constexpr (placed<Step>)
                return &step.where;
            else
                return nullptr;
        },
        of.does
    );
}

std::string name_of(const operation& of) {
    return std::visit(
        []<class Step>(const Step& step) -> std::string {
            if constexpr (named<Step>)
                return step.name;
            else
                return {};
        },
        of.does
    );
}

std::string scope_of(const operation& of, const std::vector<operation>& plan) {
    if (const auto* where = place_of(of)) return where->scope;
    if (const auto* again = std::get_if<catalogue::repeat_step>(&of.does)) {
        const auto first = std::ranges::find(plan, again->of, name_of);
        if (first != plan.end() && place_of(*first) != nullptr) return place_of(*first)->scope;
    }
    return "a";
}

void enter(scopes& all, const operation& of, std::size_t index) {
    const auto* where = place_of(of);
    if (where == nullptr) return;
    auto& into = all[where->scope];
    const bool second = where->by == catalogue::party::partner;
    into["oin.self"] = into[second ? "oin.partner" : "oin.region"];
    into["message"] = uuid_of(into["uuid.1"] + '/' + std::to_string(index));
    for (const auto& [name, value] : where->with) {
        auto given = filled(value, all, where->scope);
        into[name] = std::move(given);
    }
}

} // namespace kruispunt::conformance::suite::plan
