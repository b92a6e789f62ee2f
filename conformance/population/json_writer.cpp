#include "conformance/population/note.hpp"
#include "conformance/population/writers.hpp"

#include <cstdint>
#include <string_view>

namespace kruispunt::conformance::population {

namespace {

/// Appends `"name":`, after a comma unless it opens the object.
void name(std::string& out, std::string_view member) {
    if (out.back() != '{') out += ',';
    out += '"';
    out += member;
    out += "\":";
}

/// A member that is a string. The tables hold nothing that must be escaped.
void text(std::string& out, std::string_view member, std::string_view value) {
    name(out, member);
    out += '"';
    out += value;
    out += '"';
}

void number(std::string& out, std::string_view member, std::uint64_t value) {
    name(out, member);
    out += std::to_string(value);
}

template <typename Date>
void date(std::string& out, std::string_view member, const Date& value) {
    name(out, member);
    out += '"';
    append_iso(out, value);
    out += '"';
}

void append_bsn(std::string& out, std::uint32_t bsn) {
    out += '"';
    out += std::to_string(bsn);
    out += '"';
}

void append_address(std::string& out, const address& at) {
    out += '{';
    date(out, "from", at.from);
    text(out, "street", at.street);
    number(out, "number", static_cast<std::uint64_t>(at.number));
    text(out, "letter", at.letter);
    text(out, "addition", at.addition);
    text(out, "postcode", at.postcode);
    text(out, "place", at.place);
    text(out, "municipality", at.municipality);
    text(out, "municipality_name", at.municipality_name);
    text(out, "region", at.region);
    out += '}';
}

void append_relations(std::string& out, const person& someone) {
    name(out, "twin_of");
    if (someone.twin_of == 0) {
        out += "null";
    } else {
        append_bsn(out, someone.twin_of);
    }
    name(out, "parents");
    out += '[';
    for (const std::uint32_t parent : someone.parents) {
        if (out.back() != '[') out += ',';
        append_bsn(out, parent);
    }
    out += ']';
}

void append_person(std::string& out, const person& someone) {
    out += '{';
    name(out, "bsn");
    append_bsn(out, someone.bsn);
    text(out, "role", someone.in_household == role::parent ? "parent" : "child");
    text(out, "given_names", someone.given_names);
    text(out, "prefix", someone.prefix);
    text(out, "surname", someone.surname);
    text(out, "gender", {&someone.gender, 1});
    date(out, "birth_date", someone.born);
    append_relations(out, someone);
    out += '}';
}

} // namespace

void json_writer::head(const settings& from, std::string& out) {
    out += "{\"note\":{";
    text(out, "nl", note::dutch);
    text(out, "en", note::english);
    out += '}';
    number(out, "seed", from.seed);
    number(out, "size", from.size);
    date(out, "today", from.today);
    name(out, "households");
    out += "[\n";
}

void json_writer::add(const household& home, std::string& out) {
    if (!first_) out += ",\n";
    first_ = false;
    out += '{';
    number(out, "id", home.id);
    name(out, "addresses");
    out += '[';
    for (const address& at : home.addresses) {
        if (out.back() != '[') out += ',';
        append_address(out, at);
    }
    out += ']';
    name(out, "persons");
    out += '[';
    for (const person& someone : home.persons) {
        if (out.back() != '[') out += ',';
        append_person(out, someone);
    }
    out += "]}";
}

void json_writer::foot(std::string& out) {
    out += "\n]}\n";
}

} // namespace kruispunt::conformance::population
