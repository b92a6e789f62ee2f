#include "conformance/population/tables/tables.hpp"

#include <array>

namespace kruispunt::conformance::population::tables {

namespace {

constexpr std::string_view esar = "esar";
constexpr std::string_view multisignaal = "multisignaal";
constexpr std::string_view sisa = "sisa";
constexpr std::string_view midden_nederland = "midden-nederland";
constexpr std::string_view none = "-";

// clang-format off
constexpr auto municipality_rows = std::to_array<municipality_row>({
    {"0034", "Almere", "FL", esar}, {"0050", "Zeewolde", "FL", esar},
    {"0171", "Noordoostpolder", "FL", esar}, {"0184", "Urk", "FL", esar},
    {"0303", "Dronten", "FL", esar}, {"0995", "Lelystad", "FL", esar},
    {"0307", "Amersfoort", "UT", midden_nederland}, {"0308", "Baarn", "UT", midden_nederland},
    {"0310", "De Bilt", "UT", midden_nederland}, {"0313", "Bunschoten", "UT", midden_nederland},
    {"0321", "Houten", "UT", midden_nederland}, {"0327", "Leusden", "UT", midden_nederland},
    {"0340", "Rhenen", "UT", midden_nederland}, {"0342", "Soest", "UT", midden_nederland},
    {"0344", "Utrecht", "UT", midden_nederland}, {"0345", "Veenendaal", "UT", midden_nederland},
    {"0352", "Wijk bij Duurstede", "UT", midden_nederland},
    {"0353", "IJsselstein", "UT", midden_nederland}, {"0355", "Zeist", "UT", midden_nederland},
    {"0356", "Nieuwegein", "UT", midden_nederland}, {"0632", "Woerden", "UT", midden_nederland},
    {"0736", "De Ronde Venen", "UT", midden_nederland},
    {"1581", "Utrechtse Heuvelrug", "UT", midden_nederland},
    {"1904", "Stichtse Vecht", "UT", midden_nederland},
    {"1961", "Vijfheerenlanden", "UT", midden_nederland}, {"0358", "Aalsmeer", "NH", multisignaal},
    {"0362", "Amstelveen", "NH", multisignaal}, {"0363", "Amsterdam", "NH", multisignaal},
    {"0384", "Diemen", "NH", multisignaal}, {"0385", "Edam-Volendam", "NH", multisignaal},
    {"0415", "Landsmeer", "NH", multisignaal}, {"0431", "Oostzaan", "NH", multisignaal},
    {"0437", "Ouder-Amstel", "NH", multisignaal}, {"0439", "Purmerend", "NH", multisignaal},
    {"0451", "Uithoorn", "NH", multisignaal}, {"0479", "Zaanstad", "NH", multisignaal},
    {"0852", "Waterland", "NH", multisignaal}, {"0880", "Wormerland", "NH", multisignaal},
    {"0361", "Alkmaar", "NH", none}, {"0392", "Haarlem", "NH", none},
    {"0394", "Haarlemmermeer", "NH", none}, {"0402", "Hilversum", "NH", none},
    {"0489", "Barendrecht", "ZH", sisa}, {"0502", "Capelle aan den IJssel", "ZH", sisa},
    {"0542", "Krimpen aan den IJssel", "ZH", sisa}, {"0556", "Maassluis", "ZH", sisa},
    {"0597", "Ridderkerk", "ZH", sisa}, {"0599", "Rotterdam", "ZH", sisa},
    {"0606", "Schiedam", "ZH", sisa}, {"0613", "Albrandswaard", "ZH", sisa},
    {"0622", "Vlaardingen", "ZH", sisa}, {"1621", "Lansingerland", "ZH", sisa},
    {"1930", "Nissewaard", "ZH", sisa}, {"1992", "Voorne aan Zee", "ZH", sisa},
    {"0503", "Delft", "ZH", none}, {"0505", "Dordrecht", "ZH", none}, {"0513", "Gouda", "ZH", none},
    {"0518", "'s-Gravenhage", "ZH", none}, {"0546", "Leiden", "ZH", none},
    {"0637", "Zoetermeer", "ZH", none}, {"0014", "Groningen", "GR", none},
    {"0080", "Leeuwarden", "FR", none}, {"1900", "Súdwest-Fryslân", "FR", none},
    {"0106", "Assen", "DR", none}, {"0114", "Emmen", "DR", none}, {"0150", "Deventer", "OV", none},
    {"0153", "Enschede", "OV", none}, {"0166", "Kampen", "OV", none},
    {"0193", "Zwolle", "OV", none}, {"0200", "Apeldoorn", "GE", none},
    {"0202", "Arnhem", "GE", none}, {"0228", "Ede", "GE", none}, {"0243", "Harderwijk", "GE", none},
    {"0268", "Nijmegen", "GE", none}, {"0687", "Middelburg", "ZE", none},
    {"0715", "Terneuzen", "ZE", none}, {"0758", "Breda", "NB", none},
    {"0772", "Eindhoven", "NB", none}, {"0796", "'s-Hertogenbosch", "NB", none},
    {"0855", "Tilburg", "NB", none}, {"0917", "Heerlen", "LI", none},
    {"0935", "Maastricht", "LI", none}, {"0983", "Venlo", "LI", none},
});

constexpr auto place_rows = std::to_array<place_row>({
    {"Almere", "0034", 1311, 1363, 226}, {"Zeewolde", "0050", 3891, 3899, 24},
    {"Emmeloord", "0171", 8301, 8305, 27}, {"Marknesse", "0171", 8316, 8316, 4},
    {"Ens", "0171", 8307, 8307, 3}, {"Urk", "0184", 8321, 8322, 22},
    {"Dronten", "0303", 8251, 8254, 30}, {"Swifterbant", "0303", 8255, 8255, 7},
    {"Biddinghuizen", "0303", 8256, 8256, 6}, {"Lelystad", "0995", 8211, 8245, 85},
    {"Amersfoort", "0307", 3811, 3826, 161}, {"Baarn", "0308", 3741, 3744, 25},
    {"De Bilt", "0310", 3731, 3732, 11}, {"Bilthoven", "0310", 3721, 3723, 23},
    {"Bunschoten-Spakenburg", "0313", 3751, 3752, 21}, {"Houten", "0321", 3991, 3995, 50},
    {"Leusden", "0327", 3831, 3834, 31}, {"Rhenen", "0340", 3911, 3912, 20},
    {"Soest", "0342", 3761, 3768, 47}, {"Utrecht", "0344", 3511, 3585, 330},
    {"De Meern", "0344", 3453, 3454, 22}, {"Vleuten", "0344", 3451, 3452, 26},
    {"Veenendaal", "0345", 3901, 3907, 69}, {"Wijk bij Duurstede", "0352", 3961, 3962, 24},
    {"IJsselstein", "0353", 3401, 3404, 34}, {"Zeist", "0355", 3701, 3709, 66},
    {"Nieuwegein", "0356", 3431, 3439, 66}, {"Woerden", "0632", 3441, 3449, 54},
    {"Mijdrecht", "0736", 3641, 3643, 17}, {"Vinkeveen", "0736", 3645, 3645, 9},
    {"Doorn", "1581", 3941, 3941, 11}, {"Driebergen-Rijsenburg", "1581", 3971, 3972, 19},
    {"Maarssen", "1904", 3601, 3608, 42}, {"Breukelen", "1904", 3621, 3621, 11},
    {"Vianen", "1961", 4131, 4133, 21}, {"Leerdam", "1961", 4141, 4143, 21},
    {"Aalsmeer", "0358", 1431, 1433, 33}, {"Amstelveen", "0362", 1181, 1188, 94},
    {"Amsterdam", "0363", 1011, 1109, 900}, {"Diemen", "0384", 1111, 1112, 33},
    {"Edam", "0385", 1135, 1135, 8}, {"Volendam", "0385", 1131, 1132, 23},
    {"Landsmeer", "0415", 1121, 1121, 11}, {"Oostzaan", "0431", 1511, 1511, 10},
    {"Ouderkerk aan de Amstel", "0437", 1191, 1191, 9}, {"Duivendrecht", "0437", 1114, 1115, 5},
    {"Purmerend", "0439", 1441, 1448, 84}, {"Middenbeemster", "0439", 1462, 1462, 4},
    {"Zuidoostbeemster", "0439", 1461, 1461, 5}, {"Uithoorn", "0451", 1421, 1422, 22},
    {"Zaandam", "0479", 1501, 1509, 78}, {"Krommenie", "0479", 1561, 1562, 19},
    {"Wormerveer", "0479", 1521, 1521, 13}, {"Monnickendam", "0852", 1141, 1141, 10},
    {"Wormer", "0880", 1531, 1531, 13}, {"Alkmaar", "0361", 1811, 1827, 100},
    {"Haarlem", "0392", 2011, 2037, 165}, {"Hoofddorp", "0394", 2131, 2136, 79},
    {"Nieuw-Vennep", "0394", 2151, 2153, 32}, {"Hilversum", "0402", 1211, 1223, 94},
    {"Barendrecht", "0489", 2991, 2994, 49}, {"Capelle aan den IJssel", "0502", 2901, 2909, 68},
    {"Krimpen aan den IJssel", "0542", 2921, 2926, 30}, {"Maassluis", "0556", 3141, 3147, 36},
    {"Ridderkerk", "0597", 2981, 2987, 33}, {"Rotterdam", "0599", 3011, 3089, 660},
    {"Schiedam", "0606", 3111, 3125, 82}, {"Rhoon", "0613", 3161, 3162, 10},
    {"Poortugaal", "0613", 3171, 3172, 10}, {"Vlaardingen", "0622", 3131, 3138, 76},
    {"Berkel en Rodenrijs", "1621", 2651, 2652, 33}, {"Bergschenhoek", "1621", 2661, 2662, 20},
    {"Bleiswijk", "1621", 2665, 2665, 12}, {"Spijkenisse", "1930", 3201, 3209, 75},
    {"Brielle", "1992", 3231, 3232, 14}, {"Hellevoetsluis", "1992", 3221, 3225, 41},
    {"Rockanje", "1992", 3235, 3235, 7}, {"Oostvoorne", "1992", 3233, 3233, 7},
    {"Delft", "0503", 2611, 2629, 107}, {"Dordrecht", "0505", 3311, 3329, 122},
    {"Gouda", "0513", 2801, 2809, 76}, {"'s-Gravenhage", "0518", 2511, 2597, 566},
    {"Leiden", "0546", 2311, 2334, 130}, {"Zoetermeer", "0637", 2711, 2729, 128},
    {"Groningen", "0014", 9711, 9747, 210}, {"Leeuwarden", "0080", 8911, 8941, 96},
    {"Sneek", "1900", 8601, 8608, 34}, {"Bolsward", "1900", 8701, 8702, 10},
    {"Assen", "0106", 9401, 9408, 65}, {"Emmen", "0114", 7811, 7828, 58},
    {"Deventer", "0150", 7411, 7429, 90}, {"Enschede", "0153", 7511, 7548, 160},
    {"Kampen", "0166", 8261, 8266, 38}, {"Zwolle", "0193", 8011, 8043, 132},
    {"Apeldoorn", "0200", 7311, 7339, 142}, {"Arnhem", "0202", 6811, 6846, 167},
    {"Ede", "0228", 6711, 6718, 77}, {"Harderwijk", "0243", 3841, 3849, 43},
    {"Nijmegen", "0268", 6511, 6546, 185}, {"Middelburg", "0687", 4331, 4339, 43},
    {"Terneuzen", "0715", 4531, 4538, 25}, {"Breda", "0758", 4811, 4839, 160},
    {"Eindhoven", "0772", 5611, 5658, 246}, {"'s-Hertogenbosch", "0796", 5211, 5237, 118},
    {"Tilburg", "0855", 5011, 5049, 210}, {"Heerlen", "0917", 6411, 6422, 68},
    {"Maastricht", "0935", 6211, 6229, 123}, {"Venlo", "0983", 5911, 5928, 66},
});

constexpr auto former_rows = std::to_array<former_municipality_row>({
    {"Middenbeemster", "0370", "Beemster", multisignaal, 2022, 1, 1},
    {"Zuidoostbeemster", "0370", "Beemster", multisignaal, 2022, 1, 1},
    {"Brielle", "0501", "Brielle", sisa, 2023, 1, 1},
    {"Hellevoetsluis", "0530", "Hellevoetsluis", sisa, 2023, 1, 1},
    {"Rockanje", "0614", "Westvoorne", sisa, 2023, 1, 1},
    {"Oostvoorne", "0614", "Westvoorne", sisa, 2023, 1, 1},
});
// clang-format on

} // namespace

std::span<const municipality_row> municipalities() {
    return municipality_rows;
}

std::span<const place_row> places() {
    return place_rows;
}

std::span<const former_municipality_row> former_municipalities() {
    return former_rows;
}

} // namespace kruispunt::conformance::population::tables
