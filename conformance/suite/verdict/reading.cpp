#include "conformance/suite/verdict/reading.hpp"

#include "conformance/gateways/reading.hpp"
#include "conformance/regions/esar/envelope.hpp"
#include "conformance/regions/esar/notices.hpp"
#include "conformance/regions/midden_nederland/notices.hpp"
#include "conformance/regions/multisignaal/event_modes.hpp"
#include "conformance/regions/multisignaal/notices.hpp"
#include "conformance/regions/sisa/notices.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>

namespace kruispunt::conformance::suite::verdict {
namespace {

using regions::parties;
using text::findings;

std::optional<text::finding> of_esar(const wire::request& said, const parties& /*who*/) {
    findings found("ESAR-01");
    const auto message = regions::esar::read_envelope(said.body, found);
    if (found.clean())
        regions::esar::check_heading(
            message, wire::header_value(said.headers, "SOAPAction").value_or(""), found
        );
    if (found.clean()) (void)regions::esar::read_payload(message.payload, found);
    return found.first();
}

std::optional<text::finding> of_multisignaal(const wire::request& said, const parties& who) {
    findings found("MS-20");
    const auto event = regions::multisignaal::event_in(said, found);
    if (found.clean()) (void)regions::multisignaal::read_event(event, who, found);
    return found.first();
}

std::optional<text::finding> of_sisa(const wire::request& said, const parties& who) {
    findings found("SISA-01");
    const auto read = text::read_xml(said.body);
    if (const auto* const why = std::get_if<text::xml_unreadable>(&read))
        found.add("BERICHT_ONLEESBAAR", "", why->what);
    else
        (void)regions::sisa::read_document(std::get<text::xml_element>(read), who, found);
    return found.first();
}

std::optional<text::finding> of_midden_nederland(const wire::request& said, const parties&) {
    findings found("MN-06");
    (void)regions::midden_nederland::read_request(said, found);
    return found.first();
}

struct region_reader {
    std::string_view protocol;
    std::optional<text::finding> (*read)(const wire::request&, const parties&);
};

constexpr std::array region_readers{
    region_reader{"esar", of_esar},
    region_reader{"multisignaal", of_multisignaal},
    region_reader{"sisa", of_sisa},
    region_reader{"midden-nederland", of_midden_nederland}};

} // namespace

std::optional<text::finding> first_breach(
    const std::string& protocol,
    const catalogue::message& kind,
    const wire::request& said,
    const speakers& by
) {
    if (kind.from == catalogue::message::sender::region)
        return gateways::first_breach(protocol, kind.name, said, by.region_oin, by.gateway_oin);
    const auto* const reader =
        std::ranges::find(region_readers, protocol, &region_reader::protocol);
    if (reader == region_readers.end())
        throw std::runtime_error("there is no strict reader of " + protocol);
    return reader->read(said, {by.region_oin, by.gateway_oin, {}});
}

} // namespace kruispunt::conformance::suite::verdict
