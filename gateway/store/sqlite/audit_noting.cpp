#include "gateway/store/sqlite/audit_noting.hpp"

#include <utility>

namespace kruispunt::store::sqlite {

using namespace domain;

void audit_noting::add(const audit_entry& entry, deeds& to) {
    ports::audit_deed deed = deed_of(entry);
    if (commits(deed)) deed.salt = audit_.salt_of_day(at_);
    if (!deed.remark.empty()) deed.remark_salt = audit_.fresh_salt();
    to.push_back(std::move(deed));
}

void audit_noting::add(const audit_entry& entry, const decided_act& decided, deeds& to) {
    deed_on_signal on = deed_of(entry, decided);
    if (on.signal != 0)
        on.deed.salt = audit_.salt_of(on.signal);
    else if (commits(on.deed))
        on.deed.salt = audit_.salt_of_day(at_);
    if (!on.deed.remark.empty()) on.deed.remark_salt = audit_.fresh_salt();
    to.push_back(std::move(on.deed));
}

void audit_noting::add_repeat(const sealed_command& command, std::string outcome, deeds& to) {
    facts known;
    if (command.signal_key != digest{}) known.own = rows_.signals.find(command.signal_key);
    const audit_entry entry{
        "replay", command.region, command.oin, command.signal_key, std::move(outcome)};
    add(entry, {command, known}, to);
}

void audit_noting::add_end(const ports::settlement& settled, deeds& to) {
    using state = ports::settlement::state;
    if (settled.becomes == state::queued) return;
    const auto notice = rows_.outbox.noted(settled.number);
    if (!notice) return;
    ports::audit_deed deed;
    deed.record.act = settled.becomes == state::suppressed ? "suppress" : "deliver";
    deed.record.region = notice->region;
    deed.record.reference = to_text(notice->id);
    const bool dead = settled.becomes == state::dead;
    deed.record.outcome = !dead ? "ok" : settled.code.empty() ? "refused" : settled.code;
    deed.record.transaction = notice->transaction;
    if (!notice->reference.empty()) {
        deed.signal = notice->region + '/' + notice->reference;
        deed.salt = audit_.salt_kept_of(notice->about, at_);
    }
    to.push_back(std::move(deed));
}

} // namespace kruispunt::store::sqlite
