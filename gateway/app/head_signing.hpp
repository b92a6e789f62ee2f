#pragma once

#include "gateway/exchange/wakeable.hpp"
#include "gateway/ports/audit_heads.hpp"
#include "gateway/ports/clock.hpp"
#include "gateway/vault/audit/entry_trail.hpp"
#include "gateway/vault/audit/head_key.hpp"

#include <chrono>
#include <deque>
#include <memory>
#include <mutex>

namespace kruispunt::app {

/// How often a head is signed, and one given to everybody.
struct head_pace {
    std::chrono::milliseconds sign{1'000};
    std::chrono::milliseconds give_out{60'000};
};

/// Signs the audit trail's head while it grows, and gives it out once that head is kept: so none is
/// ever given out that a crash could take back. One serial executor, but for `newest`,
/// `newest_signed`, `use` and `stop`.
class head_signing final : public ports::tree_heads {
public:
    /// All of it must outlive this.
    head_signing(
        const vault::audit::entry_trail& trail,
        ports::head_store& heads,
        const ports::clock& clock,
        boost::asio::any_io_executor executor,
        head_pace pace = {}
    );

    /// The key that signs; before `run`.
    void use(vault::audit::head_key key) { key_ = std::move(key); }

    ports::task<void> run();

    void stop() { waiting_.stop(); }

    // shared because they are written to connections while others take their places
    std::shared_ptr<const ports::published_head> newest() const override;
    std::shared_ptr<const ports::published_head> newest_signed() const override;
    std::shared_ptr<const ports::published_head> given_out(std::uint64_t size) const override;

private:
    ports::task<void> sign();
    void give_out();

    const vault::audit::entry_trail& trail_;
    ports::head_store& heads_;
    const ports::clock& clock_;
    const head_pace pace_;
    exchange::wakeable waiting_;
    vault::audit::head_key key_;
    mutable std::mutex mutex_;
    // shared because who writes one to a connection may still do so when another is the newest
    std::shared_ptr<const ports::published_head> signed_; ///< as `newest_signed` says
    std::deque<std::shared_ptr<const ports::published_head>> given_out_; ///< the newest last
    std::chrono::steady_clock::time_point given_out_at_;
};

} // namespace kruispunt::app
