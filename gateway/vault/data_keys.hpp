#pragma once

#include "gateway/ports/key_store.hpp"
#include "gateway/ports/rekeyer.hpp"
#include "gateway/vault/secret.hpp"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
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
    data_keys(
        ports::key_store& store,
        const secret& wrapping,
        std::chrono::milliseconds patience = std::chrono::seconds(5)
    );
    ~data_keys();

    data_keys(const data_keys&) = delete;
    data_keys& operator=(const data_keys&) = delete;

    /// A key that was never given before; nothing where none came in time.
    std::optional<data_key> take();

    /// The key of that number. `signal_unknown` where it was erased, `temporarily_unavailable`
    /// where the store cannot be read now, `value_invalid` where the wrapping key is another.
    domain::result<secret> find(std::int64_t number) const;

    /// From now on keys are wrapped with `newest`; those wrapped with one of `older` are found too.
    /// None is made with an older one after this returns.
    void wrap_with(const secret& newest, std::vector<secret> older);

    /// Of at most `limit` keys behind `so_far.after` wraps those anew that are wrapped with an
    /// older one, and leaves nothing of that in the file. Errors as of the key store;
    /// `value_invalid` where a key opens with none.
    domain::result<ports::wrapping_progress>
    wrap_some(const ports::wrapping_progress& so_far, std::size_t limit);

    /// The key left nothing behind; it may go.
    void release(std::int64_t number);

private:
    void tend();
    bool refill(std::unique_lock<std::mutex>& lock);
    domain::result<std::int64_t> make(const std::vector<secret>& keys);
    void erase_released(std::unique_lock<std::mutex>& lock);
    bool low() const;

    /// The keys that wrap, the one in force first.
    using wrappings = std::vector<secret>;

    // shared because whoever computes with them may still do so when others are in force
    std::shared_ptr<const wrappings> in_force() const;

    ports::key_store& store_;
    std::chrono::milliseconds patience_;
    std::mutex making_;                          ///< held while keys are made
    std::shared_ptr<const wrappings> wrappings_; // shared because of `in_force`
    mutable std::mutex mutex_;
    std::condition_variable wanted_;
    std::condition_variable stocked_;
    std::deque<data_key> stock_;
    std::vector<std::int64_t> released_;
    bool stopping_ = false;
    std::thread tender_;
};

} // namespace kruispunt::vault
