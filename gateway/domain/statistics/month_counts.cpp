#include "gateway/domain/statistics/month_counts.hpp"

#include <utility>

namespace kruispunt::domain::statistics {

std::string_view wire_word(measure what) {
    switch (what) {
    case measure::signals:
        return "signalen";
    case measure::uninformed:
        return "INFORMATIEPLICHT";
    case measure::without_bsn:
        return "zonder_bsn";
    case measure::matches:
        return "matches";
    case measure::without_reach:
        return "ZONDER_BEREIK";
    }
    return "";
}

place pair_of(std::string one, std::string other) {
    if (other < one) std::swap(one, other);
    return {std::move(one), std::move(other)};
}

void add(month_counts& to, const happening& what, std::int64_t times) {
    switch (what.what) {
    case measure::signals:
        to.regions[what.where.first].signals += times;
        return;
    case measure::uninformed:
        to.regions[what.where.first].uninformed += times;
        return;
    case measure::without_bsn:
        to.regions[what.where.first].without_bsn += times;
        return;
    case measure::matches:
        to.pairs[what.where].matches.at(what.delay) += times;
        return;
    case measure::without_reach:
        to.pairs[what.where].without_reach += times;
        return;
    }
}

} // namespace kruispunt::domain::statistics
