#include "gateway/trust/own_pair.hpp"

#include "gateway/trust/certificate_facts.hpp"
#include "gateway/trust/credential_files.hpp"

#include <iterator>
#include <stdexcept>

namespace kruispunt::trust {

// shared because connections go on with the certificate under which they began
std::shared_ptr<const own_pair> own_pair::load(const own_files& files) {
    return std::shared_ptr<const own_pair>(new own_pair(files));
}

own_pair::own_pair(const own_files& files) : key_(read_key(files.key)) {
    auto read = read_certificates(files.certificate);
    certificate_ = std::move(read.front());
    chain_.assign(
        std::make_move_iterator(std::next(read.begin())), std::make_move_iterator(read.end())
    );
    if (X509_check_private_key(certificate_.get(), key_.get()) != 1) {
        (void)library_words();
        throw std::runtime_error(
            files.key.string() + ": is not the private key of " + files.certificate.string()
        );
    }
    record_ = facts_of(*certificate_, ports::certificate_use::transport);
}

std::optional<std::string> own_pair::unfit(const std::string& oin, domain::instant now) const {
    return trust::unfit(record_, oin, now);
}

std::optional<std::string>
unfit(const ports::certificate_record& ours, const std::string& oin, domain::instant now) {
    if (!oin.empty() && ours.oin != oin) return "does not bear the gateway's OIN " + oin;
    if (now < ours.begins) return "holds from " + domain::to_rfc3339(ours.begins) + " on only";
    if (now > ours.ends) return "expired on " + domain::to_rfc3339(ours.ends);
    return std::nullopt;
}

} // namespace kruispunt::trust
