#include "conformance/population/tables/tables.hpp"

#include <array>

namespace kruispunt::conformance::population::tables {

namespace {

using enum background;

// clang-format off
constexpr auto rows = std::to_array<surname_row>({
    {dutch, "de", "Jong", 84}, {dutch, "", "Jansen", 74}, {dutch, "de", "Vries", 71},
    {dutch, "van den", "Berg", 57}, {dutch, "van", "Dijk", 56}, {dutch, "", "Bakker", 55},
    {dutch, "", "Janssen", 54}, {dutch, "", "Visser", 50}, {dutch, "", "Smit", 42},
    {dutch, "", "Meijer", 38}, {dutch, "de", "Boer", 38}, {dutch, "", "Mulder", 36},
    {dutch, "de", "Groot", 36}, {dutch, "", "Bos", 35}, {dutch, "", "Vos", 30},
    {dutch, "", "Peters", 30}, {dutch, "", "Hendriks", 29}, {dutch, "", "Dekker", 28},
    {dutch, "van", "Leeuwen", 28}, {dutch, "", "Brouwer", 25}, {dutch, "de", "Wit", 24},
    {dutch, "", "Dijkstra", 24}, {dutch, "", "Smits", 23}, {dutch, "de", "Graaf", 21},
    {dutch, "van der", "Meer", 21}, {dutch, "", "Kok", 20}, {dutch, "", "Jacobs", 20},
    {dutch, "van der", "Linden", 20}, {dutch, "", "Vermeulen", 20}, {dutch, "de", "Haan", 20},
    {dutch, "van den", "Heuvel", 20}, {dutch, "van den", "Broek", 18},
    {dutch, "van der", "Veen", 18}, {dutch, "de", "Bruin", 18}, {dutch, "", "Schouten", 17},
    {dutch, "van", "Beek", 17}, {dutch, "van der", "Heijden", 17}, {dutch, "de", "Bruijn", 17},
    {dutch, "", "Willems", 17}, {dutch, "van", "Vliet", 16}, {dutch, "", "Maas", 16},
    {dutch, "", "Hoekstra", 16}, {dutch, "", "Verhoeven", 16}, {dutch, "", "Koster", 15},
    {dutch, "van", "Dam", 15}, {dutch, "", "Prins", 15}, {dutch, "", "Huisman", 15},
    {dutch, "", "Blom", 15}, {dutch, "de", "Jonge", 14}, {dutch, "", "Kuipers", 14},
    {dutch, "van der", "Wal", 14}, {dutch, "van", "Veen", 14}, {dutch, "", "Post", 14},
    {dutch, "", "Kramer", 13}, {dutch, "van den", "Brink", 13}, {dutch, "", "Veenstra", 13},
    {dutch, "van", "Wijk", 13}, {dutch, "", "Postma", 12}, {dutch, "", "Martens", 12},
    {dutch, "de", "Ruiter", 12}, {dutch, "", "Groen", 12}, {dutch, "van de", "Ven", 12},
    {dutch, "", "Gerritsen", 12}, {dutch, "", "Jonker", 11}, {dutch, "van", "Loon", 11},
    {dutch, "", "Willemsen", 11}, {dutch, "", "Bosch", 11}, {dutch, "de", "Lange", 11},
    {dutch, "de", "Vos", 11}, {dutch, "", "Schipper", 11}, {dutch, "van", "Dongen", 11},
    {dutch, "", "Koning", 11}, {dutch, "van der", "Laan", 11}, {dutch, "de", "Koning", 11},
    {dutch, "van", "Doorn", 10}, {dutch, "", "Hermans", 10}, {dutch, "", "Evers", 10},
    {dutch, "van der", "Velden", 10}, {dutch, "van den", "Bosch", 10}, {dutch, "", "Hofman", 10},
    {dutch, "van der", "Meulen", 10}, {dutch, "", "Mol", 10}, {dutch, "", "Molenaar", 10},
    {dutch, "van der", "Horst", 10}, {dutch, "de", "Leeuw", 10}, {dutch, "", "Stam", 9},
    {dutch, "", "Kroon", 9}, {dutch, "de", "Rooij", 9}, {dutch, "", "Groeneveld", 9},
    {dutch, "", "Wouters", 9}, {dutch, "", "Schaap", 9}, {dutch, "", "Roos", 9},
    {dutch, "van", "Rijn", 9}, {dutch, "", "Bosma", 8}, {dutch, "", "Koopman", 8},
    {dutch, "", "Vonk", 8}, {dutch, "", "Verhagen", 8}, {dutch, "", "Snijders", 8},
    {dutch, "van", "Es", 8}, {dutch, "", "Zijlstra", 8}, {dutch, "van der", "Velde", 8},
    {dutch, "", "Boon", 8}, {dutch, "", "Klein", 8}, {dutch, "", "Bouwman", 8},
    {dutch, "van", "Schaik", 8}, {dutch, "de", "Jager", 8}, {dutch, "", "Rutten", 7},
    {dutch, "van", "Eijk", 7}, {dutch, "van der", "Heide", 7}, {dutch, "", "Vermeer", 7},
    {dutch, "", "Faber", 7}, {dutch, "", "Boersma", 7}, {dutch, "", "Venema", 7},
    {dutch, "van den", "Akker", 7}, {dutch, "", "Wiersma", 6}, {dutch, "van der", "Werf", 6},
    {dutch, "van", "Lieshout", 6}, {dutch, "van der", "Plas", 6}, {dutch, "", "Zwart", 6},
    {dutch, "", "Knol", 6}, {dutch, "van den", "Bos", 6}, {dutch, "van der", "Ploeg", 6},
    {dutch, "", "Terpstra", 6}, {dutch, "den", "Hartog", 6}, {dutch, "van de", "Pol", 6},
    {dutch, "den", "Boer", 6}, {dutch, "", "Kooistra", 6}, {dutch, "de", "Ridder", 5},
    {dutch, "van der", "Molen", 5}, {dutch, "van der", "Zee", 5}, {dutch, "van der", "Sluis", 5},
    {dutch, "", "Keijzer", 5}, {dutch, "", "Nijland", 5}, {dutch, "van de", "Wetering", 4},
    {dutch, "van de", "Laar", 4}, {dutch, "den", "Ouden", 5}, {dutch, "van", "Gelder", 5},
    {dutch, "van de", "Water", 3}, {dutch, "ter", "Horst", 4}, {dutch, "ten", "Have", 3},
    {dutch, "ten", "Hove", 2}, {dutch, "te", "Winkel", 1}, {dutch, "ter", "Haar", 3},
    {dutch, "ten", "Broeke", 1}, {dutch, "'t", "Hart", 2}, {dutch, "'t", "Hoen", 1},
    {dutch, "van 't", "Hof", 3}, {dutch, "in 't", "Veld", 2}, {dutch, "van 't", "Veer", 1},
    {dutch, "op den", "Kamp", 1}, {dutch, "op de", "Beek", 1}, {dutch, "uit den", "Bogaard", 1},
    {dutch, "in den", "Hof", 1}, {dutch, "d'", "Hondt", 1}, {dutch, "de la", "Croix", 1},
    {dutch, "", "Coën", 1}, {dutch, "", "Boëtius", 1}, {dutch, "", "Daniëls", 2},
    {dutch, "", "Israël", 1}, {dutch, "", "Piël", 1}, {dutch, "", "Reinaërt", 1},

    {turkish, "", "Yılmaz", 45}, {turkish, "", "Kaya", 34}, {turkish, "", "Demir", 33},
    {turkish, "", "Çelik", 30}, {turkish, "", "Şahin", 28}, {turkish, "", "Yıldız", 30},
    {turkish, "", "Yıldırım", 26}, {turkish, "", "Öztürk", 31}, {turkish, "", "Aydın", 24},
    {turkish, "", "Özdemir", 22}, {turkish, "", "Arslan", 23}, {turkish, "", "Doğan", 22},
    {turkish, "", "Kılıç", 19}, {turkish, "", "Aslan", 15}, {turkish, "", "Koç", 18},
    {turkish, "", "Kurt", 17}, {turkish, "", "Erdoğan", 12}, {turkish, "", "Güneş", 13},

    {moroccan, "", "El Amrani", 24}, {moroccan, "", "El Idrissi", 19}, {moroccan, "", "Bouzid", 9},
    {moroccan, "", "Benali", 15}, {moroccan, "", "El Khattabi", 14}, {moroccan, "", "Amghar", 9},
    {moroccan, "", "Ben Haddou", 10}, {moroccan, "", "Aït Ouali", 5}, {moroccan, "", "Bakkali", 14},
    {moroccan, "", "El Yaakoubi", 10}, {moroccan, "", "Azzouzi", 13}, {moroccan, "", "Tahiri", 13},
    {moroccan, "", "Chaouch", 7}, {moroccan, "", "El Morabit", 9}, {moroccan, "", "Ouahabi", 8},

    {surinamese, "", "Ramdin", 11}, {surinamese, "", "Kartosen", 6}, {surinamese, "", "Pinas", 13},
    {surinamese, "", "Biharie", 10}, {surinamese, "", "Mohan", 9}, {surinamese, "", "Singh", 24},
    {surinamese, "", "Ramlal", 8}, {surinamese, "", "Wijngaarde", 8},
    {surinamese, "", "Soekhai", 6}, {surinamese, "", "Vriesde", 7}, {surinamese, "", "Autar", 6},
    {surinamese, "", "Djojodikromo", 4}, {antillean, "", "Martina", 32},
    {antillean, "", "Martis", 15}, {antillean, "", "Isenia", 10}, {antillean, "", "Maduro", 9},
    {antillean, "", "Croes", 14}, {antillean, "", "Sambo", 10}, {antillean, "", "Winklaar", 8},
    {antillean, "", "Hernández", 7}, {polish, "", "Nowak", 30}, {polish, "", "Wójcik", 18},
    {polish, "", "Kowalczyk", 18}, {polish, "", "Woźniak", 16}, {polish, "", "Mazur", 13},
    {polish, "", "Zając", 9}, {polish, "", "Wróbel", 9}, {polish, "", "Kaźmierczak", 7},
    {polish, "", "Górski", 9}, {arab, "", "Al Ahmad", 18}, {arab, "", "Alkhatib", 13},
    {arab, "", "Al Hassan", 14}, {arab, "", "Haddad", 13}, {arab, "", "Darwish", 10},
    {arab, "", "Saleh", 13}, {arab, "", "Khalil", 11}, {arab, "", "Rahimi", 8},
    {arab, "", "Hosseini", 8}, {balkan, "", "Đorđević", 11}, {balkan, "", "Jovanović", 15},
    {balkan, "", "Petrović", 13}, {balkan, "", "Hadžić", 12}, {balkan, "", "Marković", 10},
    {balkan, "", "Begić", 8}, {balkan, "", "Šimić", 8}, {balkan, "", "Čolić", 5},
    {indonesian, "", "Pattiasina", 10}, {indonesian, "", "Tahapary", 8},
    {indonesian, "", "Wijaya", 9}, {indonesian, "", "Latuheru", 8}, {indonesian, "", "Santoso", 8},
    {indonesian, "", "Sahetapy", 8}, {german, "", "Müller", 30}, {german, "", "Schäfer", 12},
    {german, "", "Schröder", 14}, {german, "", "Krüger", 10}, {german, "von", "Bergen", 4},
    {german, "", "Weiß", 7}, {german, "", "Köhler", 8}, {german, "", "Hoffmann", 14},
    {horn_of_africa, "", "Tesfay", 15}, {horn_of_africa, "", "Abdi", 15},
    {horn_of_africa, "", "Gebremedhin", 8}, {horn_of_africa, "", "Mohamud", 12},
    {horn_of_africa, "", "Haile", 12}, {horn_of_africa, "", "Warsame", 8},
    {horn_of_africa, "", "Yohannes", 8}, {horn_of_africa, "", "Farah", 10},
    {ukrainian, "", "Shevchenko", 12}, {ukrainian, "", "Kovalenko", 10},
    {ukrainian, "", "Bondarenko", 10}, {ukrainian, "", "Melnyk", 12},
    {ukrainian, "", "Tkachenko", 9}, {ukrainian, "", "Kravchenko", 9}, {chinese, "", "Chen", 22},
    {chinese, "", "Wang", 20}, {chinese, "", "Zhang", 17}, {chinese, "", "Li", 18},
    {chinese, "", "Cheung", 9}, {chinese, "", "Lü", 3}, {cape_verdean, "", "Gonçalves", 10},
    {cape_verdean, "", "Lopes", 13}, {cape_verdean, "", "Monteiro", 12},
    {cape_verdean, "", "Araújo", 6}, {cape_verdean, "dos", "Santos", 15},
    {cape_verdean, "da", "Silva", 16}, {cape_verdean, "", "Simões", 5},
});

constexpr auto beginnings = std::to_array<std::string_view>({
    "Wester", "Ooster", "Noorder", "Zuider", "Hoog", "Laag", "Groen", "Swart", "Wit", "Oude",
    "Nieuwen", "Klein", "Groot", "Lang", "Breed", "Diepen", "Steen", "Zand", "Klei", "Veen",
    "Heide", "Bos", "Berken", "Eiken", "Elzen", "Wilgen", "Beuken", "Linden", "Rozen", "Haver",
    "Gersten", "Rogge", "Koren", "Molen", "Kerk", "Kapel", "Klooster", "Bruggen", "Dijk", "Water",
    "Meer", "Beek", "Rijn", "Maas", "Vecht", "Polder", "Duin", "Zee", "Wolf", "Vossen", "Haas",
    "Reijger", "Valken", "Arends", "Zwanen", "Honing", "Boter", "Zomer", "Winter", "Mei", "Nij",
    "Rood", "Blauw", "Goud",
});

constexpr auto place_endings = std::to_array<std::string_view>({
    "veld", "huis", "kamp", "berg", "horst", "beek", "laar", "hof", "brink", "donk", "wijk", "daal",
    "burg", "woud", "hoven", "steeg",
});

constexpr auto person_endings = std::to_array<std::string_view>({
    "stra", "sma", "man", "mans", "meijer", "maker", "inga", "kamps",
});
// clang-format on

} // namespace

std::span<const surname_row> surnames() {
    return rows;
}

std::span<const std::string_view> surname_beginnings() {
    return beginnings;
}

std::span<const std::string_view> surname_place_endings() {
    return place_endings;
}

std::span<const std::string_view> surname_person_endings() {
    return person_endings;
}

} // namespace kruispunt::conformance::population::tables
