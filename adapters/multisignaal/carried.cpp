#include "adapters/multisignaal/carried.hpp"

#include <algorithm>
#include <charconv>

namespace kruispunt::adapters::multisignaal {

namespace {

// The part of `rest` up to the separator, which `rest` moves behind.
std::string_view next_part(std::string_view& rest, char separator) {
    const std::string_view part = rest.substr(0, rest.find(separator));
    rest.remove_prefix(std::min(part.size() + 1, rest.size()));
    return part;
}

int number_in(std::string_view text) {
    int number = 1;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

} // namespace

void carry(const std::vector<sdk::finding>& findings, ports::correspondence& in) {
    for (const sdk::finding& found : findings)
        in.message_id.append(wire_code(found.code)).append(" ").append(found.path).append("\n");
}

std::vector<sdk::finding> findings_in(const ports::correspondence& to) {
    std::vector<sdk::finding> findings;
    for (std::string_view rest = to.message_id; !rest.empty();) {
        std::string_view line = next_part(rest, '\n');
        const auto code = domain::code_from_wire(next_part(line, ' '));
        findings.push_back({code, std::string(line)});
    }
    return findings;
}

void carry(const reading_asked& asked, ports::correspondence& in) {
    in.message_id = std::to_string(asked.page.page) + " " + std::to_string(asked.page.size) + " " +
                    asked.if_none_match;
}

reading_asked reading_in(const ports::correspondence& to) {
    reading_asked asked;
    std::string_view rest = to.message_id;
    asked.page.page = number_in(next_part(rest, ' '));
    asked.page.size = number_in(next_part(rest, ' '));
    asked.if_none_match = rest;
    return asked;
}

} // namespace kruispunt::adapters::multisignaal
