#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace kruispunt::store::sqlite {

/// What an error says of the next attempt.
enum class trouble {
    act,     ///< it is about what was being done; something else may go well
    held,    ///< another process holds the file: later it goes well
    no_room, ///< the disk is full: once there is room it goes well
    disk     ///< reading or writing failed: what is in the files is not what was written
};

/// An SQLite error; stays within this folder, translated where a port's function returns.
class failure : public std::runtime_error {
public:
    /// `system_error` is the errno of the file's last failed write, where that is known.
    failure(int result_code, const std::string& text, int system_error = 0);

    int code;
    trouble means;
};

class statement;

/// One connection, used by one thread at a time.
class database {
public:
    /// `copy`: a new file that is filled page by page, durable when that is done.
    enum class access { write, read, copy };

    /// Opens `file`, to write with the settings that the store rests on: WAL, synchronous FULL,
    /// secure delete, no automatic checkpoint. Throws `failure`.
    database(const std::filesystem::path& file, access how);
    ~database();

    database(const database&) = delete;
    database& operator=(const database&) = delete;

    void run(const std::string& sql);
    void begin();
    void commit();
    statement prepare(std::string_view sql);

    /// Pages in the WAL that were not yet copied back when the last checkpoint of this kind ended.
    int checkpoint_passive();

    /// Copies everything back and empties the WAL file; false where a reader is in the way.
    bool checkpoint_truncate();

    sqlite3* handle() { return handle_; }

private:
    sqlite3* handle_ = nullptr;
    std::unique_ptr<statement> begin_;
    std::unique_ptr<statement> commit_;
};

/// A prepared statement, kept and used again. Parameters and columns count from 1 and 0 as SQLite
/// counts them; the fluent `bind`s fill from the first on. What is bound is copied at once: what
/// the caller does with it afterwards, or that it is gone, changes nothing of what is written.
class statement {
public:
    statement(sqlite3* db, std::string_view sql);

    statement& bind(std::int64_t value);

    statement& bind(int value) { return bind(static_cast<std::int64_t>(value)); }

    statement& bind(std::string_view text);
    statement& bind_blob(std::string_view octets);
    statement& bind_null();

    template <class Array>
    statement& bind_octets(const Array& octets) {
        return bind_blob({reinterpret_cast<const char*>(octets.data()), octets.size()});
    }

    /// True while there is a row; false at the end, after which the statement is ready again.
    bool step();

    /// Runs to the end, ignoring rows.
    void run();

    /// Ready for the next use.
    void reset();

    std::int64_t integer(int column) const;
    std::string text(int column) const;
    std::string blob(int column) const;
    bool is_null(int column) const;

    template <class Array>
    Array octets(int column) const {
        const std::string_view raw = blob_view(column);
        Array out{};
        if (raw.size() == out.size()) std::copy(raw.begin(), raw.end(), out.begin());
        return out;
    }

private:
    std::string_view blob_view(int column) const;

    struct finalise {
        void operator()(sqlite3_stmt* s) const;
    };

    sqlite3* db_;
    std::unique_ptr<sqlite3_stmt, finalise> stmt_;
    int next_ = 1;
};

/// A transaction that rolls back unless it was committed.
class transaction {
public:
    explicit transaction(database& db);
    ~transaction();

    transaction(const transaction&) = delete;
    transaction& operator=(const transaction&) = delete;

    void commit();

private:
    database& db_;
    bool open_ = true;
};

} // namespace kruispunt::store::sqlite
