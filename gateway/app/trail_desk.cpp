#include "gateway/app/trail_desk.hpp"

#include "gateway/domain/calendar.hpp"
#include "gateway/domain/hex.hpp"
#include "gateway/vault/audit/commitment.hpp"
#include "gateway/vault/audit/kept_tree.hpp"
#include "gateway/vault/audit/proof_text.hpp"
#include "gateway/vault/audit/tree_proofs.hpp"

#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace kruispunt::app {

namespace {

using domain::result;
using ports::task;
using ports::trail_page;
using ports::trail_question;
using ports::trail_records;
using text = std::optional<std::string>;

// Named before it is waited for: g++ 12 destroys a closure made within that expression twice.
using question = std::function<void(trail_records&)>;

constexpr std::uint64_t read_at_once = std::uint64_t{1} << ports::kept_level;
constexpr std::uint64_t looked_at = 10'000; // entries of a page
constexpr std::string_view moment_begins = "\"tijd\":\"";
constexpr std::size_t moment_octets = 24;
constexpr std::size_t day_octets = 10;

// A line can be written in one way only, so its members are found as they are written.
bool has(const std::string& line, const std::string& member, const std::string& value) {
    return line.find("\"" + member + "\":\"" + value + "\"") != line.npos;
}

// As it is published: UTC, so that moments are in the order of their texts.
std::string_view moment_of(const std::string& line) {
    const auto at = line.find(moment_begins);
    if (at == line.npos) return {};
    return std::string_view(line).substr(at + moment_begins.size(), moment_octets);
}

// With what the moments of a day begin at the earliest: a day is Amsterdam's (COM-11).
std::string begin_of(domain::day day) {
    const bool summer = domain::amsterdam_day(day - std::chrono::hours(2)) == day;
    return domain::to_text(day - std::chrono::days(1)) + (summer ? "T22" : "T23");
}

/// From which moment on, and before which; an empty text is no bound.
struct stretch {
    std::string from;
    std::string until;
};

stretch stretch_of(const trail_question& asked) {
    stretch found;
    if (const auto first = domain::parse_day(asked.from)) found.from = begin_of(*first);
    if (const auto last = domain::parse_day(asked.to))
        found.until = begin_of(*last + std::chrono::days(1));
    return found;
}

// The keys under which a signal may be held: one for each epoch of the key ring.
result<std::vector<domain::digest>> keys_of(const std::string& signal, ports::vault& vault) {
    std::vector<domain::digest> keys;
    const auto slash = signal.find('/');
    if (slash == signal.npos) return keys;
    domain::command reading;
    reading.region = signal.substr(0, slash);
    reading.act = domain::read_signal{signal.substr(slash + 1)};
    const auto sealed = vault.seal(reading);
    if (!sealed) return sealed.error();
    keys.push_back(sealed->signal_key);
    for (const domain::epoch_form& form : sealed->other_forms)
        keys.push_back(form.signal_key);
    return keys;
}

// Finds by its commitments what is on a signal: its own salt's, or that of the day of the entry.
class on_signal {
public:
    on_signal(
        trail_records& trail, const std::string& signal, const std::vector<domain::digest>& keys
    )
        : trail_(trail), signal_(signal) {
        for (const domain::digest& key : keys)
            if (!own_) own_ = trail.salt_of(key);
    }

    bool names(const std::string& line, std::uint64_t number) {
        if (own_ && says(line, number, *own_)) return true;
        const std::string day(moment_of(line).substr(0, day_octets)); // a salt's day is UTC's
        if (day != day_) day_salt_ = trail_.salt_of_day(day);
        day_ = day;
        return day_salt_ && says(line, number, *day_salt_);
    }

private:
    bool says(const std::string& line, std::uint64_t number, const ports::audit_salt& salt) const {
        vault::secret key;
        std::copy(salt.begin(), salt.end(), key.data());
        const auto made = vault::audit::commit(key, number, "signaal", signal_);
        return has(line, "signaal", domain::to_hex(made));
    }

