#include "gateway/store/sqlite/due_rows.hpp"

#include "gateway/store/sqlite/packing.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace kruispunt::store::sqlite {

using namespace domain;

namespace {

// The same rows wherever it is asked: an id is known for as long as something of it is kept.
constexpr std::string_view next_to_forget =
    "key in (select key from ended where forget_on <= ?1 order by forget_on, key limit ?2)";

std::string taking(std::string_view rows, std::string_view column) {
    return "delete from " + std::string(rows) + std::string(next_to_forget) + " returning " +
           std::string(column);
}

} // namespace

due_reading::due_reading(database& db)
    : signals_(db.prepare("select region, key, number from signal where due_on <= ?1 and state < 3 "
                          "order by due_on, number limit ?2")),
      reminders_(db.prepare("select m.id, s.region from match m join signal s "
                            "on s.number = m.first where m.remind_on <= ?1 "
                            "order by m.remind_on, m.number limit ?2")),
      tellings_(db.prepare("select m.id, s.region from region_standing r "
                           "join match m on m.in_shadow_of = r.region "
                           "join signal s on s.number = m.first "
                           "where r.mode <> 2 and m.in_shadow_of is not null limit ?1")),
      objections_(db.prepare("select j.id, s.region from objection j join signal s "
                             "on s.number = j.signal where j.overdue = 0 and j.due_on < ?1 "
                             "order by j.due_on limit ?2")),
      watched_on_(db.prepare("select number, watched_from, data_key from signal "
                             "where watched_from = ?1 and number > ?2 order by number limit ?3")),
      watched_after_(db.prepare("select number, watched_from, data_key from signal "
                                "where watched_from > ?1 and watched_from <= ?2 "
                                "order by watched_from, number limit ?3")),
      watched_identity_(db.prepare("select region, key, data_key, identity from signal "
                                   "where number = ?1 and state < 3")),
      keys_of_signals_(db.prepare("select number, data_key from signal where number > ?1 "
                                  "order by number limit ?2")),
      keys_of_leads_(db.prepare(
          "select match, lead_key from follow_up where match > ?1 and match <= (select max(match) "
          "from (select match from follow_up where match > ?1 order by match limit ?2)) "
          "order by match"
      )) {}

std::vector<sealed_command> due_reading::signals(day today, std::size_t limit) {
    std::vector<sealed_command> found;
    signals_.bind(to_number(today)).bind(static_cast<std::int64_t>(limit));
    while (signals_.step()) {
        sealed_command command;
        command.region = signals_.text(0);
        command.signal_key = signals_.octets<digest>(1);
        command.own_row = signals_.integer(2);
        command.act = sealed_lapse{};
        found.push_back(std::move(command));
    }
    return found;
}

std::vector<sealed_command> due_reading::reminders(day today, std::size_t limit) {
    std::vector<sealed_command> found;
    reminders_.bind(to_number(today)).bind(static_cast<std::int64_t>(limit));
    while (reminders_.step()) {
        sealed_command command;
        command.region = reminders_.text(1);
        command.act = sealed_reminding{reminders_.octets<uuid>(0)};
        found.push_back(std::move(command));
    }
    return found;
}

std::vector<sealed_command> due_reading::tellings(std::size_t limit) {
    std::vector<sealed_command> found;
    tellings_.bind(static_cast<std::int64_t>(limit));
    while (tellings_.step()) {
        sealed_command command;
        command.region = tellings_.text(1);
        command.act = sealed_telling{tellings_.octets<uuid>(0)};
        found.push_back(std::move(command));
    }
    return found;
}

std::vector<sealed_command> due_reading::objections(day today, std::size_t limit) {
    std::vector<sealed_command> found;
    objections_.bind(to_number(today)).bind(static_cast<std::int64_t>(limit));
    while (objections_.step()) {
        sealed_command command;
        command.region = objections_.text(1);
        command.act = sealed_objection_reminder{objections_.octets<uuid>(0)};
        found.push_back(std::move(command));
    }
    return found;
}

// Two questions, for a comparison of both columns at once reads a day's signals from its first.
std::vector<ports::watched_signal>
due_reading::watched(day today, const ports::watch_cursor& after, std::size_t limit) {
    std::vector<ports::watched_signal> found;
    watched_on_.bind(to_number(after.from)).bind(after.number);
    watched_on_.bind(static_cast<std::int64_t>(limit));
    read_watched(watched_on_, found);
    watched_after_.bind(to_number(after.from)).bind(to_number(today));
    watched_after_.bind(static_cast<std::int64_t>(limit - found.size()));
    read_watched(watched_after_, found);
    return found;
}

void due_reading::read_watched(statement& from, std::vector<ports::watched_signal>& found) {
    while (from.step()) {
        ports::watched_signal signal;
        signal.number = from.integer(0);
        signal.from = to_day(from.integer(1));
        signal.data_key = from.integer(2);
        found.push_back(signal);
    }
}

std::vector<ports::watched_identity>
due_reading::watched_identities(const std::vector<signal_number>& numbers) {
    std::vector<ports::watched_identity> found;
    for (const signal_number number : numbers) {
        watched_identity_.bind(number);
        if (watched_identity_.step())
            found.push_back(
                {number,
                 watched_identity_.text(0),
                 {watched_identity_.octets<digest>(1),
                  watched_identity_.integer(2),
                  watched_identity_.blob(3)}}
            );
        watched_identity_.reset();
    }
    return found;
}

ports::keys_in_use due_reading::keys_kept(const ports::key_cursor& after, std::size_t limit) {
    ports::keys_in_use found;
    found.next = after;
    statement& reading = after.part == 0 ? keys_of_signals_ : keys_of_leads_;
    reading.bind(after.after).bind(static_cast<std::int64_t>(limit));
    bool part_ends = true;
    while (reading.step()) {
        part_ends = false;
        found.next.after = reading.integer(0);
        if (!reading.is_null(1)) found.numbers.push_back(reading.integer(1));
    }
    found.last = part_ends && after.part == 1;
    if (part_ends && !found.last) found.next = {1, 0};
    return found;
}

ended_rows::ended_rows(database& db)
    : outlived_(db.prepare(taking("signal where state >= 3 and ", "data_key"))),
      forget_(db.prepare(taking("ended where ", "1"))) {}

std::vector<std::int64_t> ended_rows::remove_outlived(day today, std::size_t limit) {
    outlived_.bind(to_number(today)).bind(static_cast<std::int64_t>(limit));
    std::vector<std::int64_t> data_keys;
    while (outlived_.step())
        data_keys.push_back(outlived_.integer(0));
    return data_keys;
}

std::size_t ended_rows::forget(day today, std::size_t limit) {
    forget_.bind(to_number(today)).bind(static_cast<std::int64_t>(limit));
    std::size_t forgotten = 0;
    while (forget_.step())
        ++forgotten;
    return forgotten;
}

} // namespace kruispunt::store::sqlite
