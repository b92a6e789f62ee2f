#pragma once

#include "gateway/app/config.hpp"
#include "gateway/app/federation_setup.hpp"
#include "gateway/portal/member_facts.hpp"

#include <string>
#include <vector>

namespace kruispunt::app {

/// The host of an URL: "sisa.example" of "https://sisa.example:8443/path"; empty where it has none.
std::string host_of(const std::string& url);

/// The regions as the pages and whatever verifies reports know them. Throws std::runtime_error
/// where a region's folder says something that cannot be read.
std::vector<portal::member_facts>
configured_members(const config& c, const federation_setup& federation);

} // namespace kruispunt::app
