#include "conformance/population/address_history.hpp"

#include "conformance/population/tables/tables.hpp"
#include "conformance/population/weighted_rows.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <string_view>

namespace kruispunt::conformance::population {

namespace {

using std::chrono::days;
using tables::former_municipality_row;
using tables::municipality_row;
using tables::place_row;

constexpr std::uint32_t moves_per_thousand_years = 72;

// How far a move goes, per thousand moves: within the municipality below the first of these, then
// within the province, then within the same half of the country; the rest goes anywhere.
constexpr std::uint32_t within_municipality = 580;
constexpr std::uint32_t within_province = 760;
constexpr std::uint32_t within_half = 880;

/// The letters of postcodes. F, I, O, Q, U and Y were left out at first.
constexpr std::string_view postcode_letters = "ABCDEGHJKLMNPRSTVWXZ";
constexpr std::uint32_t letter_count = 20;

/// A place with all that is looked up for it once.
struct location {
    const place_row* place;
    const municipality_row* municipality;
    const former_municipality_row* former; ///< null where it never merged
    std::uint32_t first_street;            ///< where its walk through the street names begins
};

const municipality_row& municipality_of(const place_row& place) {
    const auto rows = tables::municipalities();
    return *std::find_if(rows.begin(), rows.end(), [&place](const municipality_row& row) {
        return row.code == place.municipality;
    });
}

const former_municipality_row* former_of(const place_row& place) {
    const auto rows = tables::former_municipalities();
    const auto found = std::find_if(rows.begin(), rows.end(), [&place](const auto& row) {
        return row.place == place.name;
    });
    return found == rows.end() ? nullptr : &*found;
}

std::vector<location> make_locations() {
    std::vector<location> all;
    for (const place_row& place : tables::places()) {
        const auto first_street = static_cast<std::uint32_t>(scramble(place.first_postcode));
        all.push_back({&place, &municipality_of(place), former_of(place), first_street});
    }
    return all;
}

const std::vector<location>& locations() {
    static const std::vector<location> all = make_locations();
    return all;
}

const location& draw_anywhere(random_stream& random) {
    static const weighted_rows<location> by_population = [] {
        weighted_rows<location> rows;
        for (const location& where : locations())
            rows.add(where, where.place->weight);
        return rows;
    }();
    return by_population.pick(random);
}

/// By population among the places that are `near`; one of them at least must be.
template <typename Near>
const location& draw_among(random_stream& random, Near near) {
    std::uint32_t total = 0;
    for (const location& where : locations())
        if (near(where)) total += where.place->weight;
    std::uint32_t left = random.below(total);
    for (const location& where : locations()) {
        if (!near(where)) continue;
        if (left < where.place->weight) return where;
        left -= where.place->weight;
    }
    return locations().back();
}

/// The country's two halves: the west with Utrecht and Flevoland, and the rest.
bool western(const location& where) {
    const std::string_view province = where.municipality->province;
    return province == "NH" || province == "ZH" || province == "UT" || province == "FL";
}

const location& draw_next(random_stream& random, const location& now) {
    const std::uint32_t distance = random.below(1000);
    if (distance < within_municipality)
        return draw_among(random, [&now](const location& there) {
            return there.municipality == now.municipality;
        });
    if (distance < within_province)
        return draw_among(random, [&now](const location& there) {
            return there.municipality->province == now.municipality->province;
        });
    if (distance < within_half)
        return draw_among(random, [&now](const location& there) {
            return western(there) == western(now);
        });
    return draw_anywhere(random);
}

/// The second letter for `draw` < 20; SA, SD and SS are never given out.
std::uint32_t lawful_second(std::uint32_t first, std::uint32_t draw) {
    const char letter = postcode_letters[draw];
    const bool barred =
        postcode_letters[first] == 'S' && (letter == 'A' || letter == 'D' || letter == 'S');
    return barred ? draw + 1 : draw;
}

/// The street of a block of postcodes (those alike but for the last letter); no other block of the
/// place has it.
std::string street_of(const location& where, std::uint32_t block) {
    const auto beginnings = tables::street_beginnings();
    const auto endings = tables::street_endings();
    const auto all = static_cast<std::uint32_t>(beginnings.size() * endings.size());
    const std::uint32_t index = (where.first_street + block * 1229) % all;
    std::string street{beginnings[index % beginnings.size()]};
    street += endings[index / beginnings.size()];
    return street;
}

std::string_view draw_letter(random_stream& random) {
    constexpr std::array<std::string_view, 5> letters = {"A", "A", "B", "C", "D"};
    if (!random.chance(50)) return {};
    return letters[random.below(letters.size())];
}

std::string_view draw_addition(random_stream& random) {
    constexpr std::array<std::string_view, 8> additions = {
        "1", "2", "3", "bis", "hs", "II", "III", "1hg"};
    if (!random.chance(60)) return {};
    return additions[random.below(additions.size())];
}

void set_municipality(address& at, const location& where, day from) {
    at.from = from;
    const former_municipality_row* former = where.former;
    const bool before = former != nullptr &&
                        from < make_day(former->until_year, former->until_month, former->until_day);
    at.municipality = before ? former->code : where.municipality->code;
    at.municipality_name = before ? former->name : where.municipality->name;
    at.region = before ? former->region : where.municipality->region;
}

/// An address whose parts agree: a postcode is ten numbers on one side of one street.
address draw_address(random_stream& random, const location& where, day from) {
    const place_row& place = *where.place;
    const std::uint32_t ranges = place.last_postcode - place.first_postcode + 1;
    const std::uint32_t range = random.below(ranges);
    const std::uint32_t first = random.below(letter_count);
    const std::uint32_t one = random.below(letter_count);
    const std::uint32_t other = random.below(letter_count);
    const std::uint32_t second = lawful_second(first, std::min(one, other));
    address at;
    at.street = street_of(where, range * letter_count + first);
    at.number = static_cast<int>(second / 2 * 20 + 1 + second % 2 + 2 * random.below(10));
    at.letter = draw_letter(random);
    at.addition = draw_addition(random);
    at.postcode = std::to_string(place.first_postcode + range);
    at.postcode += postcode_letters[first];
    at.postcode += postcode_letters[second];
    at.place = place.name;
    set_municipality(at, where, from);
    return at;
}

/// Adds an address, unless it is the house the household lives in already.
void move_to(std::vector<address>& history, address next) {
    const bool stays = !history.empty() && history.back().postcode == next.postcode &&
                       history.back().number == next.number;
    if (!stays) history.push_back(std::move(next));
}

/// Before the household leaves on `until`: the merger of its municipality, if there was one.
void note_merger(std::vector<address>& history, const location& where, day until) {
    if (where.former == nullptr) return;
    const day merged =
        make_day(where.former->until_year, where.former->until_month, where.former->until_day);
    if (history.back().from >= merged || until <= merged) return;
    address same_house = history.back();
    set_municipality(same_house, where, merged);
    history.push_back(std::move(same_house));
}

} // namespace

std::vector<address> draw_address_history(random_stream& random, day first, day today) {
    std::vector<address> history;
    const location* where = &draw_anywhere(random);
    history.push_back(draw_address(random, *where, first));
    for (day year = first + days{30}; year + days{365} <= today; year += days{365}) {
        if (!random.chance(moves_per_thousand_years)) continue;
        const day moved = year + days{random.between(0, 334)};
        note_merger(history, *where, moved);
        where = &draw_next(random, *where);
        move_to(history, draw_address(random, *where, moved));
    }
    note_merger(history, *where, today + days{1});
    return history;
}

} // namespace kruispunt::conformance::population
