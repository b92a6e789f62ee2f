#pragma once

#include "conformance/wire/http.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::conformance::gateways::multisignaal {

inline constexpr std::string_view base_path = "/multisignaal/v1";

/// What a path of Multisignaal's leads to.
enum class resource { none, openapi, signal, closing, relocation, matches, match, inspections };

struct place {
    resource what = resource::none;
    /// The signal's or the match's id; empty where the path has none.
    std::string id;
    /// Whether the path begins as every path does (MS-00.1), and whether it ends with a slash too
    /// many (MS-10.10), which is passed over here.
    bool below_base = false;
    bool slash_too_many = false;
};

place find_place(const wire::target_parts& target);

/// The methods that the resource knows, as `Allow` names them.
const std::vector<std::string_view>& methods_of(resource what);

/// The query parameters that the operation knows.
const std::vector<std::string_view>& parameters_of(resource what, std::string_view method);

/// The catalogue's name of the operation; empty where there is none.
std::string_view message_of(resource what, std::string_view method);

} // namespace kruispunt::conformance::gateways::multisignaal
