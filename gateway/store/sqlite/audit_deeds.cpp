#include "gateway/store/sqlite/audit_deeds.hpp"

#include "gateway/domain/hex.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace kruispunt::store::sqlite {

namespace {

using namespace domain;

std::string hex(const std::optional<pseudonym>& child) {
    return child ? to_hex(*child) : std::string();
}

std::string_view word_of(withdrawal_reason reason) {
    switch (reason) {
    case withdrawal_reason::mistake:
        return "vergissing";
    case withdrawal_reason::objection_upheld:
        return "bezwaar gegrond";
    case withdrawal_reason::death:
        return "overlijden";
    case withdrawal_reason::other:
        break;
    }
    return "anders";
}

std::string_view word_of(mutation_reason reason) {
    switch (reason) {
    case mutation_reason::administration:
        return "beheer";
    case mutation_reason::identity:
        return "identiteit";
    case mutation_reason::none:
        break;
    }
    return {};
}

std::string_view reason_of(const sealed_command& command) {
    const auto* withdrawn = std::get_if<sealed_withdraw>(&command.act);
    return withdrawn ? word_of(withdrawn->reason) : word_of(command.reason);
}

// The match or the objection that it names.
struct named_id {
    std::string operator()(const sealed_update& act) const { return to_text(act.match); }

    std::string operator()(const sealed_reminding& act) const { return to_text(act.match); }

    std::string operator()(const sealed_telling& act) const { return to_text(act.match); }

    std::string operator()(const sealed_objection_decision& act) const {
        return to_text(act.objection);
    }

    std::string operator()(const sealed_objection_reminder& act) const {
        return to_text(act.objection);
    }

    template <class Act>
    std::string operator()(const Act&) const {
        return {};
    }
};

const stored_signal* find_in(const std::vector<stored_signal>& signals, const digest& key) {
    const auto at = std::find_if(signals.begin(), signals.end(), [&key](const stored_signal& s) {
        return s.key == key;
    });
    return at == signals.end() ? nullptr : &*at;
}

// What names a match or an objection names no signal, but is on one.
const stored_signal* find_in(const facts& known, const sealed_command& command, const digest& key) {
    const bool named = key != digest{};
    if (known.own && (named ? known.own->key == key : command.signal_key == key))
        return &*known.own;
    if (!named) return nullptr;
    for (const auto* signals : {&known.same_child, &known.siblings, &known.family})
        if (const stored_signal* found = find_in(*signals, key)) return found;
    return nullptr;
}

std::string organisation_of(const sealed_command& command, const stored_signal* held) {
    if (const auto* given = std::get_if<sealed_submit>(&command.act))
        return given->signal.organisation_oin;
    return held && !command.oin.empty() ? held->organisation_oin : std::string();
}

} // namespace

bool commits(const ports::audit_deed& deed) {
    return !deed.signal.empty() || !deed.child.empty() || !deed.from_child.empty() ||
           !deed.to_child.empty();
}

ports::audit_deed deed_of(const audit_entry& entry) {
    ports::audit_deed deed;
    deed.record.act = entry.act;
    deed.record.region = entry.region;
    deed.record.oin = entry.oin;
    deed.record.requester = entry.asked_by;
    deed.record.reference = entry.reference;
    deed.record.outcome = entry.outcome;
    deed.child = hex(entry.child);
    deed.from_child = hex(entry.from_child);
    deed.to_child = hex(entry.to_child);
    deed.remark = entry.reason;
    deed.signal = entry.sought;
    return deed;
}

deed_on_signal deed_of(const audit_entry& entry, const decided_act& decided) {
    const sealed_command& command = decided.command;
    deed_on_signal on{deed_of(entry), 0};
    domain::audit_record& record = on.deed.record;
    record.transaction = command.trace.transaction_id;
    record.reason = reason_of(command);
    if (record.reference.empty()) record.reference = std::visit(named_id{}, command.act);
    const bool of_command = entry.signal_key == command.signal_key;
    const stored_signal* held = find_in(decided.known, command, entry.signal_key);
    record.on_behalf_of = organisation_of(command, held);
    if (held) {
        on.signal = held->number;
        on.deed.signal = held->region + '/' + held->reference;
    } else if (of_command && !command.reference.empty()) {
        on.signal = decided.made;
        on.deed.signal = command.region + '/' + command.reference;
    }
    return on;
}

} // namespace kruispunt::store::sqlite
