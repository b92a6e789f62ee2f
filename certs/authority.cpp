#include "certs/authority.hpp"

#include "certs/extensions.hpp"
#include "certs/openssl_handles.hpp"

#include <openssl/rsa.h>

#include <algorithm>
#include <utility>

namespace kruispunt::certs {
namespace {

constexpr int serial_bits = 128;
constexpr long version_3 = 2;
constexpr long crl_version_2 = 1;

validity around_now(std::chrono::seconds from, std::chrono::seconds until) {
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    return {now + from, now + until};
}

key_ptr make_key(key_kind kind) {
    if (kind == key_kind::p256) return owned(key_ptr(EVP_EC_gen("P-256")), "making a P-256 key");
    return owned(key_ptr(EVP_RSA_gen(2048)), "making an RSA key");
}

asn1_time_ptr as_asn1(std::chrono::sys_seconds time) {
    return owned(
        asn1_time_ptr(ASN1_TIME_set(nullptr, time.time_since_epoch().count())), "making a time"
    );
}

void set_validity(X509* certificate, validity valid) {
    require(
        X509_set1_notBefore(certificate, as_asn1(valid.from).get()) == 1 &&
            X509_set1_notAfter(certificate, as_asn1(valid.until).get()) == 1,
        "setting the validity"
    );
}

void set_random_serial(X509* certificate) {
    const auto number = owned(bignum_ptr(BN_new()), "making a serial number");
    do {
        require(
            BN_rand(number.get(), serial_bits, BN_RAND_TOP_ANY, BN_RAND_BOTTOM_ANY) == 1,
            "making a serial number"
        );
    } while (BN_is_zero(number.get()));
    require(
        BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr,
        "setting the serial number"
    );
}

std::string hexadecimal(const ASN1_INTEGER* serial) {
    const auto number =
        owned(bignum_ptr(ASN1_INTEGER_to_BN(serial, nullptr)), "reading a serial number");
    char* text = owned(BN_bn2hex(number.get()), "reading a serial number");
    std::string result(text);
    OPENSSL_free(text);
    return result;
}

void add_to_name(X509_NAME* name, int nid, const std::string& value) {
    if (value.empty()) return;
    require(
        X509_NAME_add_entry_by_NID(
            name,
            nid,
            MBSTRING_UTF8,
            reinterpret_cast<const unsigned char*>(value.data()),
            static_cast<int>(value.size()),
            -1,
            0
        ) == 1,
        "naming a subject"
    );
}

void require_issuable(const party_profile& party) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (party.oin.size() != 20 || !std::all_of(party.oin.begin(), party.oin.end(), is_digit))
        throw std::invalid_argument("an OIN is 20 digits; certificate of " + party.name);
    if (party.name.empty()) throw std::invalid_argument("a certificate needs a name");
    if (party.valid.until <= party.valid.from)
        throw std::invalid_argument("a certificate must end after it begins: " + party.name);
}

certificate_ptr blank_certificate(EVP_PKEY* key, validity valid) {
    auto certificate = owned(certificate_ptr(X509_new()), "making a certificate");
    require(X509_set_version(certificate.get(), version_3) == 1, "setting the version");
    require(X509_set_pubkey(certificate.get(), key) == 1, "setting the public key");
    set_random_serial(certificate.get());
    set_validity(certificate.get(), valid);
    return certificate;
}

std::string pem_of(X509* certificate) {
    const auto memory = owned(bio_ptr(BIO_new(BIO_s_mem())), "writing a certificate");
    require(PEM_write_bio_X509(memory.get(), certificate) == 1, "writing a certificate");
    return text_of(memory.get());
}

std::string pem_of(EVP_PKEY* key) {
    const auto memory = owned(bio_ptr(BIO_new(BIO_s_secmem())), "writing a key");
    require(
        PEM_write_bio_PKCS8PrivateKey(memory.get(), key, nullptr, nullptr, 0, nullptr, nullptr) ==
            1,
        "writing a key"
    );
    return text_of(memory.get());
}

certificate_ptr read_certificate(std::string_view pem) {
    return owned(
        certificate_ptr(PEM_read_bio_X509(reading(pem).get(), nullptr, nullptr, nullptr)),
        "reading a certificate"
    );
}

asn1_integer_ptr serial_from(const std::string& serial) {
    BIGNUM* parsed = nullptr;
    const auto taken = BN_hex2bn(&parsed, serial.c_str());
    const bignum_ptr number(parsed);
    if (taken <= 0 || static_cast<std::size_t>(taken) != serial.size())
        throw std::invalid_argument("a serial number is not hexadecimal: " + serial);
    return owned(
        asn1_integer_ptr(BN_to_ASN1_INTEGER(number.get(), nullptr)), "making a serial number"
    );
}

void add_revoked(X509_CRL* list, const std::string& serial, const ASN1_TIME* since) {
    auto entry = owned(revoked_ptr(X509_REVOKED_new()), "making a revocation");
    require(
        X509_REVOKED_set_serialNumber(entry.get(), serial_from(serial).get()) == 1 &&
            X509_REVOKED_set_revocationDate(entry.get(), const_cast<ASN1_TIME*>(since)) == 1,
        "making a revocation"
    );
    require(X509_CRL_add0_revoked(list, entry.get()) == 1, "adding a revocation");
    [[maybe_unused]] const auto* now_the_lists = entry.release();
}

void add_list_extensions(X509_CRL* list, X509* issuer, long number) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, nullptr, nullptr, list, 0);
    const auto identifier = owned(
        extension_ptr(
            X509V3_EXT_conf_nid(nullptr, &context, NID_authority_key_identifier, "keyid:always")
        ),
        "linking a revocation list to its issuer"
    );
    require(X509_CRL_add_ext(list, identifier.get(), -1) == 1, "adding a list's extension");
    const auto crl_number = owned(asn1_integer_ptr(ASN1_INTEGER_new()), "numbering a list");
    require(
        ASN1_INTEGER_set(crl_number.get(), number) == 1 &&
            X509_CRL_add1_ext_i2d(list, NID_crl_number, crl_number.get(), 0, 0) == 1,
        "numbering a list"
    );
}

} // namespace

