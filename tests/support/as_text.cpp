#include "tests/support/as_text.hpp"

#include <iomanip>
#include <sstream>

namespace kruispunt::support {

using namespace domain;

namespace {

std::string name_of(const ports::signal_name& signal) {
    return signal.region + '/' + signal.reference;
}

template <class Pair>
std::string sides(const Pair& both) {
    return name_of(both[0]) + ' ' + name_of(both[1]);
}

void write(std::ostream& text, const sealed_contact& contact) {
    text << " [" << contact.data_key << ' ' << contact.bytes << ']';
}

void write(std::ostream& text, const follow_up& said) {
    text << " said " << said.acknowledged << static_cast<int>(said.consent) << said.family_informed
         << (said.lead ? said.lead->bytes : "");
}

void write(std::ostream& text, const held_line& line) {
    const held_signal& held = line.what;
    text << '\n'
         << held.number << held.region << to_text(held.since) << to_text(held.until)
         << wire_word(held.state);
    for (const past_inspection& past : held.inspections)
        text << ' ' << to_text(past.on) << past.region;
    write(text, line.contact);
}

void write(std::ostream& text, const notice& n) {
    text << to_text(n.id) << ' ' << name_of(n.kind) << ' ' << n.region << ' ' << n.reference << ' '
         << n.about << ' ' << n.other << ' ' << n.far << ' ' << n.other_region << ' '
         << to_text(n.match) << ' ' << wire_word(n.kind_of_match) << ' ' << to_rfc3339(n.made_at)
         << ' ' << wire_word(n.reason) << (n.wrongful ? " wrongful " : " ") << n.municipality << ' '
         << n.feed_item << ' ' << wire_code(n.rejected_code) << n.rejected_field;
    if (n.on) text << " on " << to_text(*n.on);
    if (n.since) text << " since " << to_rfc3339(*n.since);
    for (const uuid& match : n.matches)
        text << ' ' << to_text(match);
    for (const signal_number reporter : n.reporters)
        text << ' ' << reporter;
}

void write(std::ostream& text, const match_line& line) {
    text << '\n';
    write(text, line.what);
    write(text, line.contact);
    write(text, line.said);
}

void write(std::ostream& text, const outcome& o) {
    for (const warning w : o.warnings)
        text << wire_word(w) << ' ';
    text << static_cast<int>(o.what) << ' ' << o.reference << ' ' << wire_word(o.state) << ' '
         << to_text(o.expires_on) << ' ' << o.open_matches << ' ' << o.tag << ' ' << o.match_total;
    if (o.objection) text << ' ' << to_text(o.objection->id) << to_text(o.objection->due_on);
    for (const match_line& line : o.matches)
        write(text, line);
    for (const held_line& line : o.held)
        write(text, line);
}

} // namespace

std::string as_text(const answer& a) {
    std::ostringstream text;
    text << to_text(a.id) << ' ' << to_rfc3339(a.at) << ' ';
    if (a.what)
        write(text, *a.what);
    else
        text << wire_code(a.what.error().code) << a.what.error().field;
    return text.str();
}

std::string as_text(const std::vector<ports::owed_notice>& owed) {
    std::ostringstream text;
    for (const ports::owed_notice& o : owed) {
        write(text, o.notice);
        text << ' ' << o.attempts << ' ' << to_rfc3339(o.next_attempt)
             << (o.contact_gone ? " gone" : "");
        if (o.contact) write(text, *o.contact);
        write(text, o.said);
        for (const ports::owed_reporter& reporter : o.reporters) {
            text << ' ' << reporter.region;
            write(text, reporter.contact);
        }
        for (const held_line& line : o.held)
            write(text, line);
        text << '\n';
    }
    return text.str();
}

std::string as_text(const ports::census& c) {
    std::ostringstream text;
    for (const std::int64_t n :
         {c.signals,
          c.without_bsn,
          c.open_matches,
          c.notices_owed,
          c.notices_queued,
          c.notices_delivered,
          c.notices_dead,
          c.notices_suppressed,
          c.notices_dropped,
          c.notices_shadowed,
          c.moves_without_index})
        text << n << ' ';
    for (const auto& [region, times] : c.inspections)
        text << region << ' ' << times << ' ';
    return text.str();
}

std::string as_text(const sealed_command& command) {
    std::ostringstream text;
    text << command.region << ' ' << command.act.index() << ' ' << std::hex << std::setfill('0');
    for (const auto octet : command.signal_key)
        text << std::setw(2) << static_cast<int>(octet);
    if (const auto* due = std::get_if<sealed_reminding>(&command.act)) text << to_text(due->match);
    if (const auto* due = std::get_if<sealed_objection_reminder>(&command.act))
        text << to_text(due->objection);
    return text.str();
}

std::string as_text(const std::vector<ports::open_objection>& objections) {
    std::ostringstream text;
    for (const ports::open_objection& each : objections)
        text << to_text(each.what.id) << ' ' << to_rfc3339(each.what.since) << ' '
             << to_text(each.what.due_on) << ' ' << each.what.municipality << ' '
             << each.what.has_reference << each.what.overdue << ' ' << name_of(each.signal) << '\n';
    return text.str();
}

std::string as_text(const std::vector<ports::open_clash>& clashes) {
    std::ostringstream text;
    for (const ports::open_clash& each : clashes)
        text << to_text(each.id) << ' ' << to_rfc3339(each.since) << ' ' << sides(each.sides)
             << '\n';
    return text.str();
}

std::string as_text(const std::vector<ports::untaken_match>& matches) {
    std::ostringstream text;
    for (const ports::untaken_match& each : matches)
        text << to_text(each.id) << ' ' << to_rfc3339(each.made_at) << ' ' << each.reminded << ' '
             << sides(each.sides) << '\n';
    return text.str();
}

std::string as_text(const std::vector<ports::corrected_identity>& signals) {
    std::ostringstream text;
    for (const ports::corrected_identity& each : signals)
        text << name_of(each.signal) << ' ' << each.times << '\n';
    return text.str();
}

} // namespace kruispunt::support
