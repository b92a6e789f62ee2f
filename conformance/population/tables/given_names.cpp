#include "conformance/population/tables/tables.hpp"

#include <array>

namespace kruispunt::conformance::population::tables {

namespace {

using enum background;
using enum era;

// clang-format off
constexpr auto families = std::to_array<background_row>({
    {dutch, 745, 0, 0, 620}, {turkish, 40, 150, 40, 60}, {moroccan, 45, 150, 60, 40},
    {surinamese, 30, 150, 15, 420}, {antillean, 18, 400, 5, 450}, {polish, 28, 800, 2, 200},
    {arab, 26, 850, 160, 60}, {balkan, 9, 300, 10, 60}, {indonesian, 10, 150, 10, 350},
    {german, 13, 700, 2, 500}, {horn_of_africa, 12, 800, 220, 150}, {ukrainian, 11, 950, 3, 60},
    {chinese, 9, 500, 10, 120}, {cape_verdean, 4, 300, 10, 450},
});

constexpr auto rows = std::to_array<given_name_row>({
    {dutch, "Emma", 'V', children, 10}, {dutch, "Julia", 'V', children, 9},
    {dutch, "Mila", 'V', children, 9}, {dutch, "Tess", 'V', children, 8},
    {dutch, "Sophie", 'V', children, 8}, {dutch, "Zoë", 'V', children, 6},
    {dutch, "Sara", 'V', children, 7}, {dutch, "Nora", 'V', children, 7},
    {dutch, "Eva", 'V', both, 6}, {dutch, "Anna", 'V', both, 6}, {dutch, "Lotte", 'V', children, 6},
    {dutch, "Lieke", 'V', children, 5}, {dutch, "Saar", 'V', children, 5},
    {dutch, "Fleur", 'V', both, 4}, {dutch, "Roos", 'V', children, 4},
    {dutch, "Maud", 'V', children, 4}, {dutch, "Isa", 'V', children, 4},
    {dutch, "Chloé", 'V', children, 2}, {dutch, "Renée", 'V', both, 2},
    {dutch, "Fenna", 'V', children, 3}, {dutch, "Noor", 'V', children, 5},
    {dutch, "Olivia", 'V', children, 5}, {dutch, "Yara", 'V', children, 3},
    {dutch, "Lynn", 'V', children, 4}, {dutch, "Evi", 'V', children, 4},
    {dutch, "Femke", 'V', children, 3}, {dutch, "Sjoukje", 'V', both, 1},
    {dutch, "Nynke", 'V', both, 1}, {dutch, "Jasmijn", 'V', children, 3},
    {dutch, "Amélie", 'V', children, 1}, {dutch, "Anne-Fleur", 'V', children, 1},
    {dutch, "Daniëlle", 'V', both, 2}, {dutch, "Iris", 'V', both, 3},
    {dutch, "Linda", 'V', parents, 7}, {dutch, "Kim", 'V', parents, 5},
    {dutch, "Esther", 'V', parents, 5}, {dutch, "Marieke", 'V', parents, 5},
    {dutch, "Suzanne", 'V', parents, 5}, {dutch, "Wendy", 'V', parents, 4},
    {dutch, "Laura", 'V', both, 5}, {dutch, "Ilse", 'V', parents, 3},
    {dutch, "Monique", 'V', parents, 4}, {dutch, "Chantal", 'V', parents, 3},
    {dutch, "Mariëlle", 'V', parents, 2}, {dutch, "Sandra", 'V', parents, 4},
    {dutch, "Annemarie", 'V', parents, 2}, {dutch, "Lisa", 'V', both, 6},
    {dutch, "Inge", 'V', parents, 3}, {dutch, "Noah", 'M', children, 10},
    {dutch, "Daan", 'M', children, 10}, {dutch, "Sem", 'M', children, 9},
    {dutch, "Lucas", 'M', children, 9}, {dutch, "Luuk", 'M', children, 7},
    {dutch, "Bram", 'M', children, 7}, {dutch, "Finn", 'M', children, 7},
    {dutch, "Levi", 'M', children, 7}, {dutch, "Milan", 'M', children, 7},
    {dutch, "Thijs", 'M', both, 6}, {dutch, "Jesse", 'M', children, 6},
    {dutch, "Thomas", 'M', both, 7}, {dutch, "Lars", 'M', both, 5},
    {dutch, "Mees", 'M', children, 6}, {dutch, "Gijs", 'M', children, 5},
    {dutch, "Tijn", 'M', children, 4}, {dutch, "Ruben", 'M', children, 5},
    {dutch, "Joël", 'M', children, 3}, {dutch, "Daniël", 'M', both, 4},
    {dutch, "Raphaël", 'M', children, 1}, {dutch, "Teun", 'M', children, 4},
    {dutch, "Sjoerd", 'M', both, 2}, {dutch, "Jelle", 'M', both, 3},
    {dutch, "Hidde", 'M', children, 3}, {dutch, "Max", 'M', children, 5},
    {dutch, "Tim", 'M', both, 5}, {dutch, "René", 'M', parents, 3},
    {dutch, "Jeroen", 'M', parents, 7}, {dutch, "Dennis", 'M', parents, 6},
    {dutch, "Mark", 'M', parents, 6}, {dutch, "Martijn", 'M', parents, 6},
    {dutch, "Bas", 'M', both, 4}, {dutch, "Marco", 'M', parents, 4},
    {dutch, "Michiel", 'M', parents, 3}, {dutch, "Peter", 'M', parents, 5},
    {dutch, "Johan", 'M', parents, 4}, {dutch, "Rick", 'M', parents, 4},
    {dutch, "Erik", 'M', parents, 5}, {dutch, "Jan-Willem", 'M', parents, 2},
    {dutch, "Andreas", 'M', parents, 1}, {dutch, "Maurits", 'M', both, 1},
    {dutch, "Jan", 'M', both, 4}, {dutch, "Sam", 'X', children, 5},
    {dutch, "Noa", 'X', children, 4}, {dutch, "Robin", 'X', both, 4},

    {turkish, "Elif", 'V', both, 8}, {turkish, "Zeynep", 'V', both, 9},
    {turkish, "Ayşe", 'V', parents, 7}, {turkish, "Defne", 'V', children, 6},
    {turkish, "Gülsüm", 'V', parents, 3}, {turkish, "Esma", 'V', both, 5},
    {turkish, "Nisa", 'V', children, 5}, {turkish, "Büşra", 'V', both, 4},
    {turkish, "Ümmühan", 'V', parents, 2}, {turkish, "Emir", 'M', children, 8},
    {turkish, "Ömer", 'M', both, 7}, {turkish, "Mehmet", 'M', both, 8},
    {turkish, "Yiğit", 'M', children, 4}, {turkish, "İbrahim", 'M', both, 5},
    {turkish, "Mustafa", 'M', both, 6}, {turkish, "Kağan", 'M', both, 3},
    {turkish, "Berat", 'M', children, 4}, {turkish, "Işık", 'X', both, 1},
    {moroccan, "Aïcha", 'V', both, 6}, {moroccan, "Fatima", 'V', both, 8},
    {moroccan, "Salma", 'V', children, 6}, {moroccan, "Yasmine", 'V', children, 5},
    {moroccan, "Hajar", 'V', children, 4}, {moroccan, "Naïma", 'V', parents, 4},
    {moroccan, "Noura", 'V', both, 4}, {moroccan, "Safaë", 'V', children, 2},
    {moroccan, "Inès", 'V', children, 2}, {moroccan, "Mohamed", 'M', both, 12},
    {moroccan, "Youssef", 'M', both, 7}, {moroccan, "Rayan", 'M', children, 6},
    {moroccan, "Bilal", 'M', both, 5}, {moroccan, "Ismaïl", 'M', both, 4},
    {moroccan, "Saïd", 'M', parents, 4}, {moroccan, "Adam", 'M', children, 6},
    {moroccan, "Zakaria", 'M', children, 4}, {moroccan, "Hamza", 'M', both, 4},
    {surinamese, "Priya", 'V', both, 4}, {surinamese, "Anjali", 'V', both, 4},
    {surinamese, "Shanaya", 'V', children, 3}, {surinamese, "Gaitrie", 'V', parents, 3},
    {surinamese, "Naomi", 'V', both, 4}, {surinamese, "Chanel", 'V', both, 2},
    {surinamese, "Ravi", 'M', both, 4}, {surinamese, "Jaden", 'M', children, 4},
    {surinamese, "Sharvin", 'M', both, 3}, {surinamese, "Dwight", 'M', parents, 3},
    {surinamese, "Amit", 'M', both, 3}, {surinamese, "Kenneth", 'M', both, 3},
    {antillean, "Shanice", 'V', both, 4}, {antillean, "Nathália", 'V', both, 2},
    {antillean, "Jaëlle", 'V', children, 3}, {antillean, "Rosana", 'V', parents, 3},
    {antillean, "Mía", 'V', children, 3}, {antillean, "Zuleika", 'V', both, 2},
    {antillean, "Jayden", 'M', children, 5}, {antillean, "Ruëndley", 'M', both, 1},
    {antillean, "Angelo", 'M', both, 4}, {antillean, "Giovanni", 'M', both, 4},
    {antillean, "José", 'M', both, 3}, {antillean, "Elvin", 'M', parents, 3},
    {polish, "Zofia", 'V', both, 5}, {polish, "Oliwia", 'V', children, 4},
    {polish, "Małgorzata", 'V', parents, 4}, {polish, "Agnieszka", 'V', parents, 5},
    {polish, "Hanna", 'V', both, 4}, {polish, "Maja", 'V', children, 4},
    {polish, "Jakub", 'M', both, 5}, {polish, "Szymon", 'M', both, 4},
    {polish, "Paweł", 'M', parents, 4}, {polish, "Łukasz", 'M', parents, 4},
    {polish, "Antoni", 'M', children, 4}, {polish, "Michał", 'M', both, 4},
    {arab, "Maryam", 'V', both, 5}, {arab, "Lamar", 'V', children, 4}, {arab, "Rima", 'V', both, 4},
    {arab, "Hala", 'V', both, 3}, {arab, "Zahra", 'V', both, 4}, {arab, "Sidra", 'V', children, 4},
    {arab, "Ahmad", 'M', both, 7}, {arab, "Omar", 'M', both, 5}, {arab, "Ali", 'M', both, 6},
    {arab, "Khaled", 'M', parents, 4}, {arab, "Yazan", 'M', children, 4},
    {arab, "Hussein", 'M', both, 4}, {balkan, "Đurđica", 'V', parents, 2},
    {balkan, "Ajla", 'V', children, 3}, {balkan, "Lejla", 'V', both, 4},
    {balkan, "Željka", 'V', parents, 3}, {balkan, "Ana", 'V', both, 4},
    {balkan, "Emina", 'V', both, 3}, {balkan, "Luka", 'M', both, 4},
    {balkan, "Siniša", 'M', parents, 3}, {balkan, "Vuk", 'M', children, 3},
    {balkan, "Đorđe", 'M', both, 2}, {balkan, "Tarik", 'M', both, 3},
    {balkan, "Nikola", 'M', both, 4}, {indonesian, "Dewi", 'V', both, 4},
    {indonesian, "Putri", 'V', both, 3}, {indonesian, "Grace", 'V', both, 3},
    {indonesian, "Indah", 'V', both, 3}, {indonesian, "Agus", 'M', parents, 3},
    {indonesian, "Budi", 'M', both, 3}, {indonesian, "Jonathan", 'M', both, 4},
    {indonesian, "Rizky", 'M', children, 3}, {german, "Marlene", 'V', both, 3},
    {german, "Käthe", 'V', both, 1}, {german, "Greta", 'V', children, 3},
    {german, "Anja", 'V', parents, 4}, {german, "Jürgen", 'M', parents, 3},
    {german, "Felix", 'M', both, 4}, {german, "Jörg", 'M', parents, 2},
    {german, "Matteo", 'M', children, 3}, {german, "Götz", 'M', both, 1},
    {horn_of_africa, "Selam", 'V', both, 5}, {horn_of_africa, "Hodan", 'V', both, 4},
    {horn_of_africa, "Feven", 'V', both, 4}, {horn_of_africa, "Amina", 'V', both, 5},
    {horn_of_africa, "Filmon", 'M', both, 4}, {horn_of_africa, "Abdirahman", 'M', both, 5},
    {horn_of_africa, "Yonas", 'M', both, 4}, {horn_of_africa, "Liban", 'M', both, 3},
    {ukrainian, "Oksana", 'V', parents, 4}, {ukrainian, "Sofiia", 'V', children, 4},
    {ukrainian, "Daryna", 'V', both, 3}, {ukrainian, "Solomiia", 'V', both, 3},
    {ukrainian, "Iryna", 'V', parents, 4}, {ukrainian, "Mykola", 'M', parents, 3},
    {ukrainian, "Artem", 'M', both, 4}, {ukrainian, "Danylo", 'M', children, 4},
    {ukrainian, "Bohdan", 'M', both, 3}, {chinese, "Xiaoyu", 'V', both, 3},
    {chinese, "Mei", 'V', both, 4}, {chinese, "Jing", 'V', parents, 3},
    {chinese, "Emily", 'V', children, 3}, {chinese, "Wei", 'M', both, 4},
    {chinese, "Jun", 'M', both, 3}, {chinese, "Kevin", 'M', children, 3},
    {chinese, "Haoran", 'M', both, 3}, {cape_verdean, "Inês", 'V', both, 3},
    {cape_verdean, "Beatriz", 'V', both, 3}, {cape_verdean, "Conceição", 'V', parents, 2},
    {cape_verdean, "Leila", 'V', both, 3}, {cape_verdean, "João", 'M', both, 4},
    {cape_verdean, "Nélson", 'M', parents, 2}, {cape_verdean, "Tiago", 'M', both, 3},
    {cape_verdean, "Kévin", 'M', children, 2},
});

constexpr auto traditional = std::to_array<given_name_row>({
    {dutch, "Maria", 'V', both, 20}, {dutch, "Johanna", 'V', both, 12},
    {dutch, "Elisabeth", 'V', both, 7}, {dutch, "Cornelia", 'V', both, 7},
    {dutch, "Catharina", 'V', both, 6}, {dutch, "Wilhelmina", 'V', both, 6},
    {dutch, "Hendrika", 'V', both, 5}, {dutch, "Adriana", 'V', both, 4},
    {dutch, "Geertruida", 'V', both, 3}, {dutch, "Petronella", 'V', both, 3},
    {dutch, "Margaretha", 'V', both, 3}, {dutch, "Thérèse", 'V', both, 1},
    {dutch, "Johannes", 'M', both, 16}, {dutch, "Cornelis", 'M', both, 9},
    {dutch, "Hendrik", 'M', both, 8}, {dutch, "Maria", 'M', both, 5},
    {dutch, "Willem", 'M', both, 7}, {dutch, "Petrus", 'M', both, 6},
    {dutch, "Jacobus", 'M', both, 5}, {dutch, "Adrianus", 'M', both, 4},
    {dutch, "Gerardus", 'M', both, 4}, {dutch, "Antonius", 'M', both, 4},
    {dutch, "Franciscus", 'M', both, 3}, {dutch, "Theodorus", 'M', both, 3},
});
// clang-format on

} // namespace

std::span<const background_row> backgrounds() {
    return families;
}

std::span<const given_name_row> given_names() {
    return rows;
}

std::span<const given_name_row> baptismal_names() {
    return traditional;
}

} // namespace kruispunt::conformance::population::tables
