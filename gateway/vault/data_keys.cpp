#include "gateway/vault/data_keys.hpp"

#include "gateway/vault/cipher.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>

namespace kruispunt::vault {

namespace {

constexpr std::size_t low_stock = 4096;
constexpr std::size_t batch = 4096;
constexpr std::size_t released_batch = 256;
constexpr std::chrono::seconds patience{5};
constexpr std::chrono::milliseconds retry_after{200};
constexpr std::string_view bound_to = "kruispunt/data-key/1";

std::string_view view(const secret& key) {
    return {reinterpret_cast<const char*>(key.data()), secret::size};
}

} // namespace

bool were_wrapped_with(const secret& wrapping, const ports::key_store& store) {
    const auto first = store.left_over(0, 1);
    if (!first || first->empty()) return true;
    const auto wrapped = store.find(first->front());
    return !wrapped || open_bytes(wrapping, *wrapped, bound_to).has_value();
}

data_keys::data_keys(ports::key_store& store, const secret& wrapping)
    : store_(store), wrapping_(wrapping), tender_([this] { tend(); }) {}

data_keys::~data_keys() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wanted_.notify_all();
    tender_.join();
    // What was never used protects nothing; it goes, so that keys and signals stay in step.
    for (const data_key& unused : stock_)
        released_.push_back(unused.number);
    if (!released_.empty()) (void)store_.erase(released_);
}

std::optional<data_key> data_keys::take() {
    std::unique_lock lock(mutex_);
    if (stock_.size() <= low_stock) wanted_.notify_one();
    if (!stocked_.wait_for(lock, patience, [this] { return !stock_.empty(); })) return std::nullopt;
    data_key given = stock_.front();
    stock_.pop_front();
    return given;
}

domain::result<secret> data_keys::find(std::int64_t number) const {
    const auto wrapped = store_.find(number);
    if (!wrapped) return wrapped.error();
    auto clear = open_bytes(wrapping_, *wrapped, bound_to);
    if (!clear || clear->size() != secret::size)
        return domain::make_error(
            domain::errc::value_invalid,
            {},
            "vault: a data key does not unwrap; is it this key ring?"
        );
    secret key;
    std::copy(clear->begin(), clear->end(), key.data());
    OPENSSL_cleanse(clear->data(), clear->size());
    return key;
}

void data_keys::release(std::int64_t number) {
    const std::lock_guard lock(mutex_);
    released_.push_back(number);
    if (released_.size() >= released_batch) wanted_.notify_one();
}

bool data_keys::low() const {
    return stock_.size() <= low_stock;
}

void data_keys::tend() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        const bool stocked = !low() || refill(lock);
        if (released_.size() >= released_batch) erase_released(lock);
        // A store that failed is given its time, however much is wanted.
        wanted_.wait_for(lock, retry_after, [this, stocked] {
            return stopping_ || (stocked && low());
        });
    }
}

bool data_keys::refill(std::unique_lock<std::mutex>& lock) {
    lock.unlock();
    const std::vector<secret> keys = random_secrets(batch);
    std::vector<std::string> wrapped;
    wrapped.reserve(batch);
    for (const secret& key : keys)
        wrapped.push_back(seal_bytes(wrapping_, view(key), bound_to));
    const auto first = store_.add(wrapped);
    lock.lock();
    if (!first) return false;
    for (std::size_t i = 0; i < batch; ++i)
        stock_.push_back({*first + static_cast<std::int64_t>(i), keys[i]});
    stocked_.notify_all();
    return true;
}

void data_keys::erase_released(std::unique_lock<std::mutex>& lock) {
    std::vector<std::int64_t> going;
    going.swap(released_);
    lock.unlock();
    const bool erased = store_.erase(going).has_value();
    lock.lock();
    if (!erased) released_.insert(released_.end(), going.begin(), going.end());
}

} // namespace kruispunt::vault
