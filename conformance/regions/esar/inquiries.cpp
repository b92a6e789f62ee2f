#include "conformance/regions/esar/inquiries.hpp"

#include "conformance/text/xml.hpp"

namespace kruispunt::conformance::regions::esar {
namespace {

using text::xml_writer;

text_value word_for(const std::optional<bool>& value) {
    if (!value) return std::nullopt;
    return *value ? "true" : "false";
}

void write_update(xml_writer& to, const match_update& from) {
    to.maybe_leaf("bevestigd", word_for(from.confirmed))
        .maybe_leaf("toestemming", from.consent)
        .maybe_leaf("gezinGeinformeerd", word_for(from.family_informed));
    if (from.coordinator)
        to.open("coordinator")
            .leaf("naam", from.coordinator->name)
            .maybe_leaf("telefoon", from.coordinator->phone)
            .close();
}

void write_inspection(xml_writer& to, const inspection& from) {
    to.maybe_leaf("bsn", from.bsn)
        .maybe_leaf("verzoekKenmerk", from.reference)
        .maybe_leaf("verzoeker", from.requester)
        .maybe_leaf("gemeentecode", from.municipality);
}

} // namespace

std::string_view operation_of(question what) {
    switch (what) {
    case question::matches:
        return "MatchesOpvragen";
    case question::update_match:
        return "MatchBijwerken";
    case question::inspect:
        return "InzageOpvragen";
    }
    return "";
}

std::string write_payload(const inquiry& what) {
    xml_writer to;
    to.open(operation_of(what.what), R"(xmlns="urn:nl:verwijsindex:esar:1")");
    if (what.what == question::matches) to.leaf("signaalId", what.about);
    if (what.what == question::update_match) {
        to.leaf("matchId", what.about);
        write_update(to, what.update);
    }
    if (what.what == question::inspect) write_inspection(to, what.inspected);
    return to.finish();
}

} // namespace kruispunt::conformance::regions::esar
