#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace kruispunt::portal {

/// As what somebody comes to `/beheer/v1`. In the order of `route::grants`.
enum class role {
    coordinator,     ///< national coordination
    region_operator, ///< operates one region
    auditor,
    vendor,  ///< has a program tried
    member,  ///< a region's own certificate
    machine, ///< through the operators' socket: every region's operator, and the gateway's
    nobody   ///< everybody else
};

/// The word of a role, as in configuration and documents; of an operator without its region.
std::string_view word_of(role as);

/// Who asks.
struct caller {
    role as = role::nobody;
    std::string region; ///< of an operator, a member, and a vendor of one region; else empty
    std::string name;   ///< as the audit trail has it; empty: nobody knows
};

/// What there is to ask and to do under `/beheer/v1`, each with a route.
enum class action {
    self,
    regions,
    admit,
    admit_all,
    sandbox_held,
    erase_sandbox,
    stand,
    resume,
    resume_feed,
    objections,
    enter_objection,
    decide_objection,
    untaken,
    attention,
    figures,
    match,
    deliveries,
    undelivered,
    one_undelivered,
    redrive,
    give_up,
    backup,
    alarms,
    overview,
    live,
    connect,
    certificates,
    reload_certificates,
    keys,
    rotate_keys,
    retire_keys,
    reports,
    hand_in_report,
    one_report,
    statistics,
    subscription,
    possible,
    dismiss_possible,
    trail,
    trail_proof,
    trail_root,
    trail_consistency,
    trail_key
};

/// What a role may of a route.
enum class grant {
    nothing,
    own,   ///< what is its own region's; a vendor's: what its party handed in
    rough, ///< of all regions, and no exact count of what happens now (docs/statistics.md)
    all
};

/// One call of the API, and who may make it.
struct route {
    std::string_view method;
    std::array<std::string_view, 4> path; ///< "*": any one segment; trailing empties: none
    portal::action action;
    std::array<grant, static_cast<std::size_t>(role::nobody)> grants; ///< nobody has none
};

/// All of them: what the API answers, and the tables of documents and tests.
std::span<const route> all_routes();

/// "PUT deelnemers/*/stand".
std::string text_of(const route& r);

/// What of the federation a call is about, as far as the caller may see and touch it.
struct scope {
    std::string only;       ///< one region; empty: all
    bool coarse = false;    ///< no exact count of what happens now
    std::string party = {}; ///< of reports those that it handed in; empty: all

    bool covers(std::string_view region) const { return only.empty() || only == region; }

    /// Whether what somebody of this name handed in is within.
    bool covers_of(std::string_view name) const;
};

/// Whether somebody may do something.
struct verdict {
    enum class state {
        allowed,
        wrong_role,  ///< nobody with this role may
        wrong_region ///< it is another region's
    };

    verdict::state what = verdict::state::wrong_role;
    scope within = {}; ///< where allowed
};

/// The one decision over access (least privilege; what no row grants is denied): pure. `region` is
/// the one that the call names; empty: none, and then it is about all that the caller may see.
verdict decide(const caller& who, action what, std::string_view region);

/// The routes and their grants as docs/protocols/coordination.md shows them, a row a call.
std::string access_table();

} // namespace kruispunt::portal
