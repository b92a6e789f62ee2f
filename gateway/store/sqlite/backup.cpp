#include "gateway/store/sqlite/backup.hpp"

#include "gateway/store/sqlite/audit_deeds.hpp"
#include "gateway/store/sqlite/audit_writing.hpp"
#include "gateway/store/sqlite/database.hpp"
#include "gateway/store/sqlite/schema.hpp"

#include <sqlite3.h>

#include <memory>
#include <optional>
#include <stdexcept>

namespace kruispunt::store::sqlite {

namespace {

constexpr int attempts_at_most = 20;

constexpr std::string_view keys_used =
    "select data_key from signal where data_key <> 0 "
    "union all select lead_key from follow_up where lead_key is not null";

std::int64_t number(database& db, std::string_view sql) {
    statement asked = db.prepare(sql);
    return asked.step() ? asked.integer(0) : 0;
}

// A reading of a file as it was when this began, however long it lasts.
class snapshot {
public:
    explicit snapshot(const std::filesystem::path& file) : db_(file, database::access::read) {
        db_.run("begin; select count(*) from (select 1 from sqlite_schema limit 1)");
    }

    database& db() { return db_; }

private:
    database db_;
};

// The keys first: those that are used between the two moments were made ahead before both.
struct moment {
    explicit moment(const file_pair& of)
        : keys(std::make_unique<snapshot>(of.keys)), store(std::make_unique<snapshot>(of.store)) {}

    std::unique_ptr<snapshot> keys;
    std::unique_ptr<snapshot> store;
};

// Nothing where a key is missing: it was used, or erased, between the two moments.
std::optional<std::int64_t> copy_keys(moment& from, const std::filesystem::path& to) {
    database made(to, database::access::write);
    migrate_keys(made);
    transaction change(made);
    statement used = from.store->db().prepare(keys_used);
    statement find = from.keys->db().prepare("select wrapped from data_key where number = ?1");
    statement add = made.prepare("insert into data_key(number, wrapped) values(?1, ?2)");
    std::int64_t copied = 0;
    while (used.step()) {
        find.bind(used.integer(0));
        if (!find.step()) return std::nullopt;
        add.bind(used.integer(0)).bind_blob(find.blob(0)).run();
        find.reset();
        ++copied;
    }
    // A number is never given twice, whether its key was copied or not.
    const std::int64_t last = number(from.keys->db(), "select max(seq) from sqlite_sequence");
    made.run("delete from sqlite_sequence");
    statement go_on = made.prepare("insert into sqlite_sequence(name, seq) values('data_key', ?1)");
    go_on.bind(last).run();
    change.commit();
    return copied;
}

void copy_pages(database& from, const std::filesystem::path& to) {
    database made(to, database::access::copy);
    const std::unique_ptr<sqlite3_backup, int (*)(sqlite3_backup*)> pages(
        sqlite3_backup_init(made.handle(), "main", from.handle(), "main"), sqlite3_backup_finish
    );
    const int code = pages ? sqlite3_backup_step(pages.get(), -1) : sqlite3_errcode(made.handle());
    if (code != SQLITE_DONE)
        throw std::runtime_error("copying the store: " + std::string(sqlite3_errstr(code)));
}

std::optional<copied>
copy_at_one_moment(const file_pair& from, const file_pair& to, const trail_look& look) {
    moment at(from);
    database& store = at.store->db();
    copied done;
    done.schema = number(store, "pragma user_version");
    if (!is_todays_store(store))
        throw std::runtime_error(
            "the store is of schema " + std::to_string(done.schema) +
            ", which is not this program's; back up with the program that runs on it"
        );
    const auto keys = copy_keys(at, to.keys);
    if (!keys) return std::nullopt;
    done.keys = *keys;
    at.keys.reset(); // while it is read no erasure of a key can be finished
    done.signals = number(store, "select count(*) from signal where state < 3");
    if (look) {
        audit_reading trail(store);
        look(trail);
    }
    copy_pages(store, to.store);
    return done;
}

void require_whole(database& db, const std::filesystem::path& file) {
    statement asked = db.prepare("pragma integrity_check(1)");
    const std::string said = asked.step() ? asked.text(0) : std::string("no answer");
    if (said != "ok") throw std::runtime_error(file.string() + " is damaged: " + said);
}

} // namespace

copied copy_files(const file_pair& from, const file_pair& to, const trail_look& look) {
    try {
        for (int attempt = 0; attempt < attempts_at_most; ++attempt) {
            if (const auto done = copy_at_one_moment(from, to, look)) return *done;
            std::filesystem::remove(to.keys);
        }
    } catch (const failure& why) {
        throw std::runtime_error(std::string("copying: ") + why.what());
    }
    throw std::runtime_error(
        "no moment was found at which every signal has its key; if it stays so, keys are missing: "
        "see what the log says of keys"
    );
}

copied check_files(const file_pair& files) {
    try {
        database store(files.store, database::access::write);
        database keys(files.keys, database::access::write);
        require_whole(store, files.store);
        require_whole(keys, files.keys);
        migrate_store(store);
        migrate_keys(keys);
        copied found;
        found.schema = number(store, "pragma user_version");
        found.signals = number(store, "select count(*) from signal where state < 3");
        found.keys = number(keys, "select count(*) from data_key");
        statement used = store.prepare(keys_used);
        statement find = keys.prepare("select 1 from data_key where number = ?1");
        while (used.step()) {
            if (!find.bind(used.integer(0)).step())
                throw std::runtime_error(
                    files.keys.string() + " lacks keys of " + files.store.string() +
                    ": the two are not of one moment"
                );
            find.reset();
        }
        return found;
    } catch (const failure& why) {
        throw std::runtime_error(files.store.string() + ": " + why.what());
    }
}

void count_months_anew(const std::filesystem::path& store) {
    try {
        database db(store, database::access::write);
        transaction change(db);
        db.run("delete from month_count");
        db.run("delete from month_without_reach");
        db.run("delete from mark where name = 'counting_since'");
        change.commit();
    } catch (const failure& why) {
        throw std::runtime_error("the months of " + store.string() + ": " + why.what());
    }
}

void add_audit_entry(
    const std::filesystem::path& store,
    const domain::audit_entry& entry,
    domain::instant at,
    ports::audit_trail& trail
) {
    try {
        database db(store, database::access::write);
        audit_writing writing(db, trail);
        ports::audit_deed deed = deed_of(entry);
        deed.remark_salt = writing.fresh_salt();
        transaction change(db);
        writing.write({deed}, at);
        change.commit();
    } catch (const failure& why) {
        throw std::runtime_error("the audit trail of " + store.string() + ": " + why.what());
    }
}

} // namespace kruispunt::store::sqlite
