#include "gateway/net/certificate_check.hpp"

#include "gateway/net/peer_identity.hpp"
#include "gateway/trust/credential_files.hpp"
#include "gateway/trust/trust_store.hpp"

#include <openssl/x509.h>

#include <vector>

namespace kruispunt::net {
namespace {

/// The certificates but the first, as the library wants them.
trust::chain_handle
chain_of(std::vector<trust::certificate_handle> own, std::vector<trust::certificate_handle> more) {
    trust::chain_handle chain(sk_X509_new_null());
    own.erase(own.begin());
    for (auto* some : {&own, &more}) {
        for (auto& one : *some) {
            X509* const certificate = one.release();
            if (sk_X509_push(chain.get(), certificate) == 0) X509_free(certificate);
        }
    }
    return chain;
}

} // namespace

certificate_answer judge_certificate(const certificate_question& question) {
    auto shown = trust::read_certificates(question.certificate);
    std::vector<trust::certificate_handle> more;
    if (question.untrusted) more = trust::read_certificates(*question.untrusted);
    const auto store = trust::trust_store::load({question.authorities, question.crl, {}});
    X509& leaf = *shown.front();
    const trust::certificate_handle kept(X509_up_ref(&leaf) == 1 ? &leaf : nullptr);
    const auto chain = chain_of(std::move(shown), std::move(more));
    const auto as = question.side == connection_side::client ? trust::shown_as::client
                                                             : trust::shown_as::server;
    certificate_answer answer;
    answer.oin = peer_of(&leaf).oin;
    const auto wrong = store->disbelief_of({leaf, chain.get(), as, question.at, question.host});
    if (!wrong) return answer;
    answer.error = wrong->error;
    answer.depth = wrong->depth;
    answer.why = wrong->why;
    return answer;
}

} // namespace kruispunt::net
