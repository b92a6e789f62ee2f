#pragma once

#include "gateway/ports/key_store.hpp"
#include "gateway/vault/secret.hpp"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace kruispunt::vault {

/// A data key and its number in the key store.
struct data_key {
    std::int64_t number = 0;
    secret key;
};

/// False where the keys that were there when the store was opened were wrapped with another key:
/// under that one nothing opens. True where there were none.
bool were_wrapped_with(const secret& wrapping, const ports::key_store& store);

/// Data keys made ahead, so that each is durable before the commit that uses it and no commit
/// waits for it. A thread of its own refills the stock and erases what came back unused. Any
/// thread; the key store must outlive it.
class data_keys {
public:
    data_keys(ports::key_store& store, const secret& wrapping);
    ~data_keys();

    data_keys(const data_keys&) = delete;
    data_keys& operator=(const data_keys&) = delete;

    /// A key that was never given before; nothing where none came within five seconds.
    std::optional<data_key> take();

    /// The key of that number. `signal_unknown` where it was erased, `temporarily_unavailable`
    /// where the store cannot be read now, `value_invalid` where the wrapping key is another.
    domain::result<secret> find(std::int64_t number) const;

    /// The key left nothing behind; it may go.
    void release(std::int64_t number);

private:
    void tend();
    bool refill(std::unique_lock<std::mutex>& lock);
    void erase_released(std::unique_lock<std::mutex>& lock);
    bool low() const;

    ports::key_store& store_;
    secret wrapping_;
    mutable std::mutex mutex_;
    std::condition_variable wanted_;
    std::condition_variable stocked_;
    std::deque<data_key> stock_;
    std::vector<std::int64_t> released_;
    bool stopping_ = false;
    std::thread tender_;
};

} // namespace kruispunt::vault
