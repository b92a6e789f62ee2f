#include "tests/contract/store/subject.hpp"

#include "gateway/store/sqlite/sqlite_store.hpp"
#include "gateway/vault/audit/entry_trail.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/temporary_folder.hpp"

namespace kruispunt::store {

namespace {

class memory_subject final : public subject {
public:
    ports::store& store() override { return store_; }

    ports::due_store& due() override { return store_; }

    ports::oversight_store& oversight() override { return store_; }

    ports::outbox_desk& desk() override { return store_; }

    ports::statistics_store& statistics() override { return store_; }

    ports::announcement_store& announcements() override { return store_; }

    bool key_goes(std::int64_t number) override { return key_gone(number); }

    bool key_gone(std::int64_t number) override { return store_.doomed().contains(number); }

private:
    support::memory_store store_{policy, ids, clock};
};

class sqlite_subject final : public subject {
public:
    ports::store& store() override { return *store_; }

    ports::due_store& due() override { return *store_; }

    ports::oversight_store& oversight() override { return *store_; }

    ports::outbox_desk& desk() override { return *store_; }

    ports::statistics_store& statistics() override { return *store_; }

    ports::announcement_store& announcements() override { return store_->announcements(); }

    bool key_goes(std::int64_t number) override {
        return support::eventually([this, number] { return keys_.erased(number); });
    }

    bool key_gone(std::int64_t number) override { return keys_.erased(number); }

private:
    support::temporary_folder folder_;
    support::memory_key_store keys_;
    vault::audit::entry_trail trail_;
    std::unique_ptr<sqlite::kept_store> store_ = sqlite::open_store(
        {folder_.path() / "store.db",
         policy,
         ids,
         clock,
         keys_,
         trail_,
         [](const std::string& why) { ADD_FAILURE() << "the store stopped: " << why; }}
    );
};

} // namespace

std::unique_ptr<subject> make_subject(const std::string& kind) {
    if (kind == "memory") return std::make_unique<memory_subject>();
    return std::make_unique<sqlite_subject>();
}

} // namespace kruispunt::store
