#include "gateway/codec/strict_members.hpp"

#include "gateway/codec/text.hpp"

#include <algorithm>

namespace kruispunt::codec {

using namespace domain;

strict_members::strict_members(node object) : object_(object) {
    if (!object_ || object_.kind() != node_kind::object)
        amiss_ = error{errc::value_invalid, {}, {}};
}

void strict_members::refuse(std::string_view name) {
    if (!amiss_) amiss_ = error{errc::value_invalid, std::string(name), {}};
}

node strict_members::take(std::string_view name, node_kind kind) {
    asked_.emplace_back(name);
    if (amiss_) return {};
    const node found = object_.child(name);
    if (!found) {
        amiss_ = error{errc::mandatory_field, std::string(name), {}};
        return {};
    }
    if (found.kind() == kind) return found;
    refuse(name);
    return {};
}

std::string strict_members::text(std::string_view name, std::size_t longest) {
    const node found = take(name, node_kind::text);
    if (!found) return {};
    std::string scratch;
    std::string_view admitted;
    if (found.text().empty() || !admit_text(found.text(), longest, scratch, admitted)) {
        refuse(name);
        return {};
    }
    return std::string(admitted);
}

std::string strict_members::sha256(std::string_view name) {
    constexpr std::size_t digits = 64;
    std::string read = text(name);
    if (read.size() == digits && read.find_first_not_of("0123456789abcdef") == read.npos)
        return read;
    refuse(name);
    return {};
}

void strict_members::constant(std::string_view name, std::string_view expected) {
    if (text(name) != expected) refuse(name);
}

bool strict_members::flag(std::string_view name) {
    const node found = take(name, node_kind::boolean);
    return found && found.text() == "true";
}

node strict_members::object(std::string_view name) {
    return take(name, node_kind::object);
}

std::vector<node> strict_members::items(std::string_view name, std::size_t most) {
    std::vector<node> all;
    const node found = take(name, node_kind::array);
    if (!found) return all;
    for (node each = found.first_child(); each && all.size() <= most; each = each.next())
        all.push_back(each);
    if (all.empty() || all.size() > most) {
        refuse(name);
        all.clear();
    }
    return all;
}

result<void> strict_members::end() {
    if (amiss_) return *amiss_;
    for (node each = object_.first_child(); each; each = each.next())
        if (std::find(asked_.begin(), asked_.end(), each.name()) == asked_.end())
            return make_error(errc::unknown_field);
    return {};
}

} // namespace kruispunt::codec
