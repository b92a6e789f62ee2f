#include "conformance/gateways/kernel/residence.hpp"

#include "conformance/gateways/kernel/municipalities.hpp"

#include <tuple>

namespace kruispunt::conformance::gateways::kernel {
namespace {

struct naming {
    std::string date;
    std::size_t order = 0;
    std::string municipality;

    bool operator<(const naming& other) const {
        return std::tie(date, order) < std::tie(other.date, other.order);
    }
};

void take_later(std::optional<naming>& latest, naming other) {
    if (!latest || *latest < other) latest = std::move(other);
}

std::optional<naming> latest_naming(const book& of, const std::string& bsn) {
    std::optional<naming> latest;
    for (const auto& [key, signal] : of.signals)
        if (signal.says.bsn == bsn && signal.is_active() && signal.says.municipality)
            take_later(
                latest, {signal.says.date, signal.municipality_order, *signal.says.municipality}
            );
    for (const auto& move : of.moves)
        if (move.bsn == bsn) take_later(latest, {move.date, move.order, move.municipality});
    return latest;
}

} // namespace

std::optional<std::string> residence(const book& of, const std::string& bsn) {
    const auto latest = latest_naming(of, bsn);
    if (!latest) return std::nullopt;
    return latest->municipality;
}

std::optional<coordination> coordination_of(const std::optional<std::string>& municipality) {
    if (!municipality) return std::nullopt;
    const auto* const known = find_municipality(*municipality);
    if (known == nullptr) return std::nullopt;
    return coordination{*municipality, std::string(known->name)};
}

std::optional<coordination> coordination_of(const book& of, const open_match& match) {
    std::optional<naming> latest;
    for (const auto& side : match.sides) {
        const auto* const signal = of.find(side.of);
        if (signal == nullptr || !signal->says.bsn) continue;
        auto named = latest_naming(of, *signal->says.bsn);
        if (named) take_later(latest, std::move(*named));
    }
    if (!latest) return std::nullopt;
    return coordination_of(latest->municipality);
}

} // namespace kruispunt::conformance::gateways::kernel
