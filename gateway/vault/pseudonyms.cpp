#include "gateway/vault/pseudonyms.hpp"

#include <algorithm>
#include <string>

namespace kruispunt::vault {

namespace {

using namespace domain;

std::string_view view(const digest& d) {
    return {reinterpret_cast<const char*>(d.data()), d.size()};
}

short_digest
shortened(const keyed_digest& mac, const char* label, const pseudonym& child, std::string_view v) {
    const digest whole = mac(label, {view(child), v});
    short_digest half{};
    std::copy_n(whole.begin(), half.size(), half.begin());
    return half;
}

sealed_birth_date sealed(const keyed_digest& mac, const pseudonym& child, const birth_date& date) {
    sealed_birth_date out;
    const std::string text = to_text(date.earliest());
    out.year = shortened(mac, "kruispunt/birth-year/1", child, text.substr(0, 4));
    if (date.month())
        out.month = shortened(mac, "kruispunt/birth-month/1", child, text.substr(5, 2));
    if (date.day_of_month())
        out.day = shortened(mac, "kruispunt/birth-day/1", child, text.substr(8, 2));
    return out;
}

} // namespace

pseudonym pseudonym_of(const keyed_digest& mac, const bsn& number) {
    return mac("kruispunt/pseudonym/1", {number.digits()});
}

digest signal_key(const keyed_digest& mac, std::string_view region, std::string_view reference) {
    return mac("kruispunt/signal/1", {region, reference});
}

comparands
comparands_of(const keyed_digest& mac, const pseudonym& child, const domain::child& who) {
    comparands out;
    if (who.birth_date) out.birth_date = sealed(mac, child, *who.birth_date);
    if (!who.comparable_given.empty())
        out.given_name = shortened(mac, "kruispunt/given-name/1", child, who.comparable_given);
    return out;
}

} // namespace kruispunt::vault
