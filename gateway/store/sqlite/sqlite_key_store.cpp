#include "gateway/store/sqlite/sqlite_key_store.hpp"

#include "gateway/store/sqlite/schema.hpp"

namespace kruispunt::store::sqlite {

namespace {

using namespace domain;

error unavailable(const failure& why) {
    return make_error(errc::temporarily_unavailable, {}, std::string("key store: ") + why.what());
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

sqlite_key_store::sqlite_key_store(const std::filesystem::path& file)
    : db_(file, database::access::write),
      add_(migrated(db_).prepare("insert into data_key(number, wrapped) values(?1, ?2)")),
      find_(db_.prepare("select wrapped from data_key where number = ?1")),
      erase_(db_.prepare("delete from data_key where number = ?1")) {}

result<std::int64_t> sqlite_key_store::add(const std::vector<std::string>& wrapped) {
    const std::lock_guard lock(mutex_);
    try {
        transaction change(db_);
        const std::int64_t first = next_number(db_);
        std::int64_t number = first;
        for (const std::string& key : wrapped)
            add_.bind(number++).bind_blob(key).run();
        change.commit();
        db_.checkpoint_passive();
        return first;
    } catch (const failure& why) {
        return unavailable(why);
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
        return unavailable(why);
    }
}

result<void> sqlite_key_store::erase(const std::vector<std::int64_t>& numbers) {
    const std::lock_guard lock(mutex_);
    try {
        transaction change(db_);
        for (const std::int64_t number : numbers)
            erase_.bind(number).run();
        change.commit();
        // Only when the log is empty too is a key gone from the disk.
        if (!db_.checkpoint_truncate())
            return make_error(errc::temporarily_unavailable, {}, "key store: the log is in use");
        return {};
    } catch (const failure& why) {
        return unavailable(why);
    }
}

} // namespace kruispunt::store::sqlite
