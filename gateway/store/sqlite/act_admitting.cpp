#include "gateway/domain/member_state.hpp"
#include "gateway/store/sqlite/act_writing.hpp"

#include <utility>

namespace kruispunt::store::sqlite {

namespace {

using namespace domain;

audit_entry member_decided(const ports::member_record& record) {
    audit_entry entry;
    entry.act = "member-" + std::string(wire_word(record.what.state));
    entry.region = record.region;
    entry.oin = record.by;
    entry.outcome = "ok";
    entry.reason = record.reason;
    return entry;
}

audit_entry
of_report(std::string act, const std::string& region, const std::string& by, const uuid& id) {
    audit_entry entry;
    entry.act = std::move(act);
    entry.region = region;
    entry.oin = by;
    entry.outcome = "ok";
    entry.reference = to_text(id);
    return entry;
}

// What a person wrote as the reason is not told.
announcement access_announced(const ports::member_record& record) {
    const std::string word(wire_word(record.what.state));
    return {announced_kind::member_access, record.region, {}, {}, word};
}

} // namespace

// All of them are looked at before any of them comes in.
result<void> act_writing::let_in(
    const std::vector<ports::member_record>& records, instant now, group_traces& traces
) {
    for (const ports::member_record& record : records) {
        const bool comes_in = record.what.admitted && !admitted_.contains(record.region);
        if (comes_in && rows_.members.has_signals(record.region))
            return make_error(
                errc::reference_conflict, record.region, "store: signals of the sandbox are held"
            );
    }
    for (const ports::member_record& record : records) {
        rows_.members.write(record);
        note(member_decided(record), traces);
        announce(access_announced(record), now, traces);
    }
    admitted_ = rows_.members.admitted();
    return {};
}

// Its key is the one that `perform` ends it by: new keys may have come since it was read.
bool act_writing::erase(const ports::act& withdrawal, instant now, group_traces& traces) {
    const auto placed = rows_.rekeying.in_form(withdrawal.command);
    if (!placed || !rows_.signals.find(placed->signal_key)) return false;
    if (!perform(withdrawal, now, traces).answer.what) return false;
    doom(rows_.signals.forget(withdrawal.command.own_row, placed->signal_key));
    return true;
}

ports::report_kept act_writing::keep_report(
    const ports::kept_report& report, const std::optional<uuid>& instead, group_traces& traces
) {
    if (rows_.reports.has(report.id)) {
        note(of_report("report-repeated", report.region, report.by, report.id), traces);
        return ports::report_kept::was_there;
    }
    if (rows_.reports.count() >= ports::report_store::most) {
        const std::string region = instead ? rows_.reports.remove(*instead) : std::string();
        if (region.empty()) return ports::report_kept::full;
        note(of_report("report-outlived", region, report.by, *instead), traces);
    }
    rows_.reports.write(report);
    note(of_report("report-accepted", report.region, report.by, report.id), traces);
    return ports::report_kept::kept;
}

} // namespace kruispunt::store::sqlite
