#include "conformance/regions/esar/envelope.hpp"

#include "conformance/text/rules.hpp"

#include <array>
#include <set>

namespace kruispunt::conformance::regions::esar {
namespace {

using signatures::security_space;
using text::findings;
using text::xml_element;

const std::string* address_in(const xml_element& block) {
    const auto* const address = block.child(addressing_space, "Address");
    return address == nullptr ? nullptr : &address->text;
}

void read_reference(const xml_element& block, text_value& into, findings& found) {
    if (const auto* const address = address_in(block))
        into = *address;
    else
        found.add("VERPLICHT_VELD", "Header/" + block.name + "/Address", "missing");
}

void read_block(const xml_element& block, addressing& heading, findings& found) {
    if (block.name == "From") return read_reference(block, heading.from, found);
    if (block.name == "ReplyTo") return read_reference(block, heading.reply_to, found);
    const std::array<std::pair<std::string_view, text_value*>, 4> texts{
        {{"To", &heading.to},
         {"Action", &heading.action},
         {"MessageID", &heading.message_id},
         {"RelatesTo", &heading.relates_to}}};
    for (const auto& [name, into] : texts)
        if (block.name == name) *into = block.text;
}

addressing read_header(const xml_element& header, findings& found) {
    addressing heading;
    std::set<std::string> names;
    for (const auto& block : header.children) {
        if (block.space == security_space && block.name == "Security") continue;
        const auto path = "Header/" + block.name;
        if (block.space != addressing_space)
            found.add("ONBEKEND_VELD", path, "a header block of another kind");
        else if (!names.insert(block.name).second)
            found.add("WAARDE_ONGELDIG", path, "a header block that stands twice");
        else
            read_block(block, heading, found);
    }
    return heading;
}

void write_reference(text::xml_writer& to, std::string_view name, const text_value& address) {
    if (address) to.open(name).leaf("wsa:Address", *address).close();
}

} // namespace

std::string write_envelope(const addressing& heading, std::string_view payload) {
    text::xml_writer header;
    header.open("soap:Header")
        .maybe_leaf("wsa:To", heading.to)
        .maybe_leaf("wsa:Action", heading.action);
    write_reference(header, "wsa:From", heading.from);
    header.maybe_leaf("wsa:MessageID", heading.message_id);
    write_reference(header, "wsa:ReplyTo", heading.reply_to);
    header.maybe_leaf("wsa:RelatesTo", heading.relates_to);
    std::string written = R"(<?xml version="1.0" encoding="UTF-8"?><soap:Envelope xmlns:soap=")";
    written.append(soap_space).append(R"(" xmlns:wsa=")").append(addressing_space).append(R"(">)");
    written.append(header.finish()).append("<soap:Body>").append(payload);
    return written.append("</soap:Body></soap:Envelope>");
}

envelope read_envelope(std::string_view document, findings& found) {
    envelope message;
    auto read = text::read_xml(document);
    if (const auto* const why = std::get_if<text::xml_unreadable>(&read)) {
        found.add("BERICHT_ONLEESBAAR", "", why->what);
        return message;
    }
    const auto& root = std::get<xml_element>(read);
    const auto& parts = root.children;
    const bool has_header =
        parts.size() == 2 && parts[0].space == soap_space && parts[0].name == "Header";
    const auto in_body = parts.empty() ? 0 : parts.back().children.size();
    const bool fits = in_body == 1 || (in_body > 1 && found.overlooks("ESAR-00.5"));
    const bool has_form = root.space == soap_space && root.name == "Envelope" && !parts.empty() &&
                          (parts.size() == 1 || has_header) && parts.back().space == soap_space &&
                          parts.back().name == "Body" && fits;
    if (!has_form) {
        found.add("BERICHT_ONLEESBAAR", "", "no SOAP 1.1 envelope with one element in its Body");
        return message;
    }
    if (has_header) message.heading = read_header(parts[0], found);
    message.payload = parts.back().children.front();
    return message;
}

void check_heading(const envelope& message, std::string_view soap_action, findings& found) {
    const auto& heading = message.heading;
    const std::array<std::pair<std::string_view, const text_value*>, 4> mandatory{
        {{"Header/To", &heading.to},
         {"Header/Action", &heading.action},
         {"Header/From", &heading.from},
         {"Header/MessageID", &heading.message_id}}};
    for (const auto& [path, value] : mandatory)
        if (value->value_or("").empty()) found.add("VERPLICHT_VELD", path, "missing");
    if (!found.clean()) return;
    if (!text::absolute_uri(*heading.to))
        found.add("WAARDE_ONGELDIG", "Header/To", "no absolute URI");
    if (!is_message_id(*heading.message_id))
        found.add("WAARDE_ONGELDIG", "Header/MessageID", "not of a form the contract knows");
    if (heading.reply_to && *heading.reply_to != anonymous)
        found.add("WAARDE_ONGELDIG", "Header/ReplyTo", "not anonymous");
    const auto action = std::string(payload_space) + "/" + message.payload.name;
    if (*heading.action != action && !found.overlooks("ESAR-00.7"))
        found.add("WAARDE_ONGELDIG", "Header/Action", "does not fit the Body");
    if (soap_action != "\"\"" && soap_action != "\"" + action + "\"")
        found.add("WAARDE_ONGELDIG", "SOAPAction", "neither the Action in quotes nor two quotes");
}

bool is_message_id(std::string_view text) {
    for (const std::string_view prefix : {"urn:uuid:", "uuid:"})
        if (text.starts_with(prefix)) return text::uuid(text.substr(prefix.size()));
    return text.size() <= 200 && text.find('@') != std::string_view::npos &&
           text.find_first_of(" \t\r\n") == std::string_view::npos;
}

} // namespace kruispunt::conformance::regions::esar
