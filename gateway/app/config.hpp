#pragma once

#include "gateway/domain/working_days.hpp"
#include "gateway/portal/role_book.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kruispunt::app {

/// Where a listener binds; port 0 means any free one.
struct endpoint {
    std::string address;
    std::uint16_t port = 0;
};

/// A region that takes part, as configured.
struct region_config {
    std::string name;
    std::string protocol; ///< the adapter that speaks it
    std::string oin;
    std::string url; ///< empty: no notice can be delivered
    std::chrono::milliseconds poll_interval{1'000};
    std::optional<std::filesystem::path> known; ///< the only certificates that are its own
    std::map<std::string, std::string, std::less<>> options; ///< the protocol's own
    std::optional<endpoint> control; ///< of a reference region, in a sandbox: its clock goes along
};

/// Whom the gateway calls beside the regions.
struct called_party {
    std::string oin;
    std::string origin; ///< "https://host:port"
    std::string path;   ///< "/" and what comes behind it
};

/// The organisation's processing log (Logboek Dataverwerkingen).
struct processing_log_config {
    called_party at;
    std::string activity; ///< beginning of a URI into the Register
};

/// The configuration file, read whole. Paths are absolute.
struct config {
    std::filesystem::path file;
    bool sandbox = false;
    std::string oin;
    std::filesystem::path data;
    std::filesystem::path mappings;
    std::filesystem::path ca;
    std::filesystem::path certificate;
    std::filesystem::path key;
    std::optional<std::filesystem::path> crl; ///< a file, or a folder of them
    bool tls_1_2 = false;
    endpoint exchange;
    endpoint portal;
    /// Whose certificates have a role there.
    std::vector<kruispunt::portal::role_holder> portal_roles;
    endpoint internal;
    std::size_t threads = 0; ///< 0: one a core
    /// Of the operators' socket: its owner alone, or its group too.
    std::filesystem::perms operators_mode{0600};
    bool different_organisation = true;
    bool intra_region = false;
    int identity_corrections = 3;
    int remind_after = 10;          ///< working days until a match counts as not taken up
    int escalate_after = 10;        ///< and from the reminder until it goes to the coordinator
    domain::holiday_rules holidays; ///< what is no working day
    int inspections_a_day = 50;
    int objection_weeks = 6; ///< within which an objection should be decided
    bool relocation_notice = true;
    std::chrono::milliseconds first_back_off{1'000};
    std::chrono::milliseconds longest_back_off{30'000};
    std::chrono::milliseconds delivery_limit{5'000};
    std::size_t in_flight = 8; ///< calls to one region at once
    int delivery_tries = 20;   ///< of a notice that a region does not take while it takes others
    std::optional<called_party> coordination; ///< who is told of it (BEH-09); absent: nobody
    std::optional<processing_log_config> processing_log; ///< absent: there is none
    /// Public keys of the national body: what it accepted can be handed in (BEH-13). None: nothing.
    std::vector<std::filesystem::path> body_keys;
    std::vector<region_config> regions;
};

/// Reads a TOML file. Throws std::runtime_error (`file:line: what`) for an unknown key, with the
/// nearest known one, and for every value of the wrong kind.
config load_config(const std::filesystem::path& file);

} // namespace kruispunt::app
