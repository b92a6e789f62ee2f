#include "conformance/gateways/kernel/book.hpp"

#include <algorithm>

namespace kruispunt::conformance::gateways::kernel {

held_signal* book::find(const signal_key& key) {
    const auto at = signals.find(key);
    return at == signals.end() ? nullptr : &at->second;
}

const held_signal* book::find(const signal_key& key) const {
    const auto at = signals.find(key);
    return at == signals.end() ? nullptr : &at->second;
}

std::vector<held_signal*> book::on_child(const std::string& bsn) {
    std::vector<held_signal*> found;
    for (auto& [key, each] : signals)
        if (each.says.bsn == bsn) found.push_back(&each);
    return found;
}

std::vector<open_match*> book::matches_of(const signal_key& key) {
    std::vector<open_match*> found;
    for (auto& [id, each] : matches)
        if (each.has(key)) found.push_back(&each);
    std::sort(found.begin(), found.end(), [](const open_match* a, const open_match* b) {
        return std::tie(a->made_at, a->id) < std::tie(b->made_at, b->id);
    });
    return found;
}

std::size_t book::count_matches(const signal_key& key) const {
    return static_cast<std::size_t>(std::count_if(
        matches.begin(), matches.end(), [&key](const auto& each) { return each.second.has(key); }
    ));
}

} // namespace kruispunt::conformance::gateways::kernel
