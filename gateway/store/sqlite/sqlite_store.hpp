#pragma once

#include "gateway/domain/region_policy.hpp"
#include "gateway/domain/uuid.hpp"
#include "gateway/ports/announcement_store.hpp"
#include "gateway/ports/audit_heads.hpp"
#include "gateway/ports/audit_trail.hpp"
#include "gateway/ports/clock.hpp"
#include "gateway/ports/due_store.hpp"
#include "gateway/ports/key_store.hpp"
#include "gateway/ports/member_store.hpp"
#include "gateway/ports/outbox_desk.hpp"
#include "gateway/ports/oversight_store.hpp"
#include "gateway/ports/processing_position.hpp"
#include "gateway/ports/region_store.hpp"
#include "gateway/ports/rekeying_store.hpp"
#include "gateway/ports/report_store.hpp"
#include "gateway/ports/sandbox_store.hpp"
#include "gateway/ports/statistics_store.hpp"
#include "gateway/ports/store.hpp"
#include "gateway/ports/tally.hpp"
#include "gateway/ports/trail_reader.hpp"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace kruispunt::store::sqlite {

/// What the store rests on; all of it must outlive the store.
struct store_parts {
    std::filesystem::path file;
    const domain::federation_policy& policy;
    domain::uuid_source& ids; ///< used by the writer's thread only
    const ports::clock& clock;
    ports::key_store& keys;
    ports::audit_trail& trail;                          ///< likewise, once the store is open
    std::function<void(const std::string& why)> failed; ///< the disk failed: nothing more is taken
    std::function<void(bool full)> full{};      ///< no room: all is refused; false: there is again
    std::chrono::milliseconds erase_every{500}; ///< how soon a key goes, and room is looked for
    /// How long what was erased may still lie in the log; well under a minute.
    std::chrono::milliseconds empty_log_every{20'000};
    /// After each commit, on the thread that writes, briefly.
    std::function<void(const ports::commit_seen&)> committed{};
};

/// The store as admission asks it: acceptance records (BEH-13), and what a region gave, for erasing
/// what it gave in the sandbox (BEH-02.8).
class admission_store : public ports::report_store, public ports::sandbox_store {};

/// The store with what time and the operators ask of it.
class kept_store : public ports::store,
                   public ports::due_store,
                   public ports::region_store,
                   public ports::member_store,
                   public ports::oversight_store,
                   public ports::outbox_desk,
                   public ports::head_store,
                   public ports::trail_reader,
                   public ports::statistics_store {
public:
    /// The same store as a rotation of the key ring asks it.
    virtual ports::rekeying_store& epochs() = 0;

    /// The same store as whoever tells the coordination body asks it.
    virtual ports::announcement_store& announcements() = 0;

    /// What admission asks of it.
    virtual admission_store& admissions() = 0;

    /// How much of the audit trail the processing log has.
    virtual ports::processing_position& processing() = 0;
};

/// Opens or makes the store's file and starts its threads (one writes, one reads, one copies the
/// log back, one erases keys). Throws where the file cannot be opened or is of a later version.
std::unique_ptr<kept_store> open_store(const store_parts& parts);

} // namespace kruispunt::store::sqlite
