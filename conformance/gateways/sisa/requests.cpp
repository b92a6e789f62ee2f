#include "conformance/gateways/sisa/requests.hpp"

#include "conformance/gateways/sisa/objects.hpp"

namespace kruispunt::conformance::gateways::sisa {
namespace {

using kernel::findings;
using kernel::mutation_reason;

constexpr xml::citations of_message{"SISA-00.9", "SISA-04.3"};
constexpr std::string_view wrong = "WAARDE_ONGELDIG";

/// What `parameters` says.
struct mutation_said {
    std::string kind = "T";
    mutation_reason reason = mutation_reason::none;
};

mutation_said read_parameters(xml::fields& root, const std::string& stuf) {
    mutation_said said;
    auto from = root.child("parameters");
    if (!from) return said;
    auto inner = from->within(stuf, of_message);
    said.kind = inner.leaf("mutatiesoort", "SISA-02.1").value_or("T");
    if (said.kind != "T" && said.kind != "W" && said.kind != "V") {
        root.found().add("SISA-02.1", wrong, inner.path_of("mutatiesoort"), "not T, W or V");
        said.kind = std::string("T");
    }
    const auto taken = inner.leaf("indicatorOvername");
    if (taken && *taken != "V" && *taken != "I")
        root.found().add("SISA-04.3", wrong, inner.path_of("indicatorOvername"), "not V or I");
    auto rest = inner.within(root.element().space, of_message);
    if (const auto reason = rest.maybe_leaf("redenMutatie"))
        said.reason = root.rules().reason_of_mutation(rest.path_of("redenMutatie"), *reason);
    rest.end();
    return said;
}

/// Whether there are as many objects as the mutation has; one is missing where there is none.
bool are_as_many(
    const std::vector<xml::fields>& objects,
    std::size_t wanted,
    std::string_view sentence,
    findings& found
) {
    if (objects.empty()) {
        found.add(sentence, "VERPLICHT_VELD", "object", "missing");
        return false;
    }
    if (objects.size() != wanted)
        found.add(sentence, wrong, "object", "not as many objects as the mutation has");
    return true;
}

std::vector<xml::fields> read_objects(xml::fields& root, const std::string& stuf) {
    auto objects = root.children("object");
    for (auto& each : objects)
        if (each.attribute(stuf, "entiteittype") != "SGN")
            root.found().add("SISA-01.6", wrong, "object/entiteittype", "not SGN");
    return objects;
}

void read_given(
    request& read,
    std::vector<xml::fields>& objects,
    const mutation_said& said,
    const std::string& stuf
) {
    const bool changes = said.kind == "W";
    auto& found = objects.front().found();
    std::optional<given_signal> old;
    if (changes && objects.size() > 1) old = read_signal(objects.front(), stuf);
    auto given = read_signal(objects.back(), stuf);
    if (old && old->id != given.id)
        found.add("SISA-02.3", wrong, "object/signaalId", "the two objects are of two signals");
    if (old) read.before = std::move(old->says);
    read.signal = given.id;
    read.comes_to = kernel::submit{given.id, std::move(given.says), said.reason, changes};
}

void read_mutation(request& read, xml::fields& root, const std::string& stuf) {
    const auto said = read_parameters(root, stuf);
    auto objects = read_objects(root, stuf);
    auto& found = root.found();
    if (said.kind == "V") {
        if (!are_as_many(objects, 1, "SISA-02.5", found)) return;
        const auto ended = read_end(objects.front());
        read.signal = ended.id;
        if (ended.goes_well)
            read.comes_to = kernel::close{ended.id, said.reason};
        else
            read.comes_to = kernel::withdraw{ended.id, ended.reason, said.reason};
        return;
    }
    const bool changes = said.kind == "W";
    if (are_as_many(objects, changes ? 2 : 1, changes ? "SISA-02.3" : "SISA-02.2", found))
        read_given(read, objects, said, stuf);
}

void read_moved(request& read, xml::fields& root, const std::string& stuf) {
    const auto said = read_parameters(root, stuf);
    if (said.kind != "T")
        root.found().add("SISA-04.3", wrong, "parameters/mutatiesoort", "a move is T");
    auto objects = read_objects(root, stuf);
    if (!are_as_many(objects, 1, "SISA-06.1", root.found())) return;
    auto moved = read_move(objects.front());
    read.signal = moved.id;
    moved.reason = said.reason;
    read.comes_to = std::move(moved);
}

void read_asked(request& read, xml::fields& root, const std::string& stuf) {
    auto objects = read_objects(root, stuf);
    if (!are_as_many(objects, 1, "SISA-07.1", root.found())) return;
    read.comes_to = read_inspection(objects.front());
}

/// The namespace in which the header's children stand: the contract's, or the one they have.
std::string judged_stuf(const text::xml_element& root, findings& found) {
    for (const auto& part : root.children) {
        if (part.name != "stuurgegevens" || part.children.empty()) continue;
        const auto& space = part.children.front().space;
        if (space != stuf_space)
            found.add("SISA-00.2", wrong, "stuurgegevens", "not in StUF's namespace");
        return space;
    }
    return std::string(stuf_space);
}

} // namespace

request
read_request(const text::xml_element& root, const parties& who, kernel::value_rules& rules) {
    request read;
    auto& found = rules.found();
    if (root.space != sisa_space) found.add("SISA-00.3", wrong, "", "not in SISA's namespace");
    const auto stuf = judged_stuf(root, found);
    xml::fields from(root, {}, root.space, of_message, rules);
    const bool known =
        root.name == "signLk01" || root.name == "verhLk01" || root.name == "inzgLv01";
    if (!known) {
        rules.unknown(root.name);
        return read;
    }
    if (auto heading = from.child("stuurgegevens"))
        read.heading = read_header(*heading, root.name, stuf, who);
    if (root.name == "signLk01") read_mutation(read, from, stuf);
    if (root.name == "verhLk01") read_moved(read, from, stuf);
    if (root.name == "inzgLv01") read_asked(read, from, stuf);
    from.end();
    return read;
}

std::string kind_of(const text::xml_element& root) {
    if (root.name == "verhLk01") return "relocate";
    if (root.name == "inzgLv01") return "inspect";
    if (root.name != "signLk01") return {};
    for (const auto& part : root.children)
        for (const auto& each : part.children) {
            if (each.name == "mutatiesoort" && each.text == "W") return "correct";
            if (each.name == "redenEinde") return each.text == "gaat_goed" ? "close" : "withdraw";
        }
    return "signal";
}

kernel::field_names field_names() {
    kernel::field_names names;
    names.bsn = std::string("object/bsn");
    names.id = std::string("object/signaalId");
    names.date = std::string("object/ingangsdatum");
    names.mutation_reason = std::string("parameters/redenMutatie");
    names.requester = std::string("object/verzoeker");
    names.inspected_bsn = std::string("object/bsn");
    names.inspected_municipality = std::string("object/gemeentecode");
    names.move_date = std::string("object/datumVerhuizing");
    names.move_municipality = std::string("object/gemeentecode");
    return names;
}

} // namespace kruispunt::conformance::gateways::sisa
