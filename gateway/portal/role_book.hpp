#pragma once

#include "gateway/portal/access.hpp"
#include "gateway/ports/http.hpp"

#include <string>
#include <utility>
#include <vector>

namespace kruispunt::portal {

/// A certificate that has a role: whose OIN and common name it bears.
struct role_holder {
    std::string oin;
    std::string common_name;
    role as = role::nobody;
    std::string region; ///< of an operator, and of a vendor of one region
};

/// A region that takes part: its certificates are a member's.
struct member_oin {
    std::string oin;
    std::string region;
};

/// Who comes as what, by the certificate that the connection was made with. Immutable.
class role_book {
public:
    role_book(std::vector<role_holder> holders, std::vector<member_oin> members)
        : holders_(std::move(holders)), members_(std::move(members)) {}

    /// Who holds this certificate; `role::nobody` for one that no line names, and without one.
    caller caller_of(const ports::peer& peer) const;

private:
    std::vector<role_holder> holders_;
    std::vector<member_oin> members_;
};

} // namespace kruispunt::portal
