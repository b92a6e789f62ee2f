#pragma once

#include "gateway/ports/member_store.hpp"
#include "gateway/ports/sandbox_desk.hpp"
#include "gateway/ports/sandbox_store.hpp"

#include <atomic>
#include <cstddef>
#include <string>

namespace kruispunt::exchange {

/// What erasing works with; all of it must outlive it.
struct emptying_parts {
    ports::sandbox_store& held;
    ports::member_store& members;
};

/// Erases what a region gave in the sandbox, so that it can be admitted (BEH-02.8): each signal is
/// withdrawn, so its matches end and the others are told. Any thread.
class emptying final : public ports::sandbox_desk {
public:
    /// So many in one transaction, so that others' traffic passes between.
    static constexpr std::size_t batch = 500;

    explicit emptying(const emptying_parts& parts) : parts_(parts) {}

    ports::task<domain::result<bool>> holds_signals(std::string region) override;
    ports::task<domain::result<ports::sandbox_holding>> holding(std::string region) override;
    ports::task<domain::result<std::int64_t>> erase(std::string region, std::string by) override;

private:
    ports::task<domain::result<void>> may_be_emptied(const std::string& region);
    ports::task<domain::result<std::int64_t>> erase_all(std::string region, std::string by);

    emptying_parts parts_;
    std::atomic<bool> under_way_ = false;
};

} // namespace kruispunt::exchange
