#include "conformance/gateways/kernel/municipalities.hpp"

#include <algorithm>
#include <array>

namespace kruispunt::conformance::gateways::kernel {
namespace {

constexpr std::array<municipality, 69> table{{
    {"0014", "Groningen", ""},
    {"0034", "Almere", "esar"},
    {"0050", "Zeewolde", "esar"},
    {"0080", "Leeuwarden", ""},
    {"0153", "Enschede", ""},
    {"0171", "Noordoostpolder", "esar"},
    {"0184", "Urk", "esar"},
    {"0193", "Zwolle", ""},
    {"0202", "Arnhem", ""},
    {"0268", "Nijmegen", ""},
    {"0303", "Dronten", "esar"},
    {"0307", "Amersfoort", "midden-nederland"},
    {"0308", "Baarn", "midden-nederland"},
    {"0310", "De Bilt", "midden-nederland"},
    {"0312", "Bunnik", "midden-nederland"},
    {"0313", "Bunschoten", "midden-nederland"},
    {"0317", "Eemnes", "midden-nederland"},
    {"0321", "Houten", "midden-nederland"},
    {"0327", "Leusden", "midden-nederland"},
    {"0331", "Lopik", "midden-nederland"},
    {"0335", "Montfoort", "midden-nederland"},
    {"0339", "Renswoude", "midden-nederland"},
    {"0340", "Rhenen", "midden-nederland"},
    {"0342", "Soest", "midden-nederland"},
    {"0344", "Utrecht", "midden-nederland"},
    {"0345", "Veenendaal", "midden-nederland"},
    {"0351", "Woudenberg", "midden-nederland"},
    {"0352", "Wijk bij Duurstede", "midden-nederland"},
    {"0353", "IJsselstein", "midden-nederland"},
    {"0355", "Zeist", "midden-nederland"},
    {"0356", "Nieuwegein", "midden-nederland"},
    {"0358", "Aalsmeer", "multisignaal"},
    {"0362", "Amstelveen", "multisignaal"},
    {"0363", "Amsterdam", "multisignaal"},
    {"0384", "Diemen", "multisignaal"},
    {"0385", "Edam-Volendam", "multisignaal"},
    {"0392", "Haarlem", ""},
    {"0415", "Landsmeer", "multisignaal"},
    {"0431", "Oostzaan", "multisignaal"},
    {"0437", "Ouder-Amstel", "multisignaal"},
    {"0439", "Purmerend", "multisignaal"},
    {"0451", "Uithoorn", "multisignaal"},
    {"0479", "Zaanstad", "multisignaal"},
    {"0489", "Barendrecht", "sisa"},
    {"0502", "Capelle aan den IJssel", "sisa"},
    {"0518", "Den Haag", ""},
    {"0542", "Krimpen aan den IJssel", "sisa"},
    {"0556", "Maassluis", "sisa"},
    {"0589", "Oudewater", "midden-nederland"},
    {"0597", "Ridderkerk", "sisa"},
    {"0599", "Rotterdam", "sisa"},
    {"0606", "Schiedam", "sisa"},
    {"0613", "Albrandswaard", "sisa"},
    {"0622", "Vlaardingen", "sisa"},
    {"0632", "Woerden", "midden-nederland"},
    {"0736", "De Ronde Venen", "midden-nederland"},
    {"0758", "Breda", ""},
    {"0772", "Eindhoven", ""},
    {"0852", "Waterland", "multisignaal"},
    {"0855", "Tilburg", ""},
    {"0880", "Wormerland", "multisignaal"},
    {"0935", "Maastricht", ""},
    {"0995", "Lelystad", "esar"},
    {"1581", "Utrechtse Heuvelrug", "midden-nederland"},
    {"1621", "Lansingerland", "sisa"},
    {"1904", "Stichtse Vecht", "midden-nederland"},
    {"1930", "Nissewaard", "sisa"},
    {"1961", "Vijfheerenlanden", "midden-nederland"},
    {"1992", "Voorne aan Zee", "sisa"},
}};

} // namespace

const municipality* find_municipality(std::string_view code) {
    const auto* const found =
        std::find_if(table.begin(), table.end(), [code](const municipality& each) {
            return each.code == code;
        });
    return found == table.end() ? nullptr : found;
}

} // namespace kruispunt::conformance::gateways::kernel
