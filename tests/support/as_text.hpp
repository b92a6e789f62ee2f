#pragma once

#include "gateway/ports/oversight_store.hpp"
#include "gateway/ports/store.hpp"

#include <string>
#include <vector>

namespace kruispunt::support {

/// Everything of it that a store decides, for comparing two stores; rows' numbers are left out.
std::string as_text(const domain::answer& a);
std::string as_text(const std::vector<ports::owed_notice>& owed);
std::string as_text(const ports::census& c);
std::string as_text(const domain::sealed_command& command);
std::string as_text(const std::vector<ports::open_objection>& objections);
std::string as_text(const std::vector<ports::open_clash>& clashes);
std::string as_text(const std::vector<ports::untaken_match>& matches);
std::string as_text(const std::vector<ports::corrected_identity>& signals);

} // namespace kruispunt::support
