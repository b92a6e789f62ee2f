#pragma once

#include "gateway/exchange/rekeying.hpp"
#include "gateway/store/sqlite/sqlite_key_store.hpp"
#include "gateway/vault/sealed_vault.hpp"
#include "tests/contract/store/kept_fixture.hpp"
#include "tests/support/made_up_bsn.hpp"
#include "tests/support/recording_alarms.hpp"
#include "tests/support/recording_journal.hpp"

#include <memory>
#include <string>
#include <vector>

namespace kruispunt::store {

/// A ring in memory; as durable as the test is.
class kept_ring final : public ports::ring_keeper {
public:
    explicit kept_ring(vault::key_ring first) : ring(std::move(first)) {}

    std::vector<ports::ring_epoch> epochs() const override {
        std::vector<ports::ring_epoch> all{{ring.epoch, true, "newest"}};
        for (const vault::older_epoch& each : ring.older)
            all.push_back({each.epoch, each.whole, {}});
        return all;
    }

    void add_epoch(int) override { take(vault::with_new_epoch(ring)); }

    void retire_older(int, bool names_too) override { take(vault::without_older(ring, names_too)); }

    vault::key_ring ring;
    vault::sealed_vault* runs = nullptr;

private:
    void take(vault::key_ring next) {
        ring = std::move(next);
        runs->adopt(ring);
    }
};

/// The store's side of a rotation, which breaks off after so many calls as a crash would.
class breaking_store final : public ports::rekeying_store {
public:
    explicit breaking_store(ports::rekeying_store& whole) : whole_(whole) {}

    int calls_left = 1'000'000;

    ports::task<domain::result<ports::rekeying_state>> rekeying() override {
        return whole_.rekeying();
    }

    ports::task<domain::result<void>> stand_under(int epoch) override {
        return whole_.stand_under(epoch);
    }

    ports::task<domain::result<void>> begin_rekeying(int from, int to) override {
        if (broken()) return refused<void>();
        return whole_.begin_rekeying(from, to);
    }

    ports::task<domain::result<ports::rows_to_rekey>>
    next_rows(domain::signal_number after, std::size_t limit) override {
        return whole_.next_rows(after, limit);
    }

    ports::task<domain::result<void>> keep_rekeyed(std::vector<ports::rekeyed_row> rows) override {
        if (broken()) return refused<void>();
        return whole_.keep_rekeyed(std::move(rows));
    }

    ports::task<domain::result<bool>> turn_epoch() override {
        if (broken()) return refused<bool>();
        return whole_.turn_epoch();
    }

    ports::task<domain::result<std::size_t>> place_rekeyed(std::size_t limit) override {
        if (broken()) return refused<std::size_t>();
        return whole_.place_rekeyed(limit);
    }

    ports::task<domain::result<ports::leads_to_rekey>>
    next_leads(ports::lead_cursor after, std::size_t limit) override {
        return whole_.next_leads(after, limit);
    }

    ports::task<domain::result<void>> keep_leads(std::vector<ports::kept_lead> leads) override {
        if (broken()) return refused<void>();
        return whole_.keep_leads(std::move(leads));
    }

    ports::task<domain::result<void>> end_rekeying(domain::audit_entry entry) override {
        if (broken()) return refused<void>();
        return whole_.end_rekeying(std::move(entry));
    }

    ports::task<domain::result<std::int64_t>> older_names(domain::instant now) override {
        return whole_.older_names(now);
    }

private:
    bool broken() { return calls_left-- <= 0; }

    template <class T>
    static ports::task<domain::result<T>> refused() {
        co_return domain::make_error(domain::errc::temporarily_unavailable);
    }

    ports::rekeying_store& whole_;
};

/// Everything as in the running gateway, but the network: real vault, key file, store file and
/// rotation.
class Rotation : public StoreFile {
protected:
    Rotation() { open(); }

