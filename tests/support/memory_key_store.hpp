#pragma once

#include "gateway/ports/key_store.hpp"

#include <atomic>
#include <map>
#include <mutex>
#include <set>

namespace kruispunt::support {

/// Wrapped keys in memory, as plain as can be; fails where a test says so. Any thread.
class memory_key_store final : public ports::key_store {
public:
    domain::result<std::int64_t> add(const std::vector<std::string>& wrapped) override;
    domain::result<std::string> find(std::int64_t number) const override;
    domain::result<std::vector<std::int64_t>>
    left_over(std::int64_t after, std::size_t limit) const override;
    domain::result<std::vector<ports::numbered_key>>
    some(std::int64_t after, std::size_t limit) const override;
    domain::result<void> replace(const std::vector<ports::numbered_key>& wrapped) override;
    domain::result<void> erase(const std::vector<std::int64_t>& numbers) override;

    /// What is there now counts as left over from before.
    void reopen();

    /// From now on every call fails with `temporarily_unavailable`, or works again.
    void fail(bool on) { failing_ = on; }

    int calls_to_add() const { return adds_; }

    std::size_t size() const;

    /// True where that number was erased, whether there was a key or not.
    bool erased(std::int64_t number) const;

private:
    mutable std::mutex mutex_;
    std::map<std::int64_t, std::string> keys_;
    std::set<std::int64_t> erased_;
    std::int64_t last_ = 0;
    std::int64_t opened_at_ = 0;
    std::atomic<bool> failing_{false};
    std::atomic<int> adds_{0};
};

} // namespace kruispunt::support
