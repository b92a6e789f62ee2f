#include "gateway/store/sqlite/sqlite_key_store.hpp"
#include "gateway/vault/sealed_vault.hpp"
#include "tests/contract/store/kept_fixture.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/made_up_bsn.hpp"
#include "tests/support/octets_in_files.hpp"

#include <algorithm>
#include <fstream>

namespace kruispunt::store {
namespace {

using namespace domain;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

/// Everything as in the running gateway: real vault, real key file, real store file.
class Erasure : public StoreFile {
protected:
    Erasure() {
        for (std::size_t i = 0; i < vault::secret::size; ++i) {
            ring_.digests.data()[i] = static_cast<std::uint8_t>(i);
            ring_.wrapping.data()[i] = static_cast<std::uint8_t>(200U - i);
        }
        open();
    }

    void open() {
        keys_ = std::make_unique<sqlite::sqlite_key_store>(folder_.path() / "keys.db");
        vault_ = std::make_unique<vault::sealed_vault>(ring_, *keys_);
        store_ = sqlite::open_store(parts(*keys_));
    }

    void close() {
        store_.reset();
        vault_.reset();
        keys_.reset();
    }

    static signal_content signal(std::string id, int organisation) {
        signal_content s;
        s.id = std::move(id);
        s.child.bsn = support::made_up_bsn(1);
        s.child.name = person_name{"Aïcha Maria", "van der", "Bergstroom"};
        s.child.birth_date = birth_date::parse("2014-05-17").value();
        s.child.address = address{"Dorpsstraat", "12", "a", "", "1234AB"};
        s.child.place = "Almere-Haven";
        s.child.municipality = "0034";
        s.child.comparable_given = "aicha";
        s.parents = {support::made_up_bsn(2)};
        s.organisation = {support::organisation_oin(organisation), "Jeugdplein", "+31101234567"};
        s.reporter =
            professional{"J. Jansen", "verpleegkundige", "+31612345678", "j@plein.example"};
        s.date = support::test_today();
        return s;
    }

    sealed_command give(const std::string& region, const std::string& id, int organisation) {
        command c;
        c.region = region;
        c.oin = support::organisation_oin(900);
        c.act = submit_signal{signal(id, organisation), false, std::nullopt};
        c.replay = replay_guard{id, "octets with 999990019", std::chrono::hours(1), error()};
        return enact(c);
    }

    sealed_command withdraw(const std::string& region, const std::string& id) {
        command c;
        c.region = region;
        c.act = withdraw_signal{id, withdrawal_reason::mistake};
        return enact(c);
    }

    sealed_command enact(const command& c) {
        sealed_command sealed = vault_->seal(c).value();
        EXPECT_TRUE(support::run_coroutine(store_->execute(act_for(sealed))).value().answer.what);
        return sealed;
    }

    support::octets_in_files files() const { return support::octets_in_files(folder_.path()); }

    /// Whether the file of that name, or its log, holds `octets`.
    bool holds(const std::string& name, const std::string& octets) const {
        const auto found = files().holding(octets);
        return std::any_of(found.begin(), found.end(), [&name](const std::string& file) {
            return file.starts_with(name);
        });
    }

    /// What a signal says of a child, its parents and who gave it, as it could stand somewhere.
    static std::vector<std::string> what_is_secret() {
        return {
            support::made_up_digits(1),
            support::made_up_digits(2),
            "999990019",
            "Aïcha",
            "aicha",
            "Maria",
            "Bergstroom",
            "2014-05",
            "20140517",
            "Dorpsstraat",
            "1234AB",
            "Almere",
            "Jansen",
            "31612345678",
            "plein.example"};
    }

    /// Which of it stands in which file.
    std::vector<std::string> in_the_clear() const {
        const support::octets_in_files searched = files();
        std::vector<std::string> found;
        for (const std::string& word : what_is_secret())
            for (const std::string& file : searched.holding(word))
                found.push_back(word + " in " + file);
        return found;
    }

    vault::key_ring ring_;
    std::unique_ptr<sqlite::sqlite_key_store> keys_;
    std::unique_ptr<vault::sealed_vault> vault_;
    std::unique_ptr<ports::store> store_;
};

// proves: COM-20.10
TEST_F(Erasure, NothingOfAChildIsInTheClearInAnyFile) {
    give("esar", "given by ESAR", 1);
    give("sisa", "given by SISA", 2);
    // A region's own id of its signal stands there as it is.
    EXPECT_TRUE(support::eventually([this] { return holds("store.db", "given by SISA"); }))
        << "the search finds what is there";
    EXPECT_THAT(in_the_clear(), IsEmpty());
    withdraw("sisa", "given by SISA");
    EXPECT_THAT(in_the_clear(), IsEmpty());
    close();
    EXPECT_THAT(in_the_clear(), IsEmpty());
    EXPECT_THAT(files().holding("given by ESAR"), ElementsAre("store.db"))
        << "the search finds what is there, now that nothing moves";
}

TEST_F(Erasure, WhicheverOfItStoodInAFileWouldBeFound) {
    give("esar", "E-1", 1);
    const std::vector<std::string> words = what_is_secret();
    for (std::size_t n = 0; n < words.size(); ++n)
        std::ofstream(folder_.path() / ("leak-" + std::to_string(n)), std::ios::binary)
            << std::string(100'000, '.') << words[n] << '.';
    const std::vector<std::string> found = in_the_clear();
    for (std::size_t n = 0; n < words.size(); ++n)
        EXPECT_THAT(found, Contains(words[n] + " in leak-" + std::to_string(n)));
}

// proves: COM-31.1 COM-20.10
TEST_F(Erasure, ADestroyedSignalsKeyLeavesTheFileAndItsLogWithinSeconds) {
    const std::int64_t number = data_key_of(give("esar", "E-1", 1));
    const std::int64_t kept = data_key_of(give("sisa", "S-1", 2));
    const std::string wrapped = keys_->find(number).value();
    const std::string wrapped_kept = keys_->find(kept).value();
    ASSERT_TRUE(support::eventually([this, &wrapped] { return holds("keys.db", wrapped); }))
        << "the search finds what is there";
    withdraw("esar", "E-1");
    EXPECT_TRUE(support::eventually([this, &wrapped] { return !files().hold(wrapped); }));
    EXPECT_FALSE(keys_->find(number));
    EXPECT_TRUE(holds("keys.db", wrapped_kept));
    close();
    EXPECT_THAT(files().holding(wrapped), IsEmpty());
    EXPECT_THAT(files().holding(wrapped_kept), ElementsAre("keys.db"));
}

// proves: COM-31.1
TEST_F(Erasure, TheOtherSidesContactOpensAfterARestartAndNotAfterErasure) {
    give("esar", "E-1", 1);
    give("sisa", "S-1", 2);
    close();
    open();
    const auto owed = support::run_coroutine(store_->owed("esar", 0, 10)).value();
    ASSERT_EQ(owed.size(), 1U);
    const ports::sealed_contact contact = owed[0].contact.value();
    EXPECT_EQ(vault_->open(contact)->reporter->name, "J. Jansen");
    withdraw("sisa", "S-1");
    EXPECT_TRUE(support::eventually([this, &contact] { return !vault_->open(contact); }));
    EXPECT_EQ(vault_->open(contact).error().code, errc::signal_unknown);
}

} // namespace
} // namespace kruispunt::store
