#pragma once

#include "gateway/ports/key_store.hpp"
#include "gateway/store/sqlite/soundness.hpp"

#include <filesystem>
#include <mutex>

namespace kruispunt::store::sqlite {

/// Wrapped data keys in an SQLite file of their own. A full disk refuses for now; after an error of
/// the disk nothing is written any more. Any thread; calls wait for one another.
class sqlite_key_store final : public ports::key_store {
public:
    /// Opens or makes the file; throws where it cannot.
    explicit sqlite_key_store(const std::filesystem::path& file, store_alarms alarms = {});

    domain::result<std::int64_t> add(const std::vector<std::string>& wrapped) override;
    domain::result<std::string> find(std::int64_t number) const override;
    domain::result<std::vector<std::int64_t>>
    left_over(std::int64_t after, std::size_t limit) const override;
    domain::result<std::vector<ports::numbered_key>>
    some(std::int64_t after, std::size_t limit) const override;
    domain::result<void> replace(const std::vector<ports::numbered_key>& wrapped) override;
    domain::result<void> erase(const std::vector<std::int64_t>& numbers) override;

private:
    domain::error not_written(const failure& why);
    void copy_back();
    bool empty_log();

    soundness sound_;
    mutable std::mutex mutex_;
    mutable database db_;
    statement add_;
    mutable statement find_;
    statement erase_;
    mutable statement left_over_;
    mutable statement some_;
    statement replace_;
    std::int64_t opened_below_; ///< keys with a lower number were there already
};

} // namespace kruispunt::store::sqlite
