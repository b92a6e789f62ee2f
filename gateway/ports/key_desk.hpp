#pragma once

#include "gateway/ports/http.hpp"
#include "gateway/ports/rekeying_store.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace kruispunt::ports {

/// An epoch of the key ring, as its file has it.
struct ring_epoch {
    int number = 0;
    bool whole = false; ///< false: only the key of names is left
    std::string fingerprint;
};

/// Where a rotation stands.
enum class rotation_stage {
    none,     ///< all is under the newest epoch
    making,   ///< rows are made under the next
    placing,  ///< the store stands under it, rows take their places
    wrapping, ///< data keys are wrapped anew
    stuck     ///< rows cannot be read: see `unreadable`
};

/// What operators see of the keys; nothing of a key.
struct key_status {
    std::vector<ring_epoch> epochs; ///< newest first
    rotation_stage stage = rotation_stage::none;
    int epoch = 0; ///< the store's
    std::int64_t done = 0;
    std::int64_t of = 0;
    std::int64_t unreadable = 0;
    std::int64_t older_names = 0; ///< what still needs an older epoch's key of names
};

/// Where the keys are changed. Any thread.
class key_desk {
public:
    virtual ~key_desk() = default;

    virtual task<domain::result<key_status>> status() = 0;

    /// Puts a new epoch into the ring's file and goes towards it; `by` stands in the audit trail.
    /// `reference_conflict` while a rotation is under way.
    virtual task<domain::result<key_status>> rotate(std::string by) = 0;

    /// Takes older epochs' keys out of the ring's file: those of pseudonyms and wrapping, and the
    /// keys of names that nothing needs any more. `reference_conflict` while a rotation is under
    /// way, or where there is nothing to take out.
    virtual task<domain::result<key_status>> retire(std::string by) = 0;
};

/// The ring's file and what runs on it. Any thread; throws std::runtime_error where the file cannot
/// be written, or is no longer as the caller knows it (`newest`): another was first.
class ring_keeper {
public:
    virtual ~ring_keeper() = default;

    virtual std::vector<ring_epoch> epochs() const = 0;
    virtual void add_epoch(int newest) = 0;

    /// Leaves the newest epoch whole; of the others the keys of names, or where `names_too`
    /// nothing.
    virtual void retire_older(int newest, bool names_too) = 0;
};

} // namespace kruispunt::ports
