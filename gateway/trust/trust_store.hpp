#pragma once

#include "gateway/ports/credential_holder.hpp"
#include "gateway/trust/openssl_handles.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kruispunt::trust {

/// A chain has at most so many authorities between a party's certificate and the trust store.
inline constexpr int chain_depth = 5;

/// A region is known by at most so many certificates at once: TLS and signing, and as many again
/// while they are changed.
inline constexpr std::size_t most_known = 8;

/// Whose certificates are believed. All files PEM, lists DER too.
struct trust_files {
    std::filesystem::path authorities;          ///< root and intermediate authorities
    std::optional<std::filesystem::path> lists; ///< revocation lists: a file, or a folder of them
    /// By OIN: a file with the only certificates that are this party's. Who has none is whoever
    /// shows a certificate of the trust store with its OIN.
    std::map<std::string, std::filesystem::path> known;
};

/// For what a certificate is shown.
enum class shown_as { client, server, signer };

/// What is to be judged.
struct shown_certificate {
    X509& leaf;
    STACK_OF(X509) * chain = nullptr; ///< more certificates to build its chain with
    shown_as as = shown_as::client;
    std::optional<domain::instant> at = {}; ///< nothing: now
    std::string host = {}; ///< a name or an IP address that a server must have; empty: any
};

/// Why a certificate is not believed.
struct disbelief {
    int error = 0; ///< OpenSSL's number (X509_V_ERR_…)
    int depth = 0; ///< of the certificate at fault, the party's own being 0
    std::string why;
};

/// The authorities, revocation lists and known certificates of one moment. Immutable, any thread.
///
/// With revocation lists every certificate of a chain is checked against its authority's list
/// (COM-03). The party's own must have one, else it is refused; an authority's may lack one, which
/// `cautions` tells. A list that has expired refuses whom its authority vouches for.
class trust_store {
public:
    /// Throws std::runtime_error (`file: why`).
    // shared because connections and messages go on with the store under which they began
    static std::shared_ptr<const trust_store> load(const trust_files& files);

    std::optional<disbelief> disbelief_of(const shown_certificate& shown) const;

    /// For a TLS context, which takes a share of it; all that is judged stays with it.
    X509_STORE* handle() const { return store_.get(); }

    /// The authorities, for what a server tells its callers.
    const std::vector<certificate_handle>& authorities() const { return authorities_; }

    /// What it consists of.
    const std::vector<ports::certificate_record>& records() const { return records_; }

    /// Whether an authority or a list of it ended after `since` and not after `until`.
    bool ended_between(domain::instant since, domain::instant until) const;

    /// Authorities without a list where there are lists, or all where there is none.
    std::vector<ports::credential_caution> cautions() const;

    /// Why this must not take the place of `older`: a list that is older than the one in use, or
    /// that is gone though its authority is still there, would make revoked certificates valid
    /// again; one that has expired would refuse whom the one in use takes. Nothing where it may.
    std::optional<std::string> regress_from(const trust_store& older, domain::instant now) const;

private:
    explicit trust_store(const trust_files& files);

    void add_lists(const std::filesystem::path& from);
    const X509_CRL* newest_list_of(const X509& authority) const;
    void add_known(const std::map<std::string, std::filesystem::path>& from);

    store_handle store_;
    std::vector<certificate_handle> authorities_;
    std::vector<list_handle> lists_;
    std::vector<ports::certificate_record> records_;
};

} // namespace kruispunt::trust
