#include "adapters/sdk/signatures/signing_keys.hpp"

#include "gateway/trust/certificate_facts.hpp"
#include "gateway/trust/credential_files.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace kruispunt::adapters::sdk::signatures {

namespace {

[[noreturn]] void refuse(const trust::own_files& files, const std::string& why) {
    throw std::runtime_error(files.certificate.string() + ": " + why);
}

} // namespace

signing_keys::signing_keys(
    std::string oin, trust::own_files files, std::optional<next_signing> next
)
    : oin_(std::move(oin)), files_(std::move(files)), next_(std::move(next)), keys_(load_both()) {}

signing_keys::one
signing_keys::load(const trust::own_files& files, ports::certificate_use use) const {
    one loaded{signer(files.certificate, files.key), {}};
    if (loaded.signer.oin() != oin_) refuse(files, "does not bear the gateway's OIN " + oin_);
    loaded.record = trust::facts_of(*trust::read_certificates(files.certificate).front(), use);
    return loaded;
}

// shared because a message is signed with what held when that began
std::shared_ptr<const signing_keys::both> signing_keys::load_both() const {
    both loaded{load(files_, ports::certificate_use::signing), {}};
    if (next_) {
        loaded.next = load(next_->files, ports::certificate_use::next_signing);
        auto& record = loaded.next->record;
        if (const auto why = trust::unfit(record, oin_, next_->from))
            refuse(
                next_->files, *why + ", and should sign from " + domain::to_rfc3339(next_->from)
            );
        record.begins = std::max(record.begins, next_->from);
    }
    return std::make_shared<const both>(std::move(loaded));
}

// shared because a message is signed with what held when that began
std::shared_ptr<const signing_keys::both> signing_keys::now() const {
    const std::lock_guard lock(mutex_);
    return keys_;
}

std::string signing_keys::sign(std::string_view envelope, const stamp& with) const {
    const auto keys = now();
    const bool begun = keys->next && with.created >= next_->from;
    return (begun ? *keys->next : keys->current).signer.sign(envelope, with);
}

std::vector<std::filesystem::path> signing_keys::files() const {
    std::vector<std::filesystem::path> all{files_.certificate, files_.key};
    if (next_) all.insert(all.end(), {next_->files.certificate, next_->files.key});
    return all;
}

std::function<void()> signing_keys::read_again(domain::instant at) {
    auto fresh = load_both();
    const bool signs = !next_ || at < next_->from;
    if (const auto why = trust::unfit(fresh->current.record, oin_, at); signs && why)
        refuse(files_, *why);
    return [this, fresh = std::move(fresh)] {
        const std::lock_guard lock(mutex_);
        keys_ = fresh;
    };
}

std::vector<ports::certificate_record> signing_keys::held() const {
    const auto keys = now();
    std::vector<ports::certificate_record> records{keys->current.record};
    if (keys->next) records.push_back(keys->next->record);
    return records;
}

} // namespace kruispunt::adapters::sdk::signatures
