#include "gateway/store/sqlite/audit_writing.hpp"

#include "gateway/store/sqlite/packing.hpp"

#include <chrono>
#include <optional>
#include <utility>

namespace kruispunt::store::sqlite {

using namespace domain;

namespace {

constexpr int remarks_at_once = 1'000;

std::int64_t to_column(std::uint64_t number) {
    return static_cast<std::int64_t>(number);
}

std::int64_t day_of(instant at) {
    return std::chrono::floor<std::chrono::days>(at).time_since_epoch().count();
}

instant machine_now() {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::optional<ports::audit_salt> salt_in(statement& asked) {
    std::optional<ports::audit_salt> found;
    if (asked.step()) found = asked.octets<ports::audit_salt>(0);
    asked.reset();
    return found;
}

} // namespace

audit_writing::audit_writing(database& db, ports::audit_trail& trail)
    : db_(db), trail_(trail),
      add_(db.prepare("insert into audit_lines(first, at, count, lines) values(?1, ?2, ?3, ?4)")),
      add_node_(db.prepare("insert into audit_node(level, place, hash) values(?1, ?2, ?3)")),
      add_remark_(db.prepare("insert into audit_remark(entry, salt, text) values(?1, ?2, ?3)")),
      drop_head_(db.prepare("delete from audit_head where hour = ?1 and "
                            "size = (select max(size) from audit_head)")),
      add_head_(db.prepare("insert or replace into audit_head(size, hour, note) values(?1, ?2, ?3)")
      ),
      salt_(db.prepare("select salt from signal_salt where signal = ?1")),
      add_salt_(db.prepare("insert into signal_salt(signal, salt) values(?1, ?2)")),
      drop_salt_(db.prepare("delete from signal_salt where signal = ?1")),
      day_salt_(db.prepare("select salt from day_salt where day = ?1")),
      add_day_salt_(db.prepare("insert into day_salt(day, salt) values(?1, ?2)")),
      drop_day_salts_(db.prepare("delete from day_salt where day <= ?1")),
      oldest_remark_(db.prepare(
          "select entry, (select at from audit_lines where first = (select max(first) from "
          "audit_lines where first <= entry)) from audit_remark "
          "where entry = (select min(entry) from audit_remark)"
      )),
      drop_remark_(db.prepare("delete from audit_remark where entry = ?1")) {
    audit_reading kept(db);
    trail_.open(kept.size(), kept);
    if (kept.size() == 0) begin();
}

void audit_writing::begin() {
    ports::audit_deed deed;
    deed.record.act = "begin";
    deed.record.reference = root_of_older();
    deed.record.outcome = "ok";
    transaction change(db_);
    write({deed}, machine_now());
    change.commit();
    keep();
}

// A row of the form of before is a leaf.
std::string audit_writing::root_of_older() {
    statement row = db_.prepare("select number, entries from audit where number = "
                                "(select min(number) from audit where number > ?1)");
    std::int64_t last = 0;
    bool any = false;
    std::string root = trail_.root_over([&row, &last, &any]() -> std::optional<std::string> {
        row.bind(last);
        std::optional<std::string> entries;
        if (row.step()) {
            last = row.integer(0);
            entries = row.text(1);
            any = true;
        }
        row.reset();
        return entries;
    });
    return any ? root : std::string();
}

ports::audit_salt audit_writing::salt_of(signal_number number) {
    salt_.bind(number);
    if (const auto kept = salt_in(salt_)) return *kept;
    const ports::audit_salt made = fresh_salt();
    add_salt_.bind(number).bind_octets(made).run();
    return made;
}

ports::audit_salt audit_writing::salt_kept_of(signal_number number, instant now) {
    salt_.bind(number);
    const auto kept = salt_in(salt_);
    return kept ? *kept : salt_of_day(now);
}

void audit_writing::forget(signal_number number) {
    drop_salt_.bind(number).run();
}

ports::audit_salt audit_writing::salt_of_day(instant now) {
    const std::int64_t today = day_of(now);
    day_salt_.bind(today);
    if (const auto kept = salt_in(day_salt_)) return *kept;
    drop_day_salts_.bind(today - salt_days).run();
    const ports::audit_salt made = fresh_salt();
    add_day_salt_.bind(today).bind_octets(made).run();
    return made;
}

// Once a day; the rest of very many goes the next day.
void audit_writing::forget_remarks(instant now) {
    if (day_of(now) == last_day_) return;
    last_day_ = day_of(now);
    for (int left = remarks_at_once; left > 0; --left) {
        std::optional<std::int64_t> entry;
        if (oldest_remark_.step() &&
            to_instant(oldest_remark_.integer(1)) + std::chrono::days(remark_days) < now)
            entry = oldest_remark_.integer(0);
        oldest_remark_.reset();
        if (!entry) return;
        drop_remark_.bind(*entry).run();
    }
}

void audit_writing::keep_head(std::uint64_t size, instant at, const std::string& note) {
    const auto hour = std::chrono::floor<std::chrono::hours>(at).time_since_epoch().count();
    drop_head_.bind(hour).run();
    add_head_.bind(to_column(size)).bind(hour).bind(note).run();
}

void audit_writing::keep() {
    refusals_.keep();
    trail_.keep();
}

void audit_writing::write(std::vector<ports::audit_deed> left, instant at) {
    const auto deeds = refusals_.entered(std::move(left), at);
    // also of none: what a group that was rolled back added must not be kept with this one
    const ports::audit_group group = trail_.add(deeds, at);
    if (group.count == 0) return;
    forget_remarks(at);
    add_.bind(to_column(group.first)).bind(to_number(at)).bind(to_column(group.count));
    add_.bind(group.lines).run();
    for (const ports::tree_node& node : group.nodes) {
        add_node_.bind(node.place.level).bind(to_column(node.place.index));
        add_node_.bind_octets(node.hash).run();
    }
    for (std::size_t i = 0; i < deeds.size(); ++i) {
        if (deeds[i].remark.empty()) continue;
        add_remark_.bind(to_column(group.first + i)).bind_octets(deeds[i].remark_salt);
        add_remark_.bind(deeds[i].remark).run();
    }
}

} // namespace kruispunt::store::sqlite
