#include "gateway/exchange/unused_keys.hpp"

#include <algorithm>
#include <utility>

namespace kruispunt::exchange {

namespace {

using ports::task;

constexpr std::size_t rows_at_once = 10'000;
constexpr std::size_t keys_at_once = 1'000;

} // namespace

task<bool> unused_keys::sweep(std::function<bool()> go_on) {
    if (swept_) co_return true;
    used_.clear();
    const bool known = co_await find_used(go_on);
    if (!known) co_return false;
    std::int64_t after = 0;
    bool more = true;
    while (more)
        if (!go_on() || !erase_some(after, more)) co_return false;
    std::vector<bool>().swap(used_);
    swept_ = true;
    co_return true;
}

task<bool> unused_keys::find_used(std::function<bool()> go_on) {
    ports::key_cursor after;
    while (go_on()) {
        const auto some = co_await store_.keys_kept(after, rows_at_once);
        if (!some) co_return false;
        mark(some->numbers);
        if (some->last) co_return true;
        after = some->next;
    }
    co_return false;
}

void unused_keys::mark(const std::vector<std::int64_t>& numbers) {
    for (const std::int64_t number : numbers) {
        const auto at = static_cast<std::size_t>(number);
        if (at >= used_.size()) used_.resize(std::max(at + 1, 2 * used_.size()));
        used_[at] = true;
    }
}

bool unused_keys::erase_some(std::int64_t& after, bool& more) {
    auto numbers = keys_.left_over(after, keys_at_once);
    if (!numbers) return false;
    more = numbers->size() == keys_at_once;
    if (numbers->empty()) return true;
    after = numbers->back();
    std::erase_if(*numbers, [this](std::int64_t number) {
        const auto at = static_cast<std::size_t>(number);
        return at < used_.size() && used_[at];
    });
    return numbers->empty() || keys_.erase(*numbers).has_value();
}

} // namespace kruispunt::exchange
