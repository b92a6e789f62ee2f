#include "conformance/suite/statement/stand_in.hpp"

#include "conformance/text/base64.hpp"

#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace kruispunt::conformance::suite::statement {
namespace {

constexpr unsigned key_bits = 2048;
constexpr std::size_t uuid_size = 36;
constexpr std::array<std::string_view, 5> signers{
    "region", "gateway", "partner", "revoked", "other_authority"};
/// Elements whose text only the signer could write.
constexpr std::array<std::string_view, 5> of_the_signer{
    "SignatureValue>", "DigestValue>", "Created>", "Expires>", "BinarySecurityToken"};
/// What the signer gives ids to.
constexpr std::array<std::string_view, 5> with_ids{
    "body-", "addressing-", "timestamp-", "confirmation-", "token-"};

/// One key for all of this program's doing: RSA keys take their time.
const signatures::key& own_key() {
    static const signatures::key made(EVP_RSA_gen(key_bits), EVP_PKEY_free);
    return made;
}

signatures::certificate certificate_in(std::string_view pem) {
    constexpr std::string_view begin = "-----BEGIN CERTIFICATE-----";
    const auto from = pem.find(begin);
    const auto to = pem.find("-----END", from == std::string_view::npos ? 0 : from);
    std::string base64;
    if (from != std::string_view::npos && to != std::string_view::npos)
        base64 = pem.substr(from + begin.size(), to - from - begin.size());
    std::erase_if(base64, [](char each) { return each == '\n' || each == '\r'; });
    const auto der = text::decode_base64(base64);
    auto read = der ? signatures::read_certificate(*der) : nullptr;
    if (read == nullptr) throw std::runtime_error("the authority of its signatures is none");
    return read;
}

/// Takes out what stands between the end of each of these tags and the next one.
std::string without_text_after(std::string_view document, std::string_view tag) {
    std::string kept;
    for (;;) {
        const auto at = document.find(tag);
        const auto opened = document.find('>', at);
        const auto end = document.find('<', opened);
        if (at == std::string_view::npos || opened == std::string_view::npos ||
            end == std::string_view::npos)
            return kept.append(document);
        kept.append(document.substr(0, opened + 1));
        document.remove_prefix(end);
    }
}

std::string without_ids(std::string_view document, std::string_view named) {
    std::string kept;
    for (;;) {
        const auto at = document.find(named);
        if (at == std::string_view::npos) return kept.append(document);
        const auto after = at + named.size();
        kept.append(document.substr(0, after));
        const auto id = document.substr(after, uuid_size);
        const bool is_one = id.find_first_not_of("0123456789abcdef-") == std::string_view::npos;
        document.remove_prefix(after + (is_one ? id.size() : 0));
    }
}

} // namespace

stand_in::stand_in(std::string_view authority) {
    const auto shown = certificate_in(authority);
    for (const auto name : signers)
        signers_[std::string(name)] = {shown, own_key()};
}

plan::signing stand_in::at(text::instant moment) const {
    return {signers_, moment};
}

std::string without_values(std::string_view signed_document) {
    std::string kept(signed_document);
    for (const auto tag : of_the_signer)
        kept = without_text_after(kept, tag);
    for (const auto named : with_ids)
        kept = without_ids(kept, named);
    return kept;
}

} // namespace kruispunt::conformance::suite::statement
