#pragma once

#include "gateway/ports/store.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace kruispunt::ports {

/// A signal in whose lifetime its child may turn 23.
struct watched_signal {
    domain::signal_number number = 0;
    std::int64_t data_key = 0; ///< seals its child; another one where it was sealed anew
    domain::day from;          ///< 1 January of that year
};

/// Such a signal's sealed child.
struct watched_identity {
    domain::signal_number number = 0;
    std::string region;
    domain::sealed_identity identity;
};

/// Where a reading of the watched signals goes on.
struct watch_cursor {
    domain::day from{};
    domain::signal_number number = 0;
};

/// Where a reading of all data keys in use goes on; begins with the default.
struct key_cursor {
    int part = 0; ///< opaque
    std::int64_t after = 0;
};

/// Some of the data keys that something kept is sealed with.
struct keys_in_use {
    std::vector<std::int64_t> numbers;
    key_cursor next;
    bool last = true; ///< nothing comes after these
};

/// What the passing of time asks of the store; each question answers with so much at most and is
/// asked again. Any thread, on the caller's executor, like `store`.
class due_store {
public:
    virtual ~due_store() = default;

    /// Commands of time itself whose day has come, oldest first. Executed, they are due no more.
    virtual task<domain::result<std::vector<domain::sealed_command>>>
    due(domain::day today, std::size_t limit) = 0;

    /// Several acts in one transaction, in order; refused ones do not undo the others.
    virtual task<domain::result<std::vector<acted>>> execute_all(std::vector<act> acts) = 0;

    /// Signals watched on `today` (COM-12), in the order of the cursor.
    virtual task<domain::result<std::vector<watched_signal>>>
    watched(domain::day today, watch_cursor after, std::size_t limit) = 0;

    /// Of these signals, as many as are still held; not more are asked than `watched` gave.
    virtual task<domain::result<std::vector<watched_identity>>>
    watched_identities(std::vector<domain::signal_number> numbers) = 0;

    /// Forgets ids of ended signals whose day has come (COM-20); gives how many.
    virtual task<domain::result<std::size_t>>
    forget_ended(domain::day today, std::size_t limit) = 0;

    virtual task<domain::result<keys_in_use>> keys_kept(key_cursor after, std::size_t limit) = 0;
};

} // namespace kruispunt::ports
