#include "adapters/sdk/round_trip.hpp"

#include "adapters/sdk/explanation.hpp"
#include "adapters/sdk/plan.hpp"
#include "gateway/codec/json_reader.hpp"

namespace kruispunt::adapters::sdk {

namespace {

// The first field that differs, or nothing; counts those that agree.
std::string compare(const record& before, const record& after, std::size_t& same) {
    for (std::size_t i = 0; i < static_cast<std::size_t>(field::count); ++i) {
        const auto f = static_cast<field>(i);
        const std::string name(name_of(f));
        if (before.count(f) != after.count(f)) return name + " came back another number of times";
        for (std::size_t n = 0; n < before.count(f); ++n) {
            if (before.get(f, n) != after.get(f, n)) return name + " came back changed";
            ++same;
        }
    }
    return {};
}

domain::result<codec::document> read_again(const std::string& written, const plan& rules) {
    return rules.xml ? codec::read_xml(written, rules.namespaces)
                     : codec::read_json(written, codec::sixty_four_bits);
}

std::string take_back(const fitted_part& part, const mapping& by, std::size_t& same) {
    const plan& rules = by.compiled_plan();
    const auto document = read_again(by.write(part.read.values, part.root), rules);
    if (!document) return "what was written cannot be read: " + document.error().detail;
    const reading again = by.read(document->root());
    if (!again.good())
        return again.findings.front().path + " is refused when it comes back: " +
               std::string(wire_code(again.findings.front().code));
    return compare(part.read.values, again.values, same);
}

} // namespace

round_trip
there_and_back(std::string_view message, bool xml, const std::map<std::string, mapping>& mappings) {
    round_trip made;
    const auto explained = explain(message, xml, mappings);
    if (!explained) {
        made.fault = explained.error().detail;
        return made;
    }
    if (explained->parts.empty()) made.fault = "no mapping fits";
    for (const fitted_part& part : explained->parts) {
        made.mappings.push_back(part.mapping);
        const mapping& by = mappings.at(part.mapping);
        if (!part.read.good()) {
            made.fault = part.mapping + ": " + part.read.findings.front().path +
                         " is refused: " + std::string(wire_code(part.read.findings.front().code));
        } else if (by.compiled_plan().use != mapping_use::read) {
            const std::string fault = take_back(part, by, made.fields);
            if (!fault.empty()) made.fault = part.mapping + ": " + fault;
        }
    }
    return made;
}

} // namespace kruispunt::adapters::sdk
