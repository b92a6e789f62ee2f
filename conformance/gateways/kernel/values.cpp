#include "conformance/gateways/kernel/values.hpp"

#include "conformance/gateways/behaviours.hpp"
#include "conformance/gateways/kernel/days.hpp"
#include "conformance/text/rules.hpp"

#include <unicode/normalizer2.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace kruispunt::conformance::gateways::kernel {
namespace {

constexpr std::size_t longest_text = 200;
constexpr std::size_t longest_reference = 40;
constexpr int age_limit = 23;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// `0000-00-00`: a digit for each 0.
bool has_shape(std::string_view value, std::string_view shape) {
    return value.size() == shape.size() &&
           std::equal(value.begin(), value.end(), shape.begin(), [](char c, char like) {
               return like == '0' ? is_digit(c) : c == like;
           });
}

template <std::size_t N>
bool one_of(std::string_view value, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), value) != words.end();
}

std::size_t characters(std::string_view value) {
    return static_cast<std::size_t>(std::count_if(value.begin(), value.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

// The controls of ASCII, and those that UTF-8 writes as C2 80 to C2 9F.
bool has_control(std::string_view value) {
    unsigned char before = 0;
    for (const char c : value) {
        const auto octet = static_cast<unsigned char>(c);
        if (octet < 0x20 || octet == 0x7F) return true;
        if (before == 0xC2 && octet < 0xA0) return true;
        before = octet;
    }
    return false;
}

/// The name as it may be given back: nothing in it can be a value (COM-27.2).
std::string masked(std::string_view name) {
    constexpr std::size_t longest = 40;
    constexpr std::size_t most_digits = 4;
    std::string shown;
    std::size_t digits = 0;
    for (const char c : name.substr(0, longest)) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '/';
        digits = is_digit(c) ? digits + 1 : 0;
        const bool harmless =
            letter || c == '-' || c == '.' || (is_digit(c) && digits <= most_digits);
        shown += harmless ? c : '_';
    }
    return shown;
}

/// The first day after all that a birth date allows, whose earliest is given.
std::string day_after(std::string_view birth_date, const std::string& earliest) {
    constexpr std::size_t year_length = 4;
    constexpr std::size_t month_length = 7;
    if (birth_date.size() == year_length) return years_after(earliest, 1);
    if (birth_date.size() != month_length) return earliest;
    return days_after(earliest, 31).substr(0, month_length) + "-01";
}

} // namespace

void value_rules::bsn(std::string_view field, std::string_view value) {
    if (!has_shape(value, "000000000"))
        found_->add("COM-10.1", "BSN_ONGELDIG", field, "not nine digits");
    else if (value == "000000000")
        found_->add("COM-10.3", "BSN_ONGELDIG", field, "nine zeros");
    else if (!text::carries_bsn(value))
        found_->add("COM-10.2", "BSN_ONGELDIG", field, "fails the 11-test");
}

void value_rules::birth_date(std::string_view field, std::string_view value) {
    const bool shaped =
        has_shape(value, "0000-00-00") || has_shape(value, "0000-00") || has_shape(value, "0000");
    if (shaped) return born(field, value);
    found_->add("COM-11.2", "WAARDE_ONGELDIG", field, "not YYYY-MM-DD, YYYY-MM or YYYY");
}

void value_rules::born(std::string_view field, std::string_view iso) {
    const auto earliest = earliest_day(iso);
    if (!earliest) return found_->add("COM-11.7", "DATUM_ONGELDIG", field, "no such day");
    if (today_.empty()) return;
    const bool late = found_->broken().behaves(behaviours::counts_day_after);
    const auto counted = late ? day_after(iso, *earliest) : *earliest;
    if (*earliest > today_)
        found_->add("COM-11.6", "DATUM_ONGELDIG", field, "in the future");
    else if (years_after(counted, age_limit) <= today_)
        found_->add("COM-12.1", "LEEFTIJD", field, "23 or older");
}

void value_rules::day(std::string_view field, std::string_view value) {
    if (!has_shape(value, "0000-00-00"))
        found_->add("COM-13.9", "WAARDE_ONGELDIG", field, "not YYYY-MM-DD");
    else if (!text::iso_date(value))
        found_->add("COM-11.7", "DATUM_ONGELDIG", field, "no such day");
}

void value_rules::signal_date(std::string_view field, std::string_view value) {
    day(field, value);
    if (text::iso_date(value) && !today_.empty() && value > today_)
        found_->add("COM-36.3", "DATUM_ONGELDIG", field, "in the future");
}

void value_rules::move_date(std::string_view field, std::string_view value) {
    day(field, value);
    if (text::iso_date(value) && !today_.empty() && value > today_)
        found_->add("COM-26.1", "DATUM_ONGELDIG", field, "a day to come");
}

void value_rules::text(std::string_view field, std::string_view value) {
    if (value.empty())
        found_->add("COM-13.8", "VERPLICHT_VELD", field, "empty");
    else if (has_control(value))
        found_->add("COM-13.3", "WAARDE_ONGELDIG", field, "holds control characters");
    else if (characters(value) > longest_text)
        found_->add("COM-13.5", "WAARDE_ONGELDIG", field, "more than 200 characters");
}

void value_rules::signal_id(std::string_view field, std::string_view value) {
    if (!text::signal_id(value)) found_->add("COM-13.6", "WAARDE_ONGELDIG", field, "no signal id");
}

void value_rules::reference(std::string_view field, std::string_view value) {
    if (value.empty())
        found_->add("COM-13.8", "VERPLICHT_VELD", field, "empty");
    else if (has_control(value))
        found_->add("COM-13.3", "WAARDE_ONGELDIG", field, "holds control characters");
    else if (characters(value) > longest_reference)
        found_->add("COM-13.7", "WAARDE_ONGELDIG", field, "more than 40 characters");
}

void value_rules::oin(std::string_view field, std::string_view value) {
    if (!text::oin(value)) found_->add("COM-13.9", "WAARDE_ONGELDIG", field, "not 20 digits");
}

void value_rules::municipality(
    std::string_view sentence, std::string_view field, std::string_view value
) {
    if (!text::municipality_code(value))
        found_->add(sentence, "WAARDE_ONGELDIG", field, "not four digits");
}

void value_rules::informed(std::string_view field, std::string_view value) {
    constexpr std::array<std::string_view, 4> words{"jeugdige", "ouders", "beiden", "niet"};
    if (!one_of(value, words))
        found_->add("INF-1.1", "WAARDE_ONGELDIG", field, "not one of the four words");
}

void value_rules::reason_for_none(std::string_view field, std::string_view value) {
    constexpr std::array<std::string_view, 2> words{"overmacht", "dreigende_situatie"};
    if (!one_of(value, words))
        found_->add("INF-1.6", "WAARDE_ONGELDIG", field, "not one of the two words");
}

void value_rules::consent(std::string_view field, std::string_view value) {
    constexpr std::array<std::string_view, 3> words{"gegeven", "geweigerd", "niet_gevraagd"};
    if (!one_of(value, words))
        found_->add("INF-2.1", "WAARDE_ONGELDIG", field, "not one of the three words");
}

void value_rules::withdrawal_reason(
    std::string_view sentence, std::string_view field, std::string_view value
) {
    constexpr std::array<std::string_view, 4> words{
        "vergissing", "bezwaar_gegrond", "overleden", "overig"};
    if (!one_of(value, words))
        found_->add_shared(
            {sentence, "WORD-1.5"}, "WAARDE_ONGELDIG", field, "not one of the four words"
        );
}

mutation_reason value_rules::reason_of_mutation(std::string_view field, std::string_view value) {
    if (value == "beheer") return mutation_reason::beheer;
    if (value == "identiteit") return mutation_reason::identiteit;
    found_->add("COM-32.1", "WAARDE_ONGELDIG", field, "not one of the two words");
    return mutation_reason::none;
}

void value_rules::requester(std::string_view field, std::string_view value) {
    constexpr std::array<std::string_view, 3> words{"jeugdige", "ouders", "beiden"};
    if (!one_of(value, words))
        found_->add("COM-37.1", "WAARDE_ONGELDIG", field, "not one of the three words");
}

void value_rules::match_id(std::string_view field, std::string_view value) {
    if (!text::uuid(value)) found_->add("COM-13.9", "WAARDE_ONGELDIG", field, "no UUID");
}

void value_rules::missing(std::string_view sentence, std::string_view field) {
    found_->add_shared({sentence, "COM-13.8"}, "VERPLICHT_VELD", field, "missing");
}

void value_rules::unknown(std::string_view field, std::string_view sentence) {
    std::vector<std::string_view> broken{sentence, "COM-14.2"};
    if (field.substr(field.rfind('/') + 1) == "redenMutatie") broken.emplace_back("COM-32.2");
    found_->add_shared(broken, "ONBEKEND_VELD", masked(field), "unknown here");
}

std::string value_rules::composed(std::string_view value) const {
    if (found_->broken().behaves(behaviours::composes_nothing)) return std::string(value);
    UErrorCode error = U_ZERO_ERROR;
    const auto* const form = icu::Normalizer2::getNFCInstance(error);
    if (U_FAILURE(error) != 0) throw std::runtime_error("ICU has no normalisation form C");
    const auto decomposed = icu::UnicodeString::fromUTF8(
        icu::StringPiece(value.data(), static_cast<std::int32_t>(value.size()))
    );
    const auto whole = form->normalize(decomposed, error);
    if (U_FAILURE(error) != 0) return std::string(value);
    std::string made;
    return whole.toUTF8String(made);
}

} // namespace kruispunt::conformance::gateways::kernel
