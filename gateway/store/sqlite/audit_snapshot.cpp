#include "gateway/store/sqlite/audit_snapshot.hpp"

#include "gateway/store/sqlite/schema.hpp"
#include "gateway/store/sqlite/small_rows.hpp"

#include <algorithm>
#include <stdexcept>

namespace kruispunt::store::sqlite {

namespace {

constexpr std::string_view restores = "restores";

// Errors of SQLite stay within this folder.
template <class Deed>
auto of_trail(const std::filesystem::path& store, Deed deed) {
    try {
        return deed();
    } catch (const failure& why) {
        throw std::runtime_error("the audit trail of " + store.string() + ": " + why.what());
    }
}

} // namespace

audit_snapshot::audit_snapshot(const std::filesystem::path& store) {
    of_trail(store, [this, &store] {
        db_ = std::make_unique<database>(store, database::access::read);
        db_->run("begin");
        if (!is_todays_store(*db_))
            throw failure(0, "it is of another version's schema; start the gateway once");
        reading_ = std::make_unique<audit_reading>(*db_);
        size_ = reading_->size();
    });
}

void audit_snapshot::each_row(
    std::uint64_t from, const std::function<void(const audit_row&)>& see
) {
    for (std::uint64_t next = from; next < size_;) {
        const auto row = reading_->row_of(next);
        if (!row)
            throw std::runtime_error(
                "the audit trail lacks entry " + std::to_string(next) +
                ": the store is damaged, restore the newest backup"
            );
        see(*row);
        next = row->first + row->count;
    }
}

std::optional<std::string> audit_snapshot::remark_of(std::uint64_t number) {
    return reading_->remark_of(number);
}

std::int64_t restores_of(const std::filesystem::path& store) {
    return of_trail(store, [&store] {
        database db(store, database::access::read);
        return mark_rows(db).get(restores);
    });
}

void count_restore(const std::filesystem::path& store, std::int64_t at_least) {
    of_trail(store, [&store, at_least] {
        database db(store, database::access::write);
        mark_rows marks(db);
        marks.set(restores, std::max(marks.get(restores) + 1, at_least));
    });
}

} // namespace kruispunt::store::sqlite
