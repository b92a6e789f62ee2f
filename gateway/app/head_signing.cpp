#include "gateway/app/head_signing.hpp"

#include "gateway/vault/audit/base64.hpp"
#include "gateway/vault/audit/signed_head.hpp"

#include <algorithm>
#include <utility>

namespace kruispunt::app {

namespace {

using vault::audit::tree_head;

std::string as_header(const std::string& note) {
    const auto* octets = reinterpret_cast<const unsigned char*>(note.data());
    return vault::audit::base64({octets, note.size()});
}

} // namespace

head_signing::head_signing(
    const vault::audit::entry_trail& trail,
    ports::head_store& heads,
    const ports::clock& clock,
    boost::asio::any_io_executor executor,
    head_pace pace
)
    : trail_(trail), heads_(heads), clock_(clock), pace_(pace), waiting_(std::move(executor)) {}

ports::task<void> head_signing::run() {
    while (!waiting_.stopped()) {
        co_await sign();
        give_out();
        co_await waiting_.wait(pace_.sign);
    }
}

ports::task<void> head_signing::sign() {
    const tree_head head = trail_.head();
    const auto before = newest_signed();
    if (before && before->size == head.size) co_return;
    const std::string note = vault::audit::signed_head(head, {key_});
    const auto kept = co_await heads_.keep_head(head.size, clock_.machine_time(), note);
    if (!kept) co_return; // asked again after the pause
    auto next = std::make_shared<const ports::published_head>(ports::published_head{
        head.size, note, as_header(note)});
    const std::lock_guard lock(mutex_);
    signed_ = std::move(next);
}

void head_signing::give_out() {
    const auto now = std::chrono::steady_clock::now();
    const std::lock_guard lock(mutex_);
    if (!signed_ || (!given_out_.empty() && given_out_.back() == signed_)) return;
    if (!given_out_.empty() && now - given_out_at_ < pace_.give_out) return;
    given_out_.push_back(signed_);
    given_out_at_ = now;
    if (given_out_.size() > ports::heads_at_hand) given_out_.pop_front();
}

// shared because they are written to connections while others take their places
std::shared_ptr<const ports::published_head> head_signing::newest() const {
    const std::lock_guard lock(mutex_);
    return given_out_.empty() ? nullptr : given_out_.back();
}

std::shared_ptr<const ports::published_head> head_signing::newest_signed() const {
    const std::lock_guard lock(mutex_);
    return signed_;
}

std::shared_ptr<const ports::published_head> head_signing::given_out(std::uint64_t size) const {
    const std::lock_guard lock(mutex_);
    const auto found = std::find_if(given_out_.begin(), given_out_.end(), [size](const auto& each) {
        return each->size == size;
    });
    return found == given_out_.end() ? nullptr : *found;
}

} // namespace kruispunt::app
