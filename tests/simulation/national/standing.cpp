#include "tests/simulation/national/standing.hpp"

#include "gateway/domain/birth_date.hpp"
#include "gateway/store/sqlite/database.hpp"
#include "tests/simulation/driver/translation.hpp"
#include "tests/simulation/model/retention.hpp"

#include <thread>

namespace kruispunt::simulation {

namespace {

using store::sqlite::database;

constexpr std::int64_t first_retired_state = 3;

model::day day_of(std::int64_t number) {
    return model::day(std::chrono::days(number));
}

void beyond(standing& found, const std::string& what) {
    constexpr std::size_t named_at_most = 20;
    ++found.counts["beyond their limit"];
    if (found.beyond_limit.size() < named_at_most) found.beyond_limit.push_back(what);
}

void judge_signal(
    model::region of,
    std::int64_t state,
    model::day dated,
    model::day until,
    model::day today,
    standing& found
) {
    model::content told;
    told.dated = dated;
    const auto name = std::string(word(of));
    constexpr const char* states[] = {" active", " going well", " inactive"};
    if (state >= first_retired_state) {
        ++found.counts[name + " ended, contact still owed"];
        return;
    }
    ++found.counts[name + states[state]];
    const auto life = static_cast<model::life>(state);
    const auto limit = life == model::life::inactive ? model::archived_until(of, told, until)
                                                     : model::active_until(of, told, life);
    if (limit <= today) beyond(found, name + states[state] + " since " + domain::to_text(dated));
}

void judge_age(const std::string& identity, model::day today, standing& found) {
    if (identity.empty()) return;
    const auto born = domain::birth_date::parse(identity);
    const model::birth birth{
        born->year(), born->month().value_or(0), born->day_of_month().value_or(0)};
    if (model::birthday(birth, model::age_limit) <= today)
        beyond(found, "a signal on somebody of 23 or more");
}

void judge_signals(database& db, model::day today, standing& found) {
    auto row = db.prepare("select region, state, date, expires_on, identity from signal");
    while (row.step()) {
        const auto of = key_from(row.text(0), "").of;
        judge_signal(
            of, row.integer(1), day_of(row.integer(2)), day_of(row.integer(3)), today, found
        );
        if (row.integer(1) < first_retired_state) judge_age(row.blob(4), today, found);
    }
}

void none_of(database& db, const std::string& what, const std::string& query, standing& found) {
    auto row = db.prepare(query);
    row.step();
    const auto count = row.integer(0);
    if (count != 0) beyond(found, std::to_string(count) + " " + what);
}

constexpr const char* is_no_signal = " not in (select number from signal)";

/// Rows about signals that are no more.
void judge_what_belongs(database& db, standing& found) {
    for (const char* table : {"parent", "inspection", "objection"})
        none_of(
            db,
            std::string(table) + " rows of signals that are gone",
            std::string("select count(*) from ") + table + " where signal" + is_no_signal,
            found
        );
    none_of(
        db,
        "matches of a signal that is not active",
        "select count(*) from match where first not in (select number from signal where state < 2) "
        "or second not in (select number from signal where state < 2)",
        found
    );
    none_of(
        db,
        "follow-ups of matches that are over",
        "select count(*) from follow_up where match not in (select number from match)",
        found
    );
    none_of(
        db,
        "signals kept for a contact that nobody is owed",
        "select count(*) from signal where state >= 3 and number not in (select other from outbox "
        "where dead = 0)",
        found
    );
}

/// COM-20: how long an id stays taken.
void judge_ids(database& db, model::day today, standing& found) {
    const auto now = std::to_string(today.time_since_epoch().count());
    none_of(
        db, "ids of ended signals", "select count(*) from ended where forget_on <= " + now, found
    );
}

/// Whether no data key is left to be erased after `at_most`.
bool keys_erased(const kept_files& files, std::chrono::seconds at_most) {
    database db(files.store, database::access::read);
    const auto until = std::chrono::steady_clock::now() + at_most;
    while (std::chrono::steady_clock::now() < until) {
        auto row = db.prepare("select count(*) from doomed_key");
        row.step();
        if (row.integer(0) == 0) return true;
        // sleeps because the store's own thread erases, and tells nobody
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
    }
    return false;
}

void judge_keys(const kept_files& files, standing& found) {
    constexpr std::chrono::seconds to_erase_them{60};
    if (!keys_erased(files, to_erase_them)) beyond(found, "data keys that were to be erased");
    database db(files.store, database::access::read);
    db.run("attach '" + files.keys.string() + "' as keys");
    none_of(
        db,
        "data keys of signals that are gone",
        "select count(*) from keys.data_key where number < " +
            std::to_string(files.keys_given_below) +
            " and number not in (select data_key from signal)",
        found
    );
}

void count_into(database& db, const std::string& name, const std::string& query, standing& found) {
    auto row = db.prepare(query);
    row.step();
    found.counts[name] = row.integer(0);
}

} // namespace

standing read_standing(const kept_files& files, model::day today) {
    standing found;
    database db(files.store, database::access::read);
    judge_signals(db, today, found);
    judge_what_belongs(db, found);
    judge_ids(db, today, found);
    judge_keys(files, found);
    count_into(db, "ids that stay taken", "select count(*) from ended", found);
    count_into(db, "matches open", "select count(*) from match", found);
    count_into(db, "notices queued", "select count(*) from outbox where dead = 0", found);
    count_into(db, "notices dead", "select count(*) from outbox where dead = 1", found);
    return found;
}

} // namespace kruispunt::simulation
