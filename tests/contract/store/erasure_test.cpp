#include "gateway/store/sqlite/sqlite_key_store.hpp"
#include "gateway/store/sqlite/sqlite_store.hpp"
#include "gateway/vault/sealed_vault.hpp"
#include "tests/contract/store/subject.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/made_up_bsn.hpp"
#include "tests/support/temporary_folder.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace kruispunt::store {
namespace {

using namespace domain;

/// Everything as in the running gateway: real vault, real key file, real store file.
class Erasure : public testing::Test {
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
        store_ = sqlite::open_store(
            {folder_.path() / "store.db",
             policy_,
             ids_,
             clock_,
             *keys_,
             [](const std::string& why) { ADD_FAILURE() << "the store stopped: " << why; }}
        );
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

    /// The files of the folder whose name begins with `name` and that hold `octets`.
    std::vector<std::string> files_with(const std::string& octets, const std::string& name) const {
        std::vector<std::string> found;
        for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
            const std::string file = entry.path().filename().string();
            std::ifstream in(entry.path(), std::ios::binary);
            const std::string all{std::istreambuf_iterator<char>(in), {}};
            if (file.starts_with(name) && all.find(octets) != std::string::npos)
                found.push_back(file);
        }
        return found;
    }

    void expect_nothing_in_the_clear() const {
        const std::string bsn = support::made_up_digits(1);
        const std::string parent = support::made_up_digits(2);
        for (const std::string& clear :
             {bsn,
              parent,
              std::string("999990019"),
              std::string("Aïcha"),
              std::string("aicha"),
              std::string("Maria"),
              std::string("Bergstroom"),
              std::string("2014-05"),
              std::string("20140517"),
              std::string("Dorpsstraat"),
              std::string("1234AB"),
              std::string("Almere"),
              std::string("Jansen"),
              std::string("31612345678"),
              std::string("plein.example")})
            EXPECT_EQ(files_with(clear, ""), std::vector<std::string>()) << clear;
    }

    support::temporary_folder folder_;
    vault::key_ring ring_;
    federation_policy policy_ = support::four_regions();
    support::sequential_ids ids_;
    support::fixed_clock clock_{support::test_now()};
    std::unique_ptr<sqlite::sqlite_key_store> keys_;
    std::unique_ptr<vault::sealed_vault> vault_;
    std::unique_ptr<ports::store> store_;
};

// proves: COM-20.10
TEST_F(Erasure, NothingOfAChildIsInTheClearInAnyFile) {
    give("esar", "E-1", 1);
    give("sisa", "S-1", 2);
    ASSERT_FALSE(files_with("S-1", "store.db").empty()) << "the search finds what is there";
    expect_nothing_in_the_clear();
    withdraw("sisa", "S-1");
    expect_nothing_in_the_clear();
    close();
    expect_nothing_in_the_clear();
}

// proves: COM-31.1 COM-20.10
TEST_F(Erasure, ADestroyedSignalsKeyLeavesTheFileAndItsLogWithinSeconds) {
    const std::int64_t number = data_key_of(give("esar", "E-1", 1));
    const std::int64_t kept = data_key_of(give("sisa", "S-1", 2));
    const std::string wrapped = keys_->find(number).value();
    const std::string wrapped_kept = keys_->find(kept).value();
    ASSERT_FALSE(files_with(wrapped, "keys.db").empty()) << "the search finds what is there";
    withdraw("esar", "E-1");
    EXPECT_TRUE(support::eventually([this, &wrapped] {
        return files_with(wrapped, "keys.db").empty();
    }));
    EXPECT_FALSE(keys_->find(number));
    EXPECT_FALSE(files_with(wrapped_kept, "keys.db").empty());
    close();
    EXPECT_EQ(files_with(wrapped, ""), std::vector<std::string>());
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
