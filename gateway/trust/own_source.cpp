#include "gateway/trust/own_source.hpp"

#include <stdexcept>
#include <utility>

namespace kruispunt::trust {

namespace {

// The chain of ours as the other side has it: what we send and what both trust.
chain_handle chain_of(const own_pair& pair) {
    chain_handle chain(sk_X509_new_null());
    for (const auto& one : pair.chain())
        if (X509_up_ref(one.get()) == 1 && sk_X509_push(chain.get(), one.get()) == 0)
            X509_free(one.get());
    return chain;
}

} // namespace

own_source::own_source(own_files files, std::string oin, const trust_source& judge)
    : files_(std::move(files)), oin_(std::move(oin)), judge_(judge), pair_(own_pair::load(files_)) {
}

// shared because connections go on with the certificate under which they began
std::shared_ptr<const own_pair> own_source::now() const {
    const std::lock_guard lock(mutex_);
    return pair_;
}

std::vector<std::filesystem::path> own_source::files() const {
    return {files_.certificate, files_.key};
}

std::function<void()> own_source::read_again(domain::instant at) {
    auto fresh = own_pair::load(files_);
    if (const auto why = fresh->unfit(oin_, at))
        throw std::runtime_error(files_.certificate.string() + ": " + *why);
    return [this, fresh = std::move(fresh)] {
        const std::lock_guard lock(mutex_);
        pair_ = fresh;
    };
}

std::vector<ports::certificate_record> own_source::held() const {
    return {now()->record()};
}

std::vector<ports::credential_caution> own_source::cautions(domain::instant at) const {
    const auto pair = now();
    const auto chain = chain_of(*pair);
    const auto wrong =
        judge_.now()->disbelief_of({pair->certificate(), chain.get(), shown_as::server, at});
    if (!wrong) return {};
    return {
        {ports::alarm_code::certificate_revoked,
         pair->record().common_name,
         files_.certificate.string() +
             ": whoever trusts as we do refuses this gateway's certificate (" + wrong->why +
             "); put another certificate and key in its place"}};
}

} // namespace kruispunt::trust
