#include "conformance/population/tables/tables.hpp"

#include <array>

namespace kruispunt::conformance::population::tables {

namespace {

// clang-format off
constexpr auto beginnings = std::to_array<std::string_view>({
    "Beuken", "Kastanje", "Eiken", "Linden", "Berken", "Iepen", "Wilgen", "Populieren", "Esdoorn",
    "Lijsterbes", "Meidoorn", "Sering", "Tulpen", "Rozen", "Lelie", "Anjelier", "Narcis", "Krokus",
    "Zonnebloem", "Klaproos", "Merel", "Spreeuwen", "Zwaluw", "Ooievaar", "Reiger", "Kievit",
    "Grutto", "Leeuwerik", "Nachtegaal", "Uilen", "Wilhelmina", "Juliana", "Beatrix", "Emma",
    "Irene", "Margriet", "Oranje", "Nassau", "Prinsen", "Konings", "Rembrandt", "Vermeer", "Steen",
    "Hals", "Mondriaan", "Vondel", "Bilderdijk", "Multatuli", "Huygens", "Erasmus", "Kerk", "Dorps",
    "School", "Molen", "Station", "Haven", "Markt", "Brug", "Sluis", "Toren", "Noorder", "Zuider",
    "Ooster", "Wester", "Hoog", "Laag", "Lange", "Korte", "Nieuwe", "Oude", "Rijn", "Maas", "Waal",
    "IJssel", "Vecht", "Eem", "Schelde", "Amstel", "Spaarne", "Linge", "Koren", "Haver", "Gerst",
    "Tarwe", "Vlas", "Klaver", "Heide", "Brem", "Varen", "Mos", "Saturnus", "Jupiter", "Mars",
    "Venus", "Orion", "Poolster", "Zonne", "Maan", "Sterren", "Regenboog", "Smeden", "Bakker",
    "Wever", "Kuiper", "Visser", "Schipper", "Timmer", "Glazen", "Zilver", "Goud", "Batavia",
    "Bali", "Java", "Sumatra", "Paramaribo", "Curaçao", "Parijs", "Londen", "Wenen", "Praag",
    "Edison", "Newton", "Curie", "Lorentz", "Zeeman", "Boerhaave", "Leeuwenhoek", "Swammerdam",
});

constexpr auto endings = std::to_array<std::string_view>({
    "straat", "laan", "weg", "plein", "hof", "dreef", "kade", "pad", "steeg", "singel", "plantsoen",
    "park", "erf", "dijk", "gaarde", "burg",
});
// clang-format on

static_assert(beginnings.size() == 128 && endings.size() == 16);

} // namespace

std::span<const std::string_view> street_beginnings() {
    return beginnings;
}

std::span<const std::string_view> street_endings() {
    return endings;
}

} // namespace kruispunt::conformance::population::tables
