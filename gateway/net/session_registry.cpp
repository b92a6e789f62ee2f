#include "gateway/net/session_registry.hpp"

#include <boost/asio/post.hpp>

#include <algorithm>

namespace kruispunt::net {

std::size_t session_registry::least_loaded() const {
    const std::lock_guard lock(mutex_);
    const auto least = std::min_element(load_.begin(), load_.end());
    return static_cast<std::size_t>(least - load_.begin());
}

std::size_t session_registry::size() const {
    const std::lock_guard lock(mutex_);
    return members_.size();
}

std::unique_ptr<session_registry::membership> session_registry::enter(
    // shared because a session ends by itself while the registry asks it to
    const std::shared_ptr<server_session>& session,
    boost::asio::any_io_executor executor,
    std::size_t thread
) {
    const std::lock_guard lock(mutex_);
    ++load_.at(thread);
    member entered{.session = session, .executor = std::move(executor), .thread = thread};
    const auto at = members_.insert(members_.end(), std::move(entered));
    return std::make_unique<membership>(*this, at);
}

session_registry::membership::~membership() {
    const std::lock_guard lock(registry_.mutex_);
    --registry_.load_.at(at_->thread);
    registry_.members_.erase(at_);
}

void session_registry::each(const std::function<void(server_session&)>& action) const {
    const std::lock_guard lock(mutex_);
    for (const auto& one : members_) {
        boost::asio::post(one.executor, [session = one.session, action] {
            if (const auto alive = session.lock()) action(*alive);
        });
    }
}

} // namespace kruispunt::net