    void open() {
        keys_ = std::make_unique<sqlite::sqlite_key_store>(folder_.path() / "keys.db");
        vault_ = std::make_unique<vault::sealed_vault>(ring_.ring, *keys_, fold);
        ring_.runs = vault_.get();
        store_ = sqlite::open_store(parts(*keys_));
        epochs_ = std::make_unique<breaking_store>(store_->epochs());
        exchange::rekeying_settings settings;
        settings.rows = 2;
        settings.keys = 4'000;
        settings.rest = {};
        settings.names_hold = {};
        rotation_ = std::make_unique<exchange::rekeying>(
            exchange::rekeying_parts{
                *epochs_, *store_, *store_, *vault_, ring_, clock_, journal_, alarms_, settings},
            support::loop_of_this_thread().get_executor()
        );
        ASSERT_EQ(support::run_coroutine(rotation_->prepare()), "");
    }

    void close() {
        rotation_.reset();
        epochs_.reset();
        store_.reset();
        vault_.reset();
        keys_.reset();
    }

    bool go_on() { return support::run_coroutine(rotation_->round()); }

    void rotate() {
        ASSERT_TRUE(support::run_coroutine(rotation_->rotate("uid 1000")));
        ASSERT_TRUE(go_on());
    }

    ports::key_status status() { return support::run_coroutine(rotation_->status()).value(); }

    static std::string fold(std::string_view given_names) {
        return given_names.empty() ? std::string() : "aicha";
    }

    static domain::signal_content signal(std::string id, int child, int organisation) {
        domain::signal_content s;
        s.id = std::move(id);
        s.child.bsn = support::made_up_bsn(child);
        s.child.name = domain::person_name{"Aïcha", {}, "Bergstroom"};
        s.child.birth_date = domain::birth_date::parse("2014-05-17").value();
        s.child.municipality = "0034";
        s.child.comparable_given = "aicha";
        s.parents = {support::made_up_bsn(50)};
        s.organisation = {support::organisation_oin(organisation), "Jeugdplein", "+31101234567"};
        s.date = support::test_today();
        return s;
    }

    domain::sealed_command
    giving(const std::string& region, const std::string& id, int child, int organisation) {
        domain::command c;
        c.region = region;
        c.oin = support::organisation_oin(900);
        c.act = domain::submit_signal{signal(id, child, organisation), false, std::nullopt};
        c.replay = domain::replay_guard{
            id, "the octets of " + id, std::chrono::hours(720), domain::error()};
        return vault_->seal(c).value();
    }

    ports::acted perform(const domain::sealed_command& sealed) {
        auto done = support::run_coroutine(store_->execute(act_for(sealed))).value();
        if (!done.key_used) vault_->release(sealed);
        return done;
    }

    domain::result<domain::outcome>
    give(const std::string& region, const std::string& id, int child, int organisation) {
        return perform(giving(region, id, child, organisation)).answer.what;
    }

    /// The same signal again in another message.
    domain::result<domain::outcome>
    give_anew(const std::string& region, const std::string& id, int child, int organisation) {
        auto sealed = giving(region, id, child, organisation);
        sealed.replay.reset();
        return perform(sealed).answer.what;
    }

    domain::result<domain::outcome> withdraw(const std::string& region, const std::string& id) {
        domain::command c;
        c.region = region;
        c.act = domain::withdraw_signal{id, domain::withdrawal_reason::mistake};
        return perform(vault_->seal(c).value()).answer.what;
    }

    std::int64_t open_matches() {
        return support::run_coroutine(store_->count()).value().open_matches;
    }

    std::vector<ports::owed_notice> owed(const std::string& region) {
        return support::run_coroutine(store_->owed(region, 0, 1'000)).value();
    }

    static vault::key_ring known_ring() {
        vault::key_ring ring;
        for (std::size_t i = 0; i < vault::secret::size; ++i) {
            ring.digests.data()[i] = static_cast<std::uint8_t>(i);
            ring.wrapping.data()[i] = static_cast<std::uint8_t>(200U - i);
        }
        return ring;
    }

    kept_ring ring_{known_ring()};
    support::recording_journal journal_;
    support::recording_alarms alarms_;
    std::unique_ptr<sqlite::sqlite_key_store> keys_;
    std::unique_ptr<vault::sealed_vault> vault_;
    std::unique_ptr<sqlite::kept_store> store_;
    std::unique_ptr<breaking_store> epochs_;
    std::unique_ptr<exchange::rekeying> rotation_;
};

} // namespace kruispunt::store
