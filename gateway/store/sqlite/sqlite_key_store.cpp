#include "gateway/store/sqlite/sqlite_key_store.hpp"

#include "gateway/store/sqlite/schema.hpp"

#include <utility>

namespace kruispunt::store::sqlite {

namespace {

using namespace domain;

error unavailable(const std::string& why) {
    return make_error(errc::temporarily_unavailable, {}, "key store: " + why);
}

database& migrated(database& db) {
    migrate_keys(db);
    return db;
}

// The next number must survive an erasure of the highest one; sqlite_sequence sees to that.
std::int64_t next_number(database& db) {
    statement asked = db.prepare("select coalesce(max(seq), 0) + 1 from sqlite_sequence");
    asked.step();
    return asked.integer(0);
}

} // namespace

sqlite_key_store::sqlite_key_store(const std::filesystem::path& file, store_alarms alarms)
    : sound_(std::move(alarms)), db_(file, database::access::write),
      add_(migrated(db_).prepare("insert into data_key(number, wrapped) values(?1, ?2)")),
      find_(db_.prepare("select wrapped from data_key where number = ?1")),
      erase_(db_.prepare("delete from data_key where number = ?1")),
      left_over_(db_.prepare("select number from data_key where number > ?1 and number < ?2 "
                             "order by number limit ?3")),
      some_(db_.prepare("select number, wrapped from data_key where number > ?1 "
                        "order by number limit ?2")),
      replace_(db_.prepare("update data_key set wrapped = ?2 where number = ?1")),
      opened_below_(next_number(db_)) {}

error sqlite_key_store::not_written(const failure& why) {
    sound_.after(why);
    return unavailable(why.what());
}

// What was committed stays so, whether or not it can be copied back now.
void sqlite_key_store::copy_back() {
    try {
        db_.checkpoint_passive();
    } catch (const failure& why) {
        sound_.after(why);
    }
}

result<std::int64_t> sqlite_key_store::add(const std::vector<std::string>& wrapped) {
    const std::lock_guard lock(mutex_);
    if (sound_.broken()) return unavailable("it has stopped writing");
    try {
        transaction change(db_);
        const std::int64_t first = next_number(db_);
        std::int64_t number = first;
        for (const std::string& key : wrapped)
            add_.bind(number++).bind_blob(key).run();
        change.commit();
        sound_.found_room();
        copy_back();
        return first;
    } catch (const failure& why) {
        return not_written(why);
    }
}

result<std::string> sqlite_key_store::find(std::int64_t number) const {
    const std::lock_guard lock(mutex_);
    try {
        find_.bind(number);
        if (!find_.step()) return make_error(errc::signal_unknown, {}, "key store: no such key");
        std::string wrapped = find_.blob(0);
        find_.reset();
        return wrapped;
    } catch (const failure& why) {
        return unavailable(why.what());
    }
}

result<std::vector<std::int64_t>>
sqlite_key_store::left_over(std::int64_t after, std::size_t limit) const {
    const std::lock_guard lock(mutex_);
    try {
        std::vector<std::int64_t> found;
        left_over_.bind(after).bind(opened_below_).bind(static_cast<std::int64_t>(limit));
        while (left_over_.step())
            found.push_back(left_over_.integer(0));
        return found;
    } catch (const failure& why) {
        return unavailable(why.what());
    }
}

result<std::vector<ports::numbered_key>>
sqlite_key_store::some(std::int64_t after, std::size_t limit) const {
    const std::lock_guard lock(mutex_);
    try {
        std::vector<ports::numbered_key> found;
        some_.bind(after).bind(static_cast<std::int64_t>(limit));
        while (some_.step())
            found.push_back({some_.integer(0), some_.blob(1)});
        return found;
    } catch (const failure& why) {
        return unavailable(why.what());
    }
}

result<void> sqlite_key_store::replace(const std::vector<ports::numbered_key>& wrapped) {
    const std::lock_guard lock(mutex_);
    if (sound_.broken()) return unavailable("it has stopped writing");
    try {
        transaction change(db_);
        for (const ports::numbered_key& key : wrapped)
            replace_.bind(key.number).bind_blob(key.wrapped).run();
        change.commit();
        if (!empty_log()) return unavailable("the log is in use");
        sound_.found_room();
        return {};
    } catch (const failure& why) {
        return not_written(why);
    }
}

// Only when the log is empty too is a key gone from the disk.
bool sqlite_key_store::empty_log() {
    return db_.checkpoint_truncate();
}

result<void> sqlite_key_store::erase(const std::vector<std::int64_t>& numbers) {
    const std::lock_guard lock(mutex_);
    if (sound_.broken()) return unavailable("it has stopped writing");
    try {
        transaction change(db_);
        for (const std::int64_t number : numbers)
            erase_.bind(number).run();
        change.commit();
        if (!empty_log()) return unavailable("the log is in use");
        if (!numbers.empty()) sound_.found_room();
        return {};
    } catch (const failure& why) {
        return not_written(why);
    }
}

} // namespace kruispunt::store::sqlite