validity a_year_from_now() {
    return around_now(-std::chrono::hours(1), std::chrono::hours(8760));
}

validity already_expired() {
    return around_now(-std::chrono::hours(48), -std::chrono::hours(24));
}

validity not_yet_begun() {
    return around_now(std::chrono::hours(24), std::chrono::hours(48));
}

struct authority::parts {
    key_ptr key;
    certificate_ptr certificate;
};

// Signed by itself where there is no issuer.
std::unique_ptr<authority::parts>
authority::make_parts(const authority_profile& profile, const parts* issuer) {
    auto key = make_key(key_kind::p256);
    auto certificate = blank_certificate(key.get(), profile.valid);
    auto* subject = X509_get_subject_name(certificate.get());
    add_to_name(subject, NID_countryName, "NL");
    add_to_name(subject, NID_commonName, profile.name);
    X509* above = issuer == nullptr ? certificate.get() : issuer->certificate.get();
    EVP_PKEY* signing = issuer == nullptr ? key.get() : issuer->key.get();
    require(
        X509_set_issuer_name(certificate.get(), X509_get_subject_name(above)) == 1,
        "naming the issuer"
    );
    add_authority_extensions(certificate.get(), above, profile.below);
    require(X509_sign(certificate.get(), signing, EVP_sha256()) > 0, "signing a certificate");
    return std::make_unique<parts>(parts{std::move(key), std::move(certificate)});
}

authority::authority(std::unique_ptr<parts> made) : parts_(std::move(made)) {}

authority::authority(authority&&) noexcept = default;
authority& authority::operator=(authority&&) noexcept = default;
authority::~authority() = default;

std::string authority::certificate_pem() const {
    return pem_of(parts_->certificate.get());
}

std::string authority::key_pem() const {
    return pem_of(parts_->key.get());
}