    trail_records& trail_;
    const std::string signal_;
    std::optional<ports::audit_salt> own_;
    std::string day_;
    std::optional<ports::audit_salt> day_salt_;
};

bool fits(const std::string& line, const stretch& within, const trail_question& asked) {
    const std::string_view moment = moment_of(line);
    if (moment < within.from) return false;
    if (!within.until.empty() && moment >= within.until) return false;
    return std::all_of(asked.members.begin(), asked.members.end(), [&line](const auto& member) {
        return has(line, member.first, member.second);
    });
}

// From the newest on; entries stand in the order of time but for a clock that was put back.
trail_page page_of(
    trail_records& trail, const trail_question& asked, const std::vector<domain::digest>& keys
) {
    on_signal signal(trail, asked.signal, keys);
    const stretch within = stretch_of(asked);
    trail_page page;
    page.size = trail.size();
    std::uint64_t end = std::min(asked.before.value_or(page.size), page.size);
    const std::uint64_t last = end > looked_at ? end - looked_at : 0;
    while (end > last) {
        const std::uint64_t begin = std::max(last, end > read_at_once ? end - read_at_once : 0);
        const auto lines = trail.lines(begin, end - begin);
        for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
            if (page.lines.size() == asked.limit) return page;
            page.next = --end;
            if (!fits(*line, within, asked)) continue;
            if (!asked.signal.empty() && !signal.names(*line, end)) continue;
            if (auto remark = trail.remark_of(end)) page.remarks.emplace(end, std::move(*remark));
            page.lines.push_back(*line);
        }
        if (moment_of(lines.back()) < within.from) end = 0;
    }
    page.next = end > 0 ? std::optional(end) : std::nullopt;
    return page;
}

text proof_of(trail_records& trail, std::uint64_t number, const ports::published_head& head) {
    if (number >= head.size) return std::nullopt;
    vault::audit::kept_tree tree(trail);
    const auto path = vault::audit::inclusion_path(tree, number, head.size);
    return vault::audit::proof_text(number, trail.lines(number, 1).front(), path, head.note);
}

text consistency_of(
    trail_records& trail, std::uint64_t from, std::uint64_t to, const std::string& note
) {
    if (from > to) return std::nullopt;
    vault::audit::kept_tree tree(trail);
    const auto path = vault::audit::consistency_path(tree, from, to);
    return vault::audit::consistency_text(from, path, note);
}

} // namespace

task<result<trail_page>> trail_desk::page(trail_question asked) {
    const auto keys = keys_of(asked.signal, vault_);
    if (!keys) co_return keys.error();
    // shared because the reading thread fills it
    const auto found = std::make_shared<trail_page>();
    question ask = [found, asked, keys](trail_records& trail) {
        *found = page_of(trail, asked, *keys);
    };
    const auto read = co_await trail_.read_trail(std::move(ask));
    if (!read) co_return read.error();
    co_return std::move(*found);
}

task<result<text>> trail_desk::proof(std::uint64_t number) {
    const auto head = heads_.newest_signed();
    if (!head) co_return text();
    const auto made = std::make_shared<text>();
    question ask = [made, number, head](trail_records& trail) {
        *made = proof_of(trail, number, *head);
    };
    const auto read = co_await trail_.read_trail(std::move(ask));
    if (!read) co_return read.error();
    co_return std::move(*made);
}

task<result<text>> trail_desk::consistency(std::uint64_t from, std::optional<std::uint64_t> to) {
    const auto head = heads_.newest();
    if (!head) co_return text();
    const std::uint64_t size = to.value_or(head->size);
    if (size > head->size) co_return text(); // not given out yet
    const auto made = std::make_shared<text>();
    const auto given = to ? heads_.given_out(size) : head;
    question ask = [made, from, size, given](trail_records& trail) {
        const text note = given ? text(given->note) : trail.head_of(size);
        if (note) *made = consistency_of(trail, from, size, *note);
    };
    const auto read = co_await trail_.read_trail(std::move(ask));
    if (!read) co_return read.error();
    co_return std::move(*made);
}

std::string trail_desk::head() const {
    const auto newest = heads_.newest();
    return newest ? newest->note : std::string();
}

} // namespace kruispunt::app
