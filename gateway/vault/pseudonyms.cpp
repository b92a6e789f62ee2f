#include "gateway/vault/pseudonyms.hpp"

#include <algorithm>
#include <string>

namespace kruispunt::vault {

namespace {

using namespace domain;

constexpr char year_label[] = "kruispunt/birth-year/1";
constexpr char month_label[] = "kruispunt/birth-month/1";
constexpr char day_label[] = "kruispunt/birth-day/1";

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
    out.year = shortened(mac, year_label, child, text.substr(0, 4));
    if (date.month()) out.month = shortened(mac, month_label, child, text.substr(5, 2));
    if (date.day_of_month()) out.day = shortened(mac, day_label, child, text.substr(8, 2));
    return out;
}

short_digest part_of(
    const keyed_digest& mac,
    const char* label,
    const pseudonym& child,
    std::size_t number,
    int width
) {
    std::string text = std::to_string(number);
    text.insert(0, static_cast<std::size_t>(width) - text.size(), '0');
    return shortened(mac, label, child, text);
}

} // namespace

pseudonym pseudonym_of(const keyed_digest& mac, const bsn& number) {
    return mac("kruispunt/pseudonym/1", {number.digits()});
}

parent_pseudonym parent_pseudonym_of(const keyed_digest& mac, const bsn& number) {
    return mac("kruispunt/parent/1", {number.digits()});
}

contact_parts contact_parts_of(
    const keyed_digest& mac,
    const digest& key,
    const organisation& who,
    const std::optional<professional>& by
) {
    const professional none;
    const professional& reporter = by ? *by : none;
    contact_parts parts{};
    const auto put = [&](disclosed_field part, const std::string& value) {
        const digest whole = mac("kruispunt/contact-part/1", {view(key), field_name(part), value});
        auto& half = parts.at(static_cast<std::size_t>(part));
        std::copy_n(whole.begin(), half.size(), half.begin());
    };
    put(disclosed_field::organisation_oin, who.oin);
    put(disclosed_field::organisation_name, who.name);
    put(disclosed_field::organisation_phone, who.phone);
    put(disclosed_field::reporter_name, reporter.name);
    put(disclosed_field::reporter_function, reporter.function);
    put(disclosed_field::reporter_phone, reporter.phone);
    put(disclosed_field::reporter_email, reporter.email);
    return parts;
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

sealed_calendar
calendar_of(const keyed_digest& mac, const pseudonym& child, int first_year, int last_year) {
    sealed_calendar made;
    made.first_year = first_year;
    for (int year = first_year; year <= last_year; ++year)
        made.years.push_back(part_of(mac, year_label, child, static_cast<std::size_t>(year), 4));
    for (std::size_t i = 0; i < made.months.size(); ++i)
        made.months[i] = part_of(mac, month_label, child, i + 1, 2);
    for (std::size_t i = 0; i < made.days.size(); ++i)
        made.days[i] = part_of(mac, day_label, child, i + 1, 2);
    return made;
}

} // namespace kruispunt::vault
