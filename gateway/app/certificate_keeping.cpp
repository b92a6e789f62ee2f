#include "gateway/app/certificate_keeping.hpp"

#include "gateway/trust/expiry.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>

namespace kruispunt::app {

namespace {

using ports::alarm_code;
using ports::certificate_record;

/// Days pass slowly; what is shown and what the alarms say is at most so old.
constexpr std::chrono::minutes between_judgements{1};

std::string name_of(const std::map<std::string, std::string>& regions, const std::string& oin) {
    const auto at = regions.find(oin);
    return at == regions.end() ? std::string() : at->second;
}

// Several trust stores read the same files.
void add_once(std::vector<certificate_record>& to, certificate_record one) {
    const bool there = std::any_of(to.begin(), to.end(), [&one](const certificate_record& other) {
        return other.fingerprint == one.fingerprint && other.use == one.use;
    });
    if (!there) to.push_back(std::move(one));
}

} // namespace

certificate_keeping::certificate_keeping(
    certificate_keeping_parts parts,
    boost::asio::any_io_executor executor,
    std::chrono::milliseconds pause
)
    : parts_(std::move(parts)), executor_(std::move(executor)), pause_(pause), waiting_(executor_),
      watch_(parts_.holders) {}

ports::task<void> certificate_keeping::run() {
    while (!waiting_.stopped()) {
        const auto outcomes = watch_.look(parts_.clock.machine_time());
        tell(outcomes);
        const auto now = std::chrono::steady_clock::now();
        if (!outcomes.empty() || now - judged_at_ >= between_judgements) {
            judged_at_ = now;
            judge();
        }
        co_await waiting_.wait(pause_);
    }
}

ports::task<ports::reload_report> certificate_keeping::reload() {
    co_return co_await boost::asio::co_spawn(executor_, reload_here(), boost::asio::use_awaitable);
}

ports::task<ports::reload_report> certificate_keeping::reload_here() {
    const auto outcomes = watch_.read_all(parts_.clock.machine_time());
    tell(outcomes);
    judge();
    ports::reload_report report;
    for (const auto& one : outcomes) {
        if (one.refused)
            report.refused.push_back(one.what + ": " + *one.refused);
        else
            report.taken.push_back(one.what);
    }
    co_return report;
}

std::vector<ports::certificate_forecast> certificate_keeping::forecast() const {
    return trust::forecast_of(all(), parts_.clock.machine_time());
}

std::vector<certificate_record> certificate_keeping::all() const {
    std::vector<certificate_record> records;
    for (const ports::credential_holder* holder : parts_.holders)
        for (certificate_record& one : holder->held()) {
            const bool known = one.use == ports::certificate_use::known;
            if (known) one.party = name_of(parts_.regions, one.oin);
            add_once(records, std::move(one));
        }
    for (certificate_record& one : parts_.seen.all()) {
        const auto configured =
            std::find_if(records.begin(), records.end(), [&one](const certificate_record& other) {
                return other.fingerprint == one.fingerprint;
            });
        if (configured != records.end()) {
            configured->seen = one.seen;
            continue;
        }
        one.party = name_of(parts_.regions, one.oin);
        records.push_back(std::move(one));
    }
    return records;
}

void certificate_keeping::tell(const std::vector<trust::credential_watch::outcome>& outcomes) {
    for (const auto& one : outcomes) {
        if (one.refused) {
            parts_.alarms.raise(
                alarm_code::certificates_not_reloaded,
                one.what,
                one.what + " was not replaced: " + *one.refused +
                    "; what held still holds. Mend the file; it is read again by itself"
            );
            continue;
        }
        parts_.alarms.clear(alarm_code::certificates_not_reloaded, one.what);
        parts_.journal.note(ports::severity::info, {}, one.what + ": its files were taken up");
    }
}

// What is no longer so is cleared; what stands gets the text of today.
void certificate_keeping::judge() {
    const domain::instant now = parts_.clock.machine_time();
    std::map<subject, std::string> due;
    for (const ports::credential_holder* holder : parts_.holders)
        for (auto& one : holder->cautions(now))
            due.emplace(subject(one.code, one.about), std::move(one.text));
    for (auto& one : trust::alarms_for(all(), now))
        due.emplace(subject(one.code, one.about), std::move(one.text));
    for (const auto& [which, text] : raised_)
        if (!due.contains(which)) parts_.alarms.clear(which.first, which.second);
    for (const auto& [which, text] : due)
        parts_.alarms.raise(which.first, which.second, text);
    raised_ = std::move(due);
}

} // namespace kruispunt::app
