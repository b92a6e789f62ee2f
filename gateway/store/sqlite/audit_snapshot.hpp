#pragma once

#include "gateway/store/sqlite/audit_reading.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kruispunt::store::sqlite {

/// The audit trail of a store's file as it is at one moment; a gateway may write meanwhile. Throws
/// std::runtime_error, which says what is next, also where the file is of another version's schema.
/// One thread.
class audit_snapshot {
public:
    explicit audit_snapshot(const std::filesystem::path& store);

    std::uint64_t size() const { return size_; }

    /// Every row with entries from number `from` on, in order.
    void each_row(std::uint64_t from, const std::function<void(const audit_row&)>& see);

    /// What a person wrote as the reason of an entry.
    std::optional<std::string> remark_of(std::uint64_t number);

    std::optional<kept_head> newest_head() { return reading_->newest_head(); }

    /// All that are kept, in order.
    std::vector<kept_head> heads() { return reading_->heads_to(size_); }

    /// Entries and hashes, to prove something of them.
    ports::audit_records& records() { return *reading_; }

private:
    std::unique_ptr<database> db_;
    std::unique_ptr<audit_reading> reading_;
    std::uint64_t size_ = 0;
};

/// How often a store was restored from a backup: each time its trail's heads bear another name.
std::int64_t restores_of(const std::filesystem::path& store);

/// One more time, and at least `at_least` in all.
void count_restore(const std::filesystem::path& store, std::int64_t at_least);

} // namespace kruispunt::store::sqlite
