#pragma once

#include "gateway/exchange/wakeable.hpp"
#include "gateway/ports/alarms.hpp"
#include "gateway/ports/certificates.hpp"
#include "gateway/ports/clock.hpp"
#include "gateway/trust/credential_watch.hpp"
#include "gateway/trust/seen_certificates.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace kruispunt::app {

/// What certificate keeping works with; all of it must outlive it.
struct certificate_keeping_parts {
    std::vector<ports::credential_holder*> holders; ///< TLS's first, then the adapters'
    const trust::seen_certificates& seen;
    std::map<std::string, std::string> regions; ///< OIN to name
    const ports::clock& clock;
    ports::journal& journal;
    ports::alarms& alarms;
};

/// Sees to it that certificates, keys, trust and revocation lists are taken up when their files
/// change, that operators hear of files that are refused and of what will soon end, and answers
/// what there is. Goes by the machine's clock, also in a sandbox. `run` on `executor`, which must
/// be serial and may block on files; the rest from any thread.
class certificate_keeping final : public ports::certificate_desk {
public:
    static constexpr std::chrono::milliseconds usual_pause{1'000};

    certificate_keeping(
        certificate_keeping_parts parts,
        boost::asio::any_io_executor executor,
        std::chrono::milliseconds pause = usual_pause
    );

    /// Looks until stopped.
    ports::task<void> run();

    void stop() { waiting_.stop(); }

    std::vector<ports::certificate_forecast> forecast() const override;
    ports::task<ports::reload_report> reload() override;

private:
    using subject = std::pair<ports::alarm_code, std::string>;

    std::vector<ports::certificate_record> all() const;
    ports::task<ports::reload_report> reload_here();
    void tell(const std::vector<trust::credential_watch::outcome>& outcomes);
    void judge();

    const certificate_keeping_parts parts_;
    boost::asio::any_io_executor executor_;
    std::chrono::milliseconds pause_;
    exchange::wakeable waiting_;
    trust::credential_watch watch_;
    std::map<subject, std::string> raised_; ///< of what ends or is wrong, with the texts
    std::chrono::steady_clock::time_point judged_at_{};
};

} // namespace kruispunt::app
