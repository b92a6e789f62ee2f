#include "conformance/gateways/esar/envelope.hpp"

#include "conformance/signatures/names.hpp"
#include "conformance/text/rules.hpp"

#include <array>
#include <set>

namespace kruispunt::conformance::gateways::esar {
namespace {

using kernel::findings;
using signatures::addressing_space;
using signatures::security_space;
using signatures::soap_space;
using text::xml_element;

constexpr std::string_view wrong = "WAARDE_ONGELDIG";

/// The value of a block: its text, or that of its Address.
std::string value_of(const xml_element& block) {
    const auto* const address = block.child(addressing_space, "Address");
    return address == nullptr ? block.text : address->text;
}

void read_block(const xml_element& block, addressing& into) {
    const std::array<std::pair<std::string_view, kernel::text_value*>, 6> known{
        {{"To", &into.to},
         {"Action", &into.action},
         {"From", &into.from},
         {"MessageID", &into.message_id},
         {"ReplyTo", &into.reply_to},
         {"RelatesTo", &into.relates_to}}};
    for (const auto& [name, place] : known)
        if (block.name == name && !*place) *place = value_of(block);
}

addressing read_header(const xml_element& header, findings& found) {
    addressing heading;
    std::set<std::string> names;
    for (const auto& block : header.children) {
        if (block.space == security_space && block.name == "Security") continue;
        const auto path = "Header/" + block.name;
        if (block.space != addressing_space)
            found.add("ESAR-01.1", "ONBEKEND_VELD", path, "a header block of another kind");
        else if (!names.insert(block.name).second)
            found.add("ESAR-01.1", wrong, path, "a header block that stands twice");
        else
            read_block(block, heading);
    }
    return heading;
}

/// The child of that name, whatever SOAP's namespace is said to be.
const xml_element* part_of(const xml_element& root, std::string_view name) {
    for (const auto& each : root.children)
        if (each.name == name && each.space == root.space) return &each;
    return nullptr;
}

bool has_form(const xml_element& root, const xml_element& body) {
    const std::size_t parts = part_of(root, "Header") == nullptr ? 1 : 2;
    return root.space == soap_space && root.name == "Envelope" && root.children.size() == parts &&
           &root.children.back() == &body && body.children.size() == 1;
}

/// `urn:uuid:`, `uuid:` or Digikoppeling's form `id@uuid@uri` (ESAR-01.3).
bool is_message_id(std::string_view text) {
    for (const std::string_view prefix : {"urn:uuid:", "uuid:"})
        if (text.starts_with(prefix)) return text::uuid(text.substr(prefix.size()));
    const auto at = text.find('@');
    return at != std::string_view::npos && at != 0 && text.size() <= 200 &&
           text.find_first_of(" \t\r\n") == std::string_view::npos;
}

void judge_mandatory(const addressing& heading, findings& found) {
    const std::array<std::pair<std::string_view, const kernel::text_value*>, 4> mandatory{
        {{"Header/To", &heading.to},
         {"Header/Action", &heading.action},
         {"Header/From", &heading.from},
         {"Header/MessageID", &heading.message_id}}};
    for (const auto& [path, value] : mandatory)
        if (value->value_or("").empty()) found.add("ESAR-01.2", "VERPLICHT_VELD", path, "missing");
}

void write_reference(text::xml_writer& to, std::string_view name, const kernel::text_value& at) {
    if (at) to.open(name).leaf("wsa:Address", *at).close();
}

} // namespace

std::optional<envelope> read_envelope(const xml_element& root, findings& found) {
    const auto* const body = part_of(root, "Body");
    if (body == nullptr || body->children.empty()) {
        found.add("ESAR-00.5", "BERICHT_ONLEESBAAR", "", "no Body with one element in it");
        return std::nullopt;
    }
    if (!has_form(root, *body))
        found.add(
            "ESAR-00.5", "BERICHT_ONLEESBAAR", "", "no SOAP 1.1 envelope, one element in Body"
        );
    envelope message;
    if (const auto* const header = part_of(root, "Header"))
        message.heading = read_header(*header, found);
    message.payload = body->children.front();
    return message;
}

void judge_heading(const envelope& message, const wire::request& got, findings& found) {
    const auto& heading = message.heading;
    judge_mandatory(heading, found);
    if (heading.message_id && !heading.message_id->empty() && !is_message_id(*heading.message_id))
        found.add("ESAR-01.3", wrong, "Header/MessageID", "of no form that is known");
    if (heading.reply_to && *heading.reply_to != anonymous)
        found.add("ESAR-01.4", wrong, "Header/ReplyTo", "not anonymous");
    const auto action = action_of(message.payload.name);
    if (heading.action && !heading.action->empty() && *heading.action != action)
        found.add("ESAR-01.5", wrong, "Header/Action", "does not fit the Body");
    const auto said = wire::header_value(got.headers, "SOAPAction").value_or("\"\"");
    if (said != "\"\"" && said != "\"" + action + "\"")
        found.add("ESAR-00.8", wrong, "SOAPAction", "neither the Action in quotes nor two quotes");
    if (message.payload.space != payload_space)
        found.add("ESAR-00.6", wrong, "", "the payload is in another namespace");
}

std::string message_id_in(std::string_view document) {
    const auto read = text::read_xml(document);
    const auto* const root = std::get_if<xml_element>(&read);
    const auto* const header = root == nullptr ? nullptr : part_of(*root, "Header");
    const auto* const id =
        header == nullptr ? nullptr : header->child(addressing_space, "MessageID");
    return id != nullptr && is_message_id(id->text) ? id->text : std::string();
}

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

std::string action_of(std::string_view operation) {
    return std::string(payload_space) + "/" + std::string(operation);
}

} // namespace kruispunt::conformance::gateways::esar
