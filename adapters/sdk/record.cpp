#include "adapters/sdk/record.hpp"

#include <algorithm>
#include <stdexcept>

namespace kruispunt::adapters::sdk {

namespace {

struct row {
    std::string_view name;
    std::string_view words;
};

constexpr std::array<row, static_cast<std::size_t>(field::count)> rows{{
#define KRUISPUNT_FIELD(enumerator, name, words) row{name, words},
#include "adapters/sdk/fields.def"
#undef KRUISPUNT_FIELD
}};

constexpr std::size_t typical_entries = 32;
constexpr std::size_t typical_text = 512;

} // namespace

std::string_view name_of(field f) {
    return rows.at(static_cast<std::size_t>(f)).name;
}

std::string_view words_of(field f) {
    return rows.at(static_cast<std::size_t>(f)).words;
}

std::optional<field> field_named(std::string_view name) {
    const auto at =
        std::find_if(rows.begin(), rows.end(), [name](const row& r) { return r.name == name; });
    if (at == rows.end()) return std::nullopt;
    return static_cast<field>(at - rows.begin());
}

void record::add(field f, std::string_view text) {
    if (entries_.empty()) {
        entries_.reserve(typical_entries);
        text_.reserve(typical_text);
    }
    if (entries_.size() == none) throw std::length_error("a record is full");
    const auto made = static_cast<std::uint16_t>(entries_.size());
    std::uint16_t* link = &heads_.at(static_cast<std::size_t>(f));
    while (*link != none)
        link = &entries_[*link].next;
    *link = made;
    entries_.push_back(
        {static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(text.size()), none}
    );
    text_.append(text);
}

std::string_view record::get(field f, std::size_t occurrence) const {
    std::uint16_t at = heads_.at(static_cast<std::size_t>(f));
    for (; at != none && occurrence > 0; --occurrence)
        at = entries_[at].next;
    if (at == none) return {};
    return std::string_view(text_).substr(entries_[at].at, entries_[at].size);
}

std::size_t record::count(field f) const {
    std::size_t counted = 0;
    for (std::uint16_t at = heads_.at(static_cast<std::size_t>(f)); at != none;
         at = entries_[at].next)
        ++counted;
    return counted;
}

} // namespace kruispunt::adapters::sdk
