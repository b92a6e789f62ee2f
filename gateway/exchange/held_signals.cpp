#include "gateway/exchange/held_signals.hpp"

#include <utility>

namespace kruispunt::exchange {

using namespace domain;

result<std::vector<placed_contact>>
open_reporters(const std::vector<ports::owed_reporter>& reporters, ports::vault& vault) {
    std::vector<placed_contact> opened;
    for (const ports::owed_reporter& reporter : reporters) {
        auto contact = vault.open(reporter.contact);
        if (!contact) return contact.error();
        opened.push_back({reporter.region, std::move(*contact)});
    }
    return opened;
}

result<std::vector<held_contact>>
open_held(const std::vector<held_line>& lines, ports::vault& vault) {
    std::vector<held_contact> opened;
    for (const held_line& line : lines) {
        auto contact = vault.open(line.contact);
        if (!contact) return contact.error();
        opened.push_back({line.what, std::move(*contact)});
    }
    return opened;
}

} // namespace kruispunt::exchange
