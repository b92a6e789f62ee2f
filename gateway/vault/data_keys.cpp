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
constexpr std::chrono::milliseconds retry_after{200};
constexpr std::string_view bound_to = "kruispunt/data-key/1";

std::string_view view(const secret& key) {
    return {reinterpret_cast<const char*>(key.data()), secret::size};
}

domain::error unknown_wrapping() {
    return domain::make_error(
        domain::errc::value_invalid, {}, "vault: a data key does not unwrap; is it this key ring?"
    );
}

domain::result<secret> read_secret(std::string& clear) {
    secret key;
    const bool whole = clear.size() == secret::size;
    if (whole) std::copy(clear.begin(), clear.end(), key.data());
    OPENSSL_cleanse(clear.data(), clear.size());
    if (!whole) return unknown_wrapping();
    return key;
}

bool open_and_wipe(const secret& wrapping, std::string_view wrapped) {
    auto clear = open_bytes(wrapping, wrapped, bound_to);
    if (clear) OPENSSL_cleanse(clear->data(), clear->size());
    return clear.has_value();
}

std::optional<std::string>
opened_with_older(const std::vector<secret>& wrappings, std::string_view wrapped) {
    for (std::size_t i = 1; i < wrappings.size(); ++i)
        if (auto clear = open_bytes(wrappings[i], wrapped, bound_to)) return clear;
    return std::nullopt;
}

} // namespace

bool were_wrapped_with(const secret& wrapping, const ports::key_store& store) {
    const auto first = store.left_over(0, 1);
    if (!first || first->empty()) return true;
    const auto wrapped = store.find(first->front());
    return !wrapped || open_bytes(wrapping, *wrapped, bound_to).has_value();
}

data_keys::data_keys(
    ports::key_store& store, const secret& wrapping, std::chrono::milliseconds patience
)
    : store_(store), patience_(patience),
      wrappings_(std::make_shared<const wrappings>(1, wrapping)), tender_([this] { tend(); }) {}

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
    if (!stocked_.wait_for(lock, patience_, [this] { return !stock_.empty(); }))
        return std::nullopt;
    data_key given = stock_.front();
    stock_.pop_front();
    return given;
}

// shared because of what the header says
std::shared_ptr<const data_keys::wrappings> data_keys::in_force() const {
    const std::lock_guard lock(mutex_);
    return wrappings_;
}

void data_keys::wrap_with(const secret& newest, std::vector<secret> older) {
    auto next = std::make_shared<wrappings>(1, newest);
    next->insert(next->end(), older.begin(), older.end());
    const std::lock_guard none_is_made(making_);
    const std::lock_guard lock(mutex_);
    wrappings_ = std::move(next);
}

domain::result<secret> data_keys::find(std::int64_t number) const {
    const auto wrapped = store_.find(number);
    if (!wrapped) return wrapped.error();
    for (const secret& wrapping : *in_force())
        if (auto clear = open_bytes(wrapping, *wrapped, bound_to)) return read_secret(*clear);
    return unknown_wrapping();
}

domain::result<ports::wrapping_progress>
data_keys::wrap_some(const ports::wrapping_progress& so_far, std::size_t limit) {
    const auto some = store_.some(so_far.after, limit);
    if (!some) return some.error();
    ports::wrapping_progress now = so_far;
    now.done += static_cast<std::int64_t>(some->size());
    now.complete = some->size() < limit;
    if (!some->empty()) now.after = some->back().number;
    std::vector<ports::numbered_key> anew;
    const auto with = in_force();
    for (const ports::numbered_key& key : *some) {
        if (open_and_wipe(with->front(), key.wrapped)) continue;
        auto clear = opened_with_older(*with, key.wrapped);
        if (!clear) return unknown_wrapping();
        anew.push_back({key.number, seal_bytes(with->front(), *clear, bound_to)});
        OPENSSL_cleanse(clear->data(), clear->size());
    }
    // At the end even where there is none: a batch that broke off may have left its log behind.
    if (!anew.empty() || now.complete)
        if (const auto kept = store_.replace(anew); !kept) return kept.error();
    return now;
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
    const auto first = make(keys);
    lock.lock();
    if (!first) return false;
    for (std::size_t i = 0; i < batch; ++i)
        stock_.push_back({*first + static_cast<std::int64_t>(i), keys[i]});
    stocked_.notify_all();
    return true;
}

domain::result<std::int64_t> data_keys::make(const std::vector<secret>& keys) {
    const std::lock_guard making(making_);
    const auto with = in_force();
    std::vector<std::string> wrapped;
    wrapped.reserve(keys.size());
    for (const secret& key : keys)
        wrapped.push_back(seal_bytes(with->front(), view(key), bound_to));
    return store_.add(wrapped);
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
