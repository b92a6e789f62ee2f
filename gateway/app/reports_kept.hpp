#pragma once

#include "gateway/app/config.hpp"
#include "gateway/app/federation_setup.hpp"
#include "gateway/exchange/wakeable.hpp"
#include "gateway/portal/admission.hpp"
#include "gateway/ports/alarms.hpp"
#include "gateway/store/sqlite/sqlite_store.hpp"
#include "gateway/trust/body_keys.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <chrono>
#include <optional>
#include <string>

namespace kruispunt::app {

/// What is the matter with an admitted member whose records hold until then; nothing: all is well.
/// `until` absent: none holds.
std::optional<ports::alarm_code>
report_alarm(std::optional<domain::instant> until, domain::instant now);

/// What the alarms on reports work with; all of it must outlive them.
struct reports_kept_parts {
    const config& configured;
    const federation_setup& federation;
    store::sqlite::kept_store& store;
    ports::alarms& alarms;
    const ports::clock& clock;
};

/// The national body's keys, and the alarms for reports of admitted members that end (BEH-13.9).
/// Goes by the machine's clock, as certificates do. `run` on `executor`, which must be serial; the
/// rest from any thread.
class reports_kept {
public:
    static constexpr std::chrono::milliseconds usual_pause{60'000};

    /// Throws std::runtime_error (`file: why`) where a key cannot be taken.
    reports_kept(
        const reports_kept_parts& parts,
        boost::asio::any_io_executor executor,
        std::chrono::milliseconds pause = usual_pause
    );

    /// Looks until stopped.
    ports::task<void> run();

    void stop() { waiting_.stop(); }

    const ports::body_signature& body() const { return keys_; }

private:
    ports::task<void> judge();
    void tell(const std::string& region, bool admitted, const portal::verified_report* proof);

    trust::body_keys keys_;
    portal::report_book book_;
    reports_kept_parts parts_;
    std::chrono::milliseconds pause_;
    exchange::wakeable waiting_;
};

} // namespace kruispunt::app
