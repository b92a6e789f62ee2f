#include "gateway/codec/document.hpp"

namespace kruispunt::codec {

node_kind node::kind() const {
    return owner_->entries_[at_].kind;
}

std::string_view node::name() const {
    return owner_->view(owner_->entries_[at_].name);
}

std::string_view node::text() const {
    return owner_->view(owner_->entries_[at_].text);
}

node node::first_child() const {
    return owner_->at(owner_->entries_[at_].first_child);
}

node node::next() const {
    return owner_->at(owner_->entries_[at_].next);
}

node node::child(std::string_view name) const {
    node found = first_child();
    while (found && found.name() != name)
        found = found.next();
    return found;
}

document::slice document::keep(std::string_view first, std::string_view second) {
    const slice kept{
        static_cast<std::uint32_t>(text_.size()),
        static_cast<std::uint32_t>(first.size() + second.size())};
    text_.append(first).append(second);
    return kept;
}

std::uint32_t document::append(
    std::uint32_t parent, node_kind kind, std::string_view prefix, std::string_view name
) {
    const auto made = static_cast<std::uint32_t>(entries_.size());
    entry& fresh = entries_.emplace_back();
    fresh.kind = kind;
    fresh.name = keep(prefix, name);
    if (parent == none) return made;
    entry& above = entries_[parent];
    if (above.last_child == none) {
        above.first_child = made;
    } else {
        entries_[above.last_child].next = made;
    }
    above.last_child = made;
    return made;
}

void document::set_text(std::uint32_t at, std::string_view text) {
    entries_[at].text = keep(text, {});
}

void document::reserve(std::size_t bytes) {
    text_.reserve(bytes);
    entries_.reserve(bytes / 24 + 4);
}

} // namespace kruispunt::codec
