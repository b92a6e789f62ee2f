#include "conformance/suite/plan/variables.hpp"

#include "conformance/suite/plan/made_up.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace kruispunt::conformance::suite::plan {
namespace {

using namespace std::chrono;

struct area {
    std::string_view protocol;
    std::string_view place;
    std::string_view municipality;
};

/// A place in the area of each index.
constexpr std::array areas{
    area{"esar", "Lelystad", "0995"},
    area{"multisignaal", "Amsterdam", "0363"},
    area{"sisa", "Rotterdam", "0599"},
    area{"midden-nederland", "Utrecht", "0344"}};

const area& area_of(std::string_view test) {
    const auto protocol = test.substr(0, test.find('.'));
    const auto* const found = std::ranges::find(areas, protocol, &area::protocol);
    return found == areas.end() ? areas.back() : *found;
}

template <std::size_t Count>
std::string one_of(drawn_octets& from, const std::array<std::string_view, Count>& words) {
    return std::string(words[from.below(static_cast<std::uint32_t>(Count))]);
}

std::string given_names(drawn_octets& from) {
    constexpr std::array<std::string_view, 8> words{
        "Zoë", "Aïcha", "Jens", "Noor", "Çağla", "Björn", "Renée", "Siem"};
    const auto first = one_of(from, words);
    return first + " " + one_of(from, words);
}

std::string surname(drawn_octets& from) {
    constexpr std::array<std::string_view, 8> words{
        "Proefkind",
        "Toetsema",
        "Teststra",
        "Schijnbergen",
        "Keurdijk",
        "Proevé",
        "Namaak",
        "Verzonnen"};
    // Letters, so that the name is nobody else's: an answer that repeats it is told at once.
    std::string own = one_of(from, words);
    for (int letter = 0; letter < 6; ++letter)
        own += static_cast<char>('a' + from.below(26));
    return own;
}

std::string dutch_phone(drawn_octets& from) {
    return "+3188" + from.digits(7);
}

std::string iso_day(sys_days day) {
    return text::rfc3339(day).substr(0, 10);
}

sys_days today_of(text::instant now) {
    return floor<days>(now + text::amsterdam_offset(now));
}

std::string uuid_from(drawn_octets& from, char version) {
    auto text = from.hexadecimal(32);
    text[12] = version;
    text[16] = "89ab"[from.below(4)];
    for (const std::size_t dash : {8U, 13U, 18U, 23U})
        text.insert(dash, 1, '-');
    return text;
}

std::string uuid7(drawn_octets& from, text::instant now) {
    auto milliseconds_since =
        static_cast<std::uint64_t>(duration_cast<milliseconds>(now.time_since_epoch()).count());
    auto text = uuid_from(from, '7');
    for (const std::size_t place : {12U, 11U, 10U, 9U, 7U, 6U, 5U, 4U, 3U, 2U, 1U, 0U}) {
        text[place] = "0123456789abcdef"[milliseconds_since % 16U];
        milliseconds_since /= 16U;
    }
    return text;
}

void draw_child(
    evidence::variables& into, const scope_place& of, drawn_octets& from, text::instant now
) {
    into["child.bsn"] = made_up_bsn(of.seed, 3 * of.number);
    into["parent.bsn"] = made_up_bsn(of.seed, 3 * of.number + 1);
    into["parent2.bsn"] = made_up_bsn(of.seed, 3 * of.number + 2);
    into["bsn.bad_sum"] = spoiled(into["child.bsn"]);
    into["bsn.eight"] = eight_digits(of.number);
    into["bsn.zeros"] = "000000000";
    into["child.given_names"] = given_names(from);
    into["child.surname"] = surname(from);
    // A child of eight, in any time zone and for months to come.
    const auto eighth = year_month_day(today_of(now)) - years(8);
    const auto born = sys_days(eighth.year() / eighth.month() / 1) - days(30 + from.below(100));
    into["child.birth_date"] = iso_day(born);
    const auto& at = area_of(of.test);
    into["child.place"] = at.place;
    into["municipality"] = at.municipality;
}

void draw_reporter(evidence::variables& into, drawn_octets& from) {
    into["organisation.oin"] = "00000099007" + from.digits(9);
    into["organisation.name"] = "Proefteam " + from.hexadecimal(8);
    into["organisation.phone"] = dutch_phone(from);
    into["organisation.phone_new"] = dutch_phone(from);
    auto reporter = surname(from);
    into["reporter.email"] = "m." + from.hexadecimal(8) + "@proefteam.example";
    into["reporter.name"] = "M. " + reporter;
    into["reporter.function"] = "wijkcoach";
    into["reporter.phone"] = dutch_phone(from);
    into["coordinator.name"] = "C. " + surname(from);
    into["coordinator.phone"] = dutch_phone(from);
}

void draw_ids(evidence::variables& into, drawn_octets& from, text::instant now) {
    into["signal"] = "KC-" + from.hexadecimal(16);
    into["reference"] = "R-" + from.hexadecimal(16);
    into["match"] = uuid_from(from, '4');
    into["notice"] = uuid_from(from, '4');
    into["transaction"] = uuid7(from, now);
    auto trace = from.hexadecimal(32);
    into["traceparent"] = "00-" + trace + "-" + from.hexadecimal(16) + "-01";
    for (char number = '1'; number <= '9'; ++number)
        into[std::string("uuid.") + number] = uuid_from(from, '4');
}

} // namespace

evidence::variables draw(const scope_place& of, text::instant now, const facts& known) {
    if (of.number >= most_scopes)
        throw std::out_of_range("a run has at most " + std::to_string(most_scopes) + " scopes");
    drawn_octets from(of.seed + '/' + of.test + '/' + of.scope);
    evidence::variables drawn;
    draw_child(drawn, of, from, now);
    draw_reporter(drawn, from);
    draw_ids(drawn, from, now);
    drawn["today"] = iso_day(today_of(now));
    drawn["now"] = text::rfc3339(now);
    drawn["moment.1"] = text::rfc3339(now + hours(5)).substr(0, 23) + "+05:00";
    drawn["oin.region"] = known.region_oin;
    drawn["oin.partner"] = known.partner_oin;
    drawn["oin.gateway"] = known.gateway_oin;
    drawn["webhook"] = known.webhook;
    return drawn;
}

std::string uuid_of(std::string_view seed) {
    drawn_octets from(seed);
    return uuid_from(from, '4');
}

} // namespace kruispunt::conformance::suite::plan
