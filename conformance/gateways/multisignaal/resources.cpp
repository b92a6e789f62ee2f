#include "conformance/gateways/multisignaal/resources.hpp"

#include <array>

namespace kruispunt::conformance::gateways::multisignaal {
namespace {

using names = std::vector<std::string_view>;

struct operation {
    resource what;
    std::string_view method;
    std::string_view message;
    names parameters;
};

const std::array<operation, 9>& operations() {
    static const std::array<operation, 9> all{
        {{resource::openapi, "GET", "openapi", {}},
         {resource::signal, "GET", "read", {}},
         {resource::signal, "PUT", "signal", {}},
         {resource::signal, "DELETE", "withdraw", {"reden", "redenMutatie"}},
         {resource::closing, "POST", "close", {}},
         {resource::relocation, "POST", "relocate", {}},
         {resource::matches, "GET", "matches", {"pagina", "paginaGrootte"}},
         {resource::match, "PATCH", "update_match", {}},
         {resource::inspections, "POST", "inspect", {}}}};
    return all;
}

const operation* find_operation(resource what, std::string_view method) {
    const auto asked = method == "HEAD" ? std::string_view("GET") : method;
    for (const auto& each : operations())
        if (each.what == what && each.method == asked) return &each;
    return nullptr;
}

resource below_signal(std::string_view name) {
    if (name == "afsluiting") return resource::closing;
    if (name == "verhuizing") return resource::relocation;
    if (name == "matches") return resource::matches;
    return resource::none;
}

void find_resource(const std::vector<std::string>& rest, place& into) {
    if (rest.size() == 1 && rest[0] == "openapi.json") into.what = resource::openapi;
    if (rest.size() == 1 && rest[0] == "inzageverzoeken") into.what = resource::inspections;
    if (rest.size() < 2 || rest[1].empty()) return;
    if (rest[0] == "signalen" && rest.size() == 2) into.what = resource::signal;
    if (rest[0] == "signalen" && rest.size() == 3) into.what = below_signal(rest[2]);
    if (rest[0] == "matches" && rest.size() == 2) into.what = resource::match;
    into.id = rest[1];
}

} // namespace

place find_place(const wire::target_parts& target) {
    place found;
    auto rest = target.segments;
    found.below_base = rest.size() >= 2 && rest[0] == "multisignaal" && rest[1] == "v1";
    if (!found.below_base) return found;
    rest.erase(rest.begin(), rest.begin() + 2);
    found.slash_too_many = !rest.empty() && rest.back().empty();
    if (found.slash_too_many) rest.pop_back();
    find_resource(rest, found);
    return found;
}

const std::vector<std::string_view>& methods_of(resource what) {
    static const names none;
    static const names get{"GET", "HEAD"};
    static const names post{"POST"};
    static const names patch{"PATCH"};
    static const names signal{"GET", "HEAD", "PUT", "DELETE"};
    switch (what) {
    case resource::openapi:
    case resource::matches:
        return get;
    case resource::signal:
        return signal;
    case resource::match:
        return patch;
    case resource::none:
        return none;
    default:
        return post;
    }
}

const std::vector<std::string_view>& parameters_of(resource what, std::string_view method) {
    static const names none;
    const auto* const found = find_operation(what, method);
    return found == nullptr ? none : found->parameters;
}

std::string_view message_of(resource what, std::string_view method) {
    const auto* const found = find_operation(what, method);
    return found == nullptr ? std::string_view() : found->message;
}

} // namespace kruispunt::conformance::gateways::multisignaal
