#pragma once

#include "gateway/domain/command.hpp"
#include "gateway/domain/objection.hpp"
#include "gateway/ports/http.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kruispunt::ports {

/// A signal as its region names it; nothing of a child.
struct signal_name {
    std::string region;
    std::string reference;
};

/// An objection that waits for its decision, and the signal it freezes (BEH-10).
struct open_objection {
    domain::objection what;
    signal_name signal;
};

/// Two signals on one BSN that seem to be of two children (COM-38).
struct open_clash {
    domain::uuid id{};
    domain::instant since{};
    std::array<signal_name, 2> sides;
};

/// How often a signal's identity was corrected (COM-20).
struct corrected_identity {
    signal_name signal;
    int times = 0;
};

/// An open match that nobody took up in time (ESAR-27).
struct untaken_match {
    domain::uuid id{};
    domain::instant made_at{};
    int reminded = 0; ///< 1: both sides were reminded; 2: it was escalated
    std::array<signal_name, 2> sides;
};

/// What operators and auditors ask of the store. `region` narrows a list to what concerns that
/// region's signals; empty: all. At most `limit`, oldest first. Any thread, like `store`.
class oversight_store {
public:
    virtual ~oversight_store() = default;

    virtual task<domain::result<std::vector<open_objection>>>
    objections(std::string region, std::size_t limit) = 0;

    virtual task<domain::result<std::vector<open_clash>>>
    clashes(std::string region, std::size_t limit) = 0;

    /// Of the signals that are held, those whose identity was ever corrected.
    virtual task<domain::result<std::vector<corrected_identity>>>
    corrected_identities(std::string region, std::size_t limit) = 0;

    virtual task<domain::result<std::vector<untaken_match>>>
    untaken(std::string region, std::size_t limit) = 0;

    /// Whatever is counted by name.
    virtual task<domain::result<std::map<std::string, std::int64_t>>> counters() = 0;

    /// The sealed child of a signal that is held, by the keyed digest of region and id; nothing
    /// where there is none. For `objections`, which judge an age by it.
    virtual task<domain::result<std::optional<domain::sealed_identity>>>
    identity_of(domain::digest signal_key) = 0;
};

} // namespace kruispunt::ports
