#include "gateway/trust/trust_store.hpp"

#include "gateway/trust/certificate_facts.hpp"
#include "gateway/trust/credential_files.hpp"
#include "gateway/trust/expected_host.hpp"

#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <set>
#include <stdexcept>

namespace kruispunt::trust {

namespace {

namespace fs = std::filesystem;

// 112 bits: RSA of 2048, and no SHA-1 in the chain.
constexpr int security_level = 2;

// OIN to the fingerprints of the only certificates that are that party's.
using known_certificates = std::map<std::string, std::set<std::string>>;

// What the store carries along into every check goes when the last share of the store does.
void release_known(void*, void* data, CRYPTO_EX_DATA*, int, long, void*) {
    delete static_cast<known_certificates*>(data);
}

int known_place() {
    static const int place = CRYPTO_get_ex_new_index(
        CRYPTO_EX_INDEX_X509_STORE, 0, nullptr, nullptr, nullptr, release_known
    );
    return place;
}

bool is_known(X509_STORE_CTX* check) {
    X509_STORE* store = X509_STORE_CTX_get0_store(check);
    const auto* all =
        static_cast<const known_certificates*>(X509_STORE_get_ex_data(store, known_place()));
    const X509* leaf = X509_STORE_CTX_get0_cert(check);
    if (all == nullptr || leaf == nullptr) return true;
    const auto at = all->find(oin_of(*leaf));
    return at == all->end() || at->second.contains(fingerprint_of(*leaf));
}

// An authority above the party's may have no list; the party's own certificate must be a known one.
int judge_step(int passed, X509_STORE_CTX* check) {
    const int depth = X509_STORE_CTX_get_error_depth(check);
    if (passed == 1) {
        if (depth > 0 || is_known(check)) return 1;
        X509_STORE_CTX_set_error(check, X509_V_ERR_APPLICATION_VERIFICATION);
        return 0;
    }
    if (X509_STORE_CTX_get_error(check) != X509_V_ERR_UNABLE_TO_GET_CRL || depth == 0) return 0;
    X509_STORE_CTX_set_error(check, X509_V_OK);
    return 1;
}

std::string words_for(int error) {
    if (error == X509_V_ERR_APPLICATION_VERIFICATION)
        return "none of the certificates that its party is known by (known_certificates)";
    return X509_verify_cert_error_string(error);
}

std::int64_t number_of(const X509_CRL& list) {
    const handle<ASN1_INTEGER> number(
        static_cast<ASN1_INTEGER*>(X509_CRL_get_ext_d2i(&list, NID_crl_number, nullptr, nullptr))
    );
    std::int64_t value = 0;
    return number && ASN1_INTEGER_get_int64(&value, number.get()) == 1 ? value : 0;
}

// Lists of one second bear numbers that rise.
bool is_older(const X509_CRL& list, const X509_CRL& than) {
    const auto begins = instant_of(X509_CRL_get0_lastUpdate(&list));
    const auto other = instant_of(X509_CRL_get0_lastUpdate(&than));
    return begins < other || (begins == other && number_of(list) < number_of(than));
}

bool is_of(const X509_CRL& list, const X509& authority) {
    return X509_NAME_cmp(X509_CRL_get_issuer(&list), X509_get_subject_name(&authority)) == 0;
}

void demand(bool done, const fs::path& file, const char* why) {
    if (!done) throw std::runtime_error(file.string() + ": " + why + ": " + library_words());
}

} // namespace

// shared because connections and messages go on with the store under which they began
std::shared_ptr<const trust_store> trust_store::load(const trust_files& files) {
    return std::shared_ptr<const trust_store>(new trust_store(files));
}

trust_store::trust_store(const trust_files& files) : store_(X509_STORE_new()) {
    authorities_ = read_certificates(files.authorities);
    demand(store_ != nullptr, files.authorities, "no trust store can be made");
    for (const auto& authority : authorities_) {
        demand(
            X509_check_ca(authority.get()) != 0,
            files.authorities,
            "holds a certificate that is no authority's"
        );
        demand(
            X509_STORE_add_cert(store_.get(), authority.get()) == 1,
            files.authorities,
            "cannot be used"
        );
        records_.push_back(facts_of(*authority, ports::certificate_use::authority));
    }
    X509_STORE_set_verify_cb(store_.get(), &judge_step);
    if (files.lists) add_lists(*files.lists);
    add_known(files.known);
}

void trust_store::add_lists(const fs::path& from) {
    lists_ = read_lists(from);
    for (const auto& list : lists_) {
        demand(
            X509_CRL_get0_nextUpdate(list.get()) != nullptr,
            from,
            "holds a revocation list that does not say when the next one comes"
        );
        demand(X509_STORE_add_crl(store_.get(), list.get()) == 1, from, "cannot be used");
    }
    for (const auto& authority : authorities_)
        if (const X509_CRL* list = newest_list_of(*authority)) records_.push_back(facts_of(*list));
    X509_STORE_set_flags(store_.get(), X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL);
}

void trust_store::add_known(const std::map<std::string, fs::path>& from) {
    auto all = std::make_unique<known_certificates>();
    for (const auto& [oin, file] : from) {
        const auto certificates = read_certificates(file);
        if (certificates.size() > most_known)
            throw std::runtime_error(
                file.string() + ": holds more than " + std::to_string(most_known) + " certificates"
            );
        for (const auto& one : certificates) {
            if (oin_of(*one) != oin)
                throw std::runtime_error(file.string() + ": holds a certificate of another OIN");
            records_.push_back(facts_of(*one, ports::certificate_use::known));
            (*all)[oin].insert(records_.back().fingerprint);
        }
    }
    if (X509_STORE_set_ex_data(store_.get(), known_place(), all.get()) != 1)
        throw std::runtime_error("no trust store can be made: " + library_words());
    [[maybe_unused]] const auto* now_the_stores = all.release();
}

const X509_CRL* trust_store::newest_list_of(const X509& authority) const {
    const X509_CRL* newest = nullptr;
    for (const auto& list : lists_) {
        if (!is_of(*list, authority)) continue;
        if (newest == nullptr || is_older(*newest, *list)) newest = list.get();
    }
    return newest;
}

std::optional<disbelief> trust_store::disbelief_of(const shown_certificate& shown) const {
    const check_handle check(X509_STORE_CTX_new());
    if (!check || X509_STORE_CTX_init(check.get(), store_.get(), &shown.leaf, shown.chain) != 1)
        return disbelief{X509_V_ERR_OUT_OF_MEM, 0, library_words()};
    if (shown.as != shown_as::signer)
        X509_STORE_CTX_set_default(
            check.get(), shown.as == shown_as::client ? "ssl_client" : "ssl_server"
        );
    X509_VERIFY_PARAM* rules = X509_STORE_CTX_get0_param(check.get());
    X509_VERIFY_PARAM_set_auth_level(rules, security_level);
    X509_VERIFY_PARAM_set_depth(rules, chain_depth);
    if (shown.at)
        X509_VERIFY_PARAM_set_time(
            rules,
            std::chrono::system_clock::to_time_t(std::chrono::system_clock::time_point(*shown.at))
        );
    if (!shown.host.empty()) expect_host(rules, shown.host);
    const bool believed = X509_verify_cert(check.get()) == 1;
    const int error = X509_STORE_CTX_get_error(check.get());
    const int depth = X509_STORE_CTX_get_error_depth(check.get());
    (void)library_words();
    if (believed) return std::nullopt;
    return disbelief{error, depth, words_for(error)};
}

bool trust_store::ended_between(domain::instant since, domain::instant until) const {
    return std::any_of(records_.begin(), records_.end(), [since, until](const auto& one) {
        return one.ends > since && one.ends <= until;
    });
}

std::vector<ports::credential_caution> trust_store::cautions() const {
    std::vector<ports::credential_caution> told;
    for (const auto& authority : authorities_) {
        if (newest_list_of(*authority) != nullptr) continue;
        const std::string name = common_name_of(*authority);
        told.push_back(
            {ports::alarm_code::crl_missing,
             name,
             "there is no revocation list of " + name +
                 ": what it revoked is not known; fetch its list to where `crl` under [gateway] "
                 "says"}
        );
    }
    return told;
}

std::optional<std::string>
trust_store::regress_from(const trust_store& older, domain::instant now) const {
    for (const auto& authority : authorities_) {
        const X509_CRL* before = older.newest_list_of(*authority);
        if (before == nullptr) continue;
        const std::string name = common_name_of(*authority);
        const X509_CRL* list = newest_list_of(*authority);
        if (list == nullptr) return "the revocation list of " + name + " is gone";
        if (is_older(*list, *before))
            return "the revocation list of " + name + " is older than the one in use";
        if (facts_of(*list).ends < now && facts_of(*before).ends >= now)
            return "the revocation list of " + name + " has expired, and the one in use has not";
    }
    return std::nullopt;
}

} // namespace kruispunt::trust