credential authority::issue(const party_profile& party) const {
    require_issuable(party);
    const auto key = make_key(party.key);
    const auto certificate = blank_certificate(key.get(), party.valid);
    auto* subject = X509_get_subject_name(certificate.get());
    add_to_name(subject, NID_countryName, "NL");
    add_to_name(subject, NID_organizationName, party.organisation);
    add_to_name(subject, NID_commonName, party.name);
    add_to_name(subject, NID_serialNumber, party.oin);
    auto* issuer = parts_->certificate.get();
    require(
        X509_set_issuer_name(certificate.get(), X509_get_subject_name(issuer)) == 1,
        "naming the issuer"
    );
    add_leaf_extensions(certificate.get(), issuer, party);
    require(
        X509_sign(certificate.get(), parts_->key.get(), EVP_sha256()) > 0, "signing a certificate"
    );
    return {
        pem_of(certificate.get()),
        pem_of(key.get()),
        hexadecimal(X509_get0_serialNumber(certificate.get()))};
}

std::string authority::revocation_list(
    std::span<const std::string> serials, long number, validity valid
) const {
    const auto list = owned(crl_ptr(X509_CRL_new()), "making a revocation list");
    const auto from = as_asn1(valid.from);
    require(
        X509_CRL_set_version(list.get(), crl_version_2) == 1 &&
            X509_CRL_set_issuer_name(
                list.get(), X509_get_subject_name(parts_->certificate.get())
            ) == 1 &&
            X509_CRL_set1_lastUpdate(list.get(), from.get()) == 1 &&
            X509_CRL_set1_nextUpdate(list.get(), as_asn1(valid.until).get()) == 1,
        "making a revocation list"
    );
    for (const auto& serial : serials)
        add_revoked(list.get(), serial, from.get());
    add_list_extensions(list.get(), parts_->certificate.get(), number);
    require(
        X509_CRL_sort(list.get()) == 1 &&
            X509_CRL_sign(list.get(), parts_->key.get(), EVP_sha256()) > 0,
        "signing a revocation list"
    );
    const auto memory = owned(bio_ptr(BIO_new(BIO_s_mem())), "writing a revocation list");
    require(PEM_write_bio_X509_CRL(memory.get(), list.get()) == 1, "writing a revocation list");
    return text_of(memory.get());
}

authority authority::subordinate(const authority_profile& profile) const {
    return authority(make_parts(profile, parts_.get()));
}

authority make_authority(const authority_profile& profile) {
    return authority(authority::make_parts(profile, nullptr));
}

authority load_authority(std::string_view certificate_pem, std::string_view key_pem) {
    auto certificate = read_certificate(certificate_pem);
    auto key = owned(
        key_ptr(PEM_read_bio_PrivateKey(reading(key_pem).get(), nullptr, nullptr, nullptr)),
        "reading a key"
    );
    require(
        X509_check_private_key(certificate.get(), key.get()) == 1,
        "matching an authority's key to its certificate"
    );
    return authority(std::make_unique<authority::parts>(authority::parts{
        std::move(key), std::move(certificate)}));
}

std::string serial_of(std::string_view certificate_pem) {
    return hexadecimal(X509_get0_serialNumber(read_certificate(certificate_pem).get()));
}

revocations read_revocation_list(std::string_view crl_pem) {
    const auto list = owned(
        crl_ptr(PEM_read_bio_X509_CRL(reading(crl_pem).get(), nullptr, nullptr, nullptr)),
        "reading a revocation list"
    );
    revocations found;
    auto* entries = X509_CRL_get_REVOKED(list.get());
    for (int i = 0; i < sk_X509_REVOKED_num(entries); ++i)
        found.serials.push_back(
            hexadecimal(X509_REVOKED_get0_serialNumber(sk_X509_REVOKED_value(entries, i)))
        );
    const asn1_integer_ptr number(static_cast<ASN1_INTEGER*>(
        X509_CRL_get_ext_d2i(list.get(), NID_crl_number, nullptr, nullptr)
    ));
    found.number = number ? ASN1_INTEGER_get(number.get()) : 0;
    return found;
}

} // namespace kruispunt::certs
