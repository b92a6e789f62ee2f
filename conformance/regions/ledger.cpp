#include "conformance/regions/ledger.hpp"

#include "conformance/text/ids.hpp"

namespace kruispunt::conformance::regions {
namespace {

using text::finding;
using text::json;

constexpr std::size_t ids_per_entry = 10;

bool concerns_one_match(const notice& told) {
    return told.match &&
           (told.kind == notice_kind::match_made || told.kind == notice_kind::match_changed ||
            told.kind == notice_kind::match_ended);
}

} // namespace

bool ledger::knows_as_repeat(notice& told, text::findings& found) const {
    const auto at = seen_.find(told.stable_id);
    if (at == seen_.end()) return false;
    if (at->second.digest == text::digest(content_of(told))) {
        told.kind = at->second.kind;
        return true;
    }
    if (told.id_is == identity::message)
        found.add("WAARDE_ONGELDIG", "", "a stable id that came before with another content");
    return false;
}

std::optional<finding> ledger::judge_match(notice& told) const {
    if (!concerns_one_match(told)) return std::nullopt;
    const auto known = matches_.find(*told.match);
    if (known == matches_.end()) return std::nullopt;
    const auto& match = known->second;
    if (!match.open)
        return finding{"COM-22", "WAARDE_ONGELDIG", "matchId", "the match has already ended"};
    if (told.kind == notice_kind::match_ended) return std::nullopt;
    if (told.kind == notice_kind::match_made && !told.change_is_implicit)
        return finding{"COM-22", "WAARDE_ONGELDIG", "matchId", "the match was told before"};
    told.kind = notice_kind::match_changed;
    if (match.content == match_content_of(told))
        return finding{"COM-35", "WAARDE_ONGELDIG", "matchId", "a change that changes nothing"};
    return std::nullopt;
}

bool ledger::is_full(const notice& told) const {
    const bool new_match = concerns_one_match(told) && matches_.find(*told.match) == matches_.end();
    return received_.size() >= limit_ || (new_match && matches_.size() >= limit_);
}

std::variant<ledger::verdict, finding> ledger::take(notice told, std::string raw, arrival came) {
    text::findings found("COM-21");
    const bool repeat = knows_as_repeat(told, found);
    if (!found.clean()) return *found.first();
    if (!repeat)
        if (auto wrong = judge_match(told)) return *wrong;
    if (is_full(told)) return verdict::full;
    if (!repeat) {
        remember(told);
        apply(told);
        passed_on_.pass(last_n_ + 1, told, signal_of(told));
    }
    const auto match = told.match;
    received_.push_back(
        {++last_n_,
         text::rfc3339(came.at),
         std::move(came.day),
         std::move(told),
         repeat,
         std::move(raw)}
    );
    forget_if_wrongly_told(match);
    return repeat ? verdict::repeated : verdict::taken;
}

void ledger::remember(const notice& told) {
    const auto [at, fresh] =
        seen_.insert_or_assign(told.stable_id, sighting{text::digest(content_of(told)), told.kind});
    if (!fresh) return;
    seen_order_.push_back(at->first);
    if (seen_order_.size() <= limit_ * ids_per_entry) return;
    seen_.erase(seen_order_.front());
    seen_order_.pop_front();
}

void ledger::apply(const notice& told) {
    if (!concerns_one_match(told)) return;
    auto& match = matches_[*told.match];
    if (told.signal) match.signal = told.signal;
    match.open = told.kind != notice_kind::match_ended;
    match.wrongly_told = told.wrongful.value_or(false);
    if (!match.open) return;
    match.other = told.other;
    match.content = match_content_of(told);
}

// What was learned of the other side goes, in the match and in every notice that bore it; that
// there were notices stays, and the digests by which a repeat is known.
void ledger::forget_if_wrongly_told(const text_value& match) {
    const auto known = match ? matches_.find(*match) : matches_.end();
    if (known == matches_.end() || !known->second.wrongly_told) return;
    known->second.other.reset();
    known->second.content.clear();
    for (auto& each : received_) {
        if (each.told.match != match || each.told.kind == notice_kind::match_ended) continue;
        each.told.other.reset();
        each.told.coordinated.reset();
        each.raw.clear();
        each.forgotten = true;
    }
}

// Some ends name the match alone.
text_value ledger::signal_of(const notice& told) const {
    if (told.signal || !told.match) return told.signal;
    const auto known = matches_.find(*told.match);
    return known == matches_.end() ? std::nullopt : known->second.signal;
}

void ledger::add_breach(const finding& breach) {
    if (breaches_.size() < limit_) breaches_.push_back(breach);
}

json ledger::received(std::size_t after) const {
    json all = json::array();
    for (const auto& each : received_) {
        if (each.n <= after) continue;
        json shown{
            {"n", each.n},
            {"at", each.at},
            {"day", each.day},
            {"repeat", each.repeat},
            {"forgotten", each.forgotten}};
        shown.update(to_json(each.told));
        shown["raw"] = each.raw;
        all.push_back(std::move(shown));
    }
    return all;
}

json ledger::matches() const {
    json all = json::array();
    for (const auto& [id, match] : matches_)
        all.push_back(
            {{"match", id},
             {"signal", match.signal ? json(*match.signal) : json(nullptr)},
             {"status", match.open ? "open" : "beeindigd"},
             {"counterparty", match.other ? to_json(*match.other) : json(nullptr)}}
        );
    return all;
}

json ledger::breaches() const {
    json all = json::array();
    for (const auto& each : breaches_)
        all.push_back(
            {{"requirement", each.requirement},
             {"code", each.code},
             {"field", each.field},
             {"what", each.what}}
        );
    return all;
}

} // namespace kruispunt::conformance::regions
