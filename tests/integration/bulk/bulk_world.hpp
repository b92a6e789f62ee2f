#pragma once

#include "gateway/exchange/intake.hpp"
#include "gateway/ports/region_adapter.hpp"
#include "gateway/vault/sealed_vault.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/memory_key_store.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/sealed_commands.hpp"
#include "tests/support/sequential_ids.hpp"

#include <deque>
#include <string>
#include <vector>

namespace kruispunt::tests {

inline constexpr char gateway_oin[] = "00000099000000000000";
inline constexpr char sisa_oin[] = "00000099000000000003";
inline constexpr char bulk_target[] = "/sisa/v1/vulberichten";
inline constexpr char message_target[] = "/sisa/v1/berichten";

/// A signLk01 on one line, without a line end: the `number`-th signal under reference `R-<number>`.
std::string sisa_line(int number);

/// `text` with the one place where `from` stands put as `to`; throws where there is none.
std::string with(std::string text, std::string_view from, std::string_view to);

/// SISA's adapter over the project's own mapping files.
const ports::region_adapter& sisa_adapter();

/// SISA alone, with its own OIN.
std::vector<exchange::participant> sisa_only();

/// A body out of pieces; at their end it ends or breaks.
class scripted_body final : public ports::body_source {
public:
    explicit scripted_body(std::deque<std::string> pieces, bool breaks = false)
        : pieces_(std::move(pieces)), breaks_(breaks) {}

    ports::task<ports::body_piece> next() override;

    std::size_t asked() const { return asked_; }

private:
    std::deque<std::string> pieces_;
    bool breaks_;
    std::size_t asked_ = 0;
};

/// Keeps what is answered. It takes writes at once, or none while it is stalled, or breaks.
class recording_sink final : public ports::answer_sink {
public:
    ports::task<bool> begin(ports::http_response head) override;
    ports::task<bool> write(std::string octets) override;
    ports::task<bool> finish() override;

    /// A load has an end: nobody waits for this.
    ports::task<void> gone() override { co_return; }

    void stall() { stalled_ = true; }

    void go_on() { stalled_ = false; }

    /// The write after so many more fails, and all after it.
    void break_after(int writes) { left_ = writes; }

    const ports::http_response& head() const { return head_; }

    const std::string& text() const { return text_; }

    std::vector<std::string> lines() const;

    bool finished() const { return finished_; }

private:
    ports::http_response head_;
    std::string text_;
    bool stalled_ = false;
    bool finished_ = false;
    int left_ = -1;
};

/// A store that takes its time, a different one for each act, and counts how many it holds.
class slow_store final : public ports::store {
public:
    explicit slow_store(ports::store& inner) : inner_(inner) {}

    ports::task<domain::result<ports::acted>> execute(ports::act a) override;
    ports::task<domain::result<std::vector<ports::acted>>>
    execute_page(std::vector<ports::act> acts, ports::feed_mark mark) override;
    ports::task<domain::result<std::int64_t>> feed_position(std::string region) override;
    ports::task<domain::result<std::vector<ports::owed_notice>>>
    owed(std::string region, std::int64_t after, std::size_t limit) override;
    ports::task<domain::result<ports::due_notices>>
    deliverable(std::string region, domain::instant now, std::size_t limit) override;
    ports::task<domain::result<void>> settle(std::vector<ports::settlement> settlements) override;
    ports::task<domain::result<ports::census>> count() override;
    void when_owed(std::function<void(const std::string& region)> tell) override;

    std::size_t most_held() const { return most_held_; }

private:
    ports::store& inner_;
    std::size_t held_ = 0;
    std::size_t most_held_ = 0;
    unsigned turn_ = 0;
};

/// The four regions, SISA with the policy of its own file.
domain::federation_policy bulk_policy();

/// Two keys that are no secret.
vault::key_ring throwaway_ring();

/// What a load works with, in memory.
struct bulk_parts {
    domain::federation_policy policy = bulk_policy();
    support::sequential_ids ids;
    support::fixed_clock clock{support::test_now()};
    support::memory_key_store keys;
    vault::sealed_vault sealing{throwaway_ring(), keys};
    support::memory_store memory{policy, ids, clock};
    slow_store store{memory};
    exchange::enactment enactment{sealing, store, clock, ids, policy};
};

} // namespace kruispunt::tests
