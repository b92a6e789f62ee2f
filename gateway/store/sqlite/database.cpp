#include "gateway/store/sqlite/database.hpp"

#include "gateway/store/sqlite/scrubbing_vfs.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cerrno>

namespace kruispunt::store::sqlite {

namespace {

// The errno of the last write to the log that failed.
int log_errno(sqlite3* db) {
    sqlite3_file* log = nullptr;
    int number = 0;
    if (sqlite3_file_control(db, "main", SQLITE_FCNTL_JOURNAL_POINTER, static_cast<void*>(&log)) !=
        SQLITE_OK)
        return 0;
    if (log == nullptr || log->pMethods == nullptr) return 0;
    if (log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &number) != SQLITE_OK) return 0;
    return number;
}

failure failure_of(sqlite3* db, const char* stage) {
    const int code = sqlite3_extended_errcode(db);
    const int number = code == SQLITE_IOERR_WRITE ? log_errno(db) : 0;
    return failure(
        code,
        std::string("sqlite ") + stage + ": " + sqlite3_errstr(code) + " (" + std::to_string(code) +
            ')',
        number
    );
}

[[noreturn]] void fail(sqlite3* db, const char* stage) {
    throw failure_of(db, stage);
}

// A sync that finds no room has failed like any other: what it left behind is unknown.
trouble meaning_of(int code, int system_error) {
    if (code == SQLITE_IOERR_WRITE && system_error == EDQUOT) return trouble::no_room;
    if (code == SQLITE_IOERR_SHMSIZE) return trouble::no_room;
    switch (code & 0xff) {
    case SQLITE_FULL:
        return trouble::no_room;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return trouble::held;
    case SQLITE_IOERR:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PROTOCOL:
        return trouble::disk;
    default:
        return trouble::act;
    }
}

constexpr char settings[] = "pragma page_size = 2048;"
                            "pragma journal_mode = wal;"
                            "pragma synchronous = full;"
                            "pragma secure_delete = on;"
                            "pragma temp_store = memory;"
                            "pragma wal_autocheckpoint = 0;"
                            "pragma cache_size = -4096;"
                            "pragma trusted_schema = off;";

constexpr char settings_of_a_copy[] = "pragma journal_mode = off; pragma synchronous = full;";

// Counting memory takes one lock for all threads at every allocation; nobody reads the count.
void leave_memory_uncounted() {
    [[maybe_unused]] static const int once = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

// Else a statement whose parameter a partial index's condition might concern is planned anew at
// every binding. What means such an index says its condition in words.
void keep_plans(sqlite3* db) {
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_QPSG, 1, static_cast<int*>(nullptr));
}

} // namespace

failure::failure(int result_code, const std::string& text, int system_error)
    : std::runtime_error(text), code(result_code), means(meaning_of(result_code, system_error)) {}

database::database(const std::filesystem::path& file, access how) {
    leave_memory_uncounted();
    const int flags =
        (how == access::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) |
        SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(file.c_str(), &handle_, flags, scrubbing_vfs()) != SQLITE_OK) {
        const failure why(SQLITE_CANTOPEN, "sqlite open " + file.string());
        sqlite3_close(handle_);
        throw why;
    }
    sqlite3_busy_timeout(handle_, 5000);
    keep_plans(handle_);
    if (how == access::read) return;
    run(how == access::copy ? settings_of_a_copy : settings);
    if (how == access::copy) return;
    begin_ = std::make_unique<statement>(prepare("begin immediate"));
    commit_ = std::make_unique<statement>(prepare("commit"));
}

database::~database() {
    begin_.reset();
    commit_.reset();
    sqlite3_close(handle_);
}

void database::run(const std::string& sql) {
    if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        fail(handle_, "run");
}

void database::begin() {
    begin_->run();
}

void database::commit() {
    commit_->run();
}

statement database::prepare(std::string_view sql) {
    return statement(handle_, sql);
}

int database::checkpoint_passive() {
    int in_log = 0;
    int copied = 0;
    const int code =
        sqlite3_wal_checkpoint_v2(handle_, nullptr, SQLITE_CHECKPOINT_PASSIVE, &in_log, &copied);
    if (code != SQLITE_OK && code != SQLITE_BUSY) fail(handle_, "checkpoint");
    return in_log - copied;
}

bool database::checkpoint_truncate() {
    const int code =
        sqlite3_wal_checkpoint_v2(handle_, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    if (code != SQLITE_OK && code != SQLITE_BUSY) fail(handle_, "checkpoint");
    return code == SQLITE_OK;
}

statement::statement(sqlite3* db, std::string_view sql) : db_(db) {
    sqlite3_stmt* made = nullptr;
    const int size = static_cast<int>(sql.size());
    if (sqlite3_prepare_v3(db, sql.data(), size, SQLITE_PREPARE_PERSISTENT, &made, nullptr) !=
        SQLITE_OK)
        fail(db, "prepare");
    stmt_.reset(made);
}

void statement::finalise::operator()(sqlite3_stmt* s) const {
    sqlite3_finalize(s);
}

statement& statement::bind(std::int64_t value) {
    if (sqlite3_bind_int64(stmt_.get(), next_++, value) != SQLITE_OK) fail(db_, "bind");
    return *this;
}

statement& statement::bind(std::string_view text) {
    const int size = static_cast<int>(text.size());
    const char* data = text.empty() ? "" : text.data();
    if (sqlite3_bind_text(stmt_.get(), next_++, data, size, SQLITE_TRANSIENT) != SQLITE_OK)
        fail(db_, "bind");
    return *this;
}

statement& statement::bind_blob(std::string_view octets) {
    const int size = static_cast<int>(octets.size());
    const char* data = octets.empty() ? "" : octets.data();
    if (sqlite3_bind_blob(stmt_.get(), next_++, data, size, SQLITE_TRANSIENT) != SQLITE_OK)
        fail(db_, "bind");
    return *this;
}

statement& statement::bind_null() {
    if (sqlite3_bind_null(stmt_.get(), next_++) != SQLITE_OK) fail(db_, "bind");
    return *this;
}

bool statement::step() {
    const int code = sqlite3_step(stmt_.get());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) {
        reset();
        return false;
    }
    const failure why = failure_of(db_, "step");
    reset();
    throw why;
}

void statement::run() {
    while (step())
        continue;
}

void statement::reset() {
    sqlite3_reset(stmt_.get());
    next_ = 1;
}

std::int64_t statement::integer(int column) const {
    return sqlite3_column_int64(stmt_.get(), column);
}

std::string_view statement::blob_view(int column) const {
    const auto* data = static_cast<const char*>(sqlite3_column_blob(stmt_.get(), column));
    const int size = sqlite3_column_bytes(stmt_.get(), column);
    return data ? std::string_view(data, static_cast<std::size_t>(size)) : std::string_view();
}

std::string statement::text(int column) const {
    return std::string(blob_view(column));
}

std::string statement::blob(int column) const {
    return std::string(blob_view(column));
}

bool statement::is_null(int column) const {
    return sqlite3_column_type(stmt_.get(), column) == SQLITE_NULL;
}

transaction::transaction(database& db) : db_(db) {
    db_.begin();
}

transaction::~transaction() {
    if (!open_) return;
    // A rollback that fails leaves nothing to do: SQLite has rolled back by itself then.
    sqlite3_exec(db_.handle(), "rollback", nullptr, nullptr, nullptr);
}

void transaction::commit() {
    db_.commit();
    open_ = false;
}

} // namespace kruispunt::store::sqlite
