#pragma once

#include "gateway/ports/key_store.hpp"
#include "gateway/store/sqlite/database.hpp"

#include <filesystem>
#include <mutex>

namespace kruispunt::store::sqlite {

/// Wrapped data keys in an SQLite file of their own. Any thread; calls wait for one another.
class sqlite_key_store final : public ports::key_store {
public:
    /// Opens or makes the file; throws where it cannot.
    explicit sqlite_key_store(const std::filesystem::path& file);

    domain::result<std::int64_t> add(const std::vector<std::string>& wrapped) override;
    domain::result<std::string> find(std::int64_t number) const override;
    domain::result<void> erase(const std::vector<std::int64_t>& numbers) override;

private:
    mutable std::mutex mutex_;
    mutable database db_;
    statement add_;
    mutable statement find_;
    statement erase_;
};

} // namespace kruispunt::store::sqlite
