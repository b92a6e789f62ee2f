#include "tests/support/memory_key_store.hpp"

namespace kruispunt::support {

using namespace domain;

namespace {

error unavailable() {
    return make_error(errc::temporarily_unavailable, {}, "a test took the key store away");
}

} // namespace

result<std::int64_t> memory_key_store::add(const std::vector<std::string>& wrapped) {
    ++adds_;
    if (failing_) return unavailable();
    const std::lock_guard lock(mutex_);
    const std::int64_t first = last_ + 1;
    for (const std::string& key : wrapped)
        keys_[++last_] = key;
    return first;
}

result<std::string> memory_key_store::find(std::int64_t number) const {
    if (failing_) return unavailable();
    const std::lock_guard lock(mutex_);
    const auto at = keys_.find(number);
    if (at == keys_.end()) return make_error(errc::signal_unknown);
    return at->second;
}

result<std::vector<std::int64_t>>
memory_key_store::left_over(std::int64_t after, std::size_t limit) const {
    if (failing_) return unavailable();
    const std::lock_guard lock(mutex_);
    std::vector<std::int64_t> found;
    for (auto at = keys_.upper_bound(after); at != keys_.end() && at->first <= opened_at_; ++at)
        if (found.size() < limit) found.push_back(at->first);
    return found;
}

result<std::vector<ports::numbered_key>>
memory_key_store::some(std::int64_t after, std::size_t limit) const {
    if (failing_) return unavailable();
    const std::lock_guard lock(mutex_);
    std::vector<ports::numbered_key> found;
    for (auto at = keys_.upper_bound(after); at != keys_.end() && found.size() < limit; ++at)
        found.push_back({at->first, at->second});
    return found;
}

result<void> memory_key_store::replace(const std::vector<ports::numbered_key>& wrapped) {
    if (failing_) return unavailable();
    const std::lock_guard lock(mutex_);
    for (const ports::numbered_key& key : wrapped)
        if (const auto at = keys_.find(key.number); at != keys_.end()) at->second = key.wrapped;
    return {};
}

void memory_key_store::reopen() {
    const std::lock_guard lock(mutex_);
    opened_at_ = last_;
}

result<void> memory_key_store::erase(const std::vector<std::int64_t>& numbers) {
    if (failing_) return unavailable();
    const std::lock_guard lock(mutex_);
    for (const std::int64_t number : numbers)
        keys_.erase(number);
    erased_.insert(numbers.begin(), numbers.end());
    return {};
}

std::size_t memory_key_store::size() const {
    const std::lock_guard lock(mutex_);
    return keys_.size();
}

bool memory_key_store::erased(std::int64_t number) const {
    const std::lock_guard lock(mutex_);
    return erased_.contains(number);
}

} // namespace kruispunt::support
