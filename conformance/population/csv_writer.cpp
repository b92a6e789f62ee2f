#include "conformance/population/note.hpp"
#include "conformance/population/writers.hpp"

#include <string_view>

namespace kruispunt::conformance::population {

namespace {

/// Ends a field with a comma.
void field(std::string& out, std::string_view text) {
    out += text;
    out += ',';
}

void append_parents(std::string& out, const person& someone) {
    for (std::size_t at = 0; at < someone.parents.size(); ++at) {
        if (at > 0) out += ' ';
        out += std::to_string(someone.parents[at]);
    }
    out += ',';
}

void append_person(std::string& out, const person& someone) {
    field(out, someone.in_household == role::parent ? "parent" : "child");
    field(out, someone.given_names);
    field(out, someone.prefix);
    field(out, someone.surname);
    field(out, {&someone.gender, 1});
    append_iso(out, someone.born);
    out += ',';
    if (someone.twin_of != 0) out += std::to_string(someone.twin_of);
    out += ',';
    append_parents(out, someone);
}

void append_address(std::string& out, const address& at) {
    append_iso(out, at.from);
    out += ',';
    field(out, at.street);
    field(out, std::to_string(at.number));
    field(out, at.letter);
    field(out, at.addition);
    field(out, at.postcode);
    field(out, at.place);
    field(out, at.municipality);
    field(out, at.municipality_name);
    out += at.region;
}

} // namespace

void csv_writer::head(const settings& from, std::string& out) {
    out += "# ";
    out += note::dutch;
    out += "\n# ";
    out += note::english;
    out += "\n# seed=" + std::to_string(from.seed) + " size=" + std::to_string(from.size);
    out += " today=";
    append_iso(out, from.today);
    out += "\nbsn,household,role,given_names,prefix,surname,gender,birth_date,twin_of,parents,"
           "address_from,street,number,letter,addition,postcode,place,municipality,"
           "municipality_name,region\n";
}

void csv_writer::add(const household& home, std::string& out) {
    for (const person& someone : home.persons) {
        field(out, std::to_string(someone.bsn));
        field(out, std::to_string(home.id));
        append_person(out, someone);
        append_address(out, home.addresses.back());
        out += '\n';
    }
}

void csv_writer::foot(std::string& /*out*/) {}

} // namespace kruispunt::conformance::population
