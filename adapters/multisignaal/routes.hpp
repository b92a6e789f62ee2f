#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::adapters::multisignaal {

/// What can be asked, each by one method on one path.
enum class operation {
    give_signal,     ///< MS-01
    show_signal,     ///< MS-02
    withdraw_signal, ///< MS-03
    close_signal,    ///< MS-04
    move_child,      ///< MS-05
    list_matches,    ///< MS-06
    update_match,    ///< MS-07
    inspect_child,   ///< MS-08
    show_document,   ///< the OpenAPI document
    explain_error    ///< the page that a problem's `type` names (MS-10)
};

/// One operation, as the published document has it too.
struct route {
    operation what{};
    std::string_view method;
    std::string_view path;  ///< below the base; `{…}` stands for one segment
    std::string_view name;  ///< the document's operationId
    std::string_view takes; ///< the media type of its body; empty: it takes none
    std::string_view gives; ///< the media type of a positive answer; empty: it has no content
};

/// All of them.
std::span<const route> routes();

/// The route of that operationId, or null.
const route* route_named(std::string_view name);

/// Where a request leads. `allow` is empty where the path does not exist; `to` is null where it
/// does but not with that method.
struct routed {
    const route* to = nullptr;
    std::string id;    ///< the segment that `{…}` stands for, decoded and not yet judged
    std::string allow; ///< what the Allow header says (RFC 9110 §10.2.1)
};

/// Finds the route of a method and of the path's segments below the base. HEAD goes where GET goes
/// (RFC 9110 §9.3.2); an empty segment is none, so a slash at the end leads nowhere.
routed find_route(std::string_view method, std::span<const std::string> below);

/// The route's path with `id` in its place; what comes before it where `id` is empty.
std::string path_of(const route& to, std::string_view id);

} // namespace kruispunt::adapters::multisignaal
