#include "tests/bench/pseudonyms.hpp"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <cstring>
#include <stdexcept>
#include <string>

namespace kruispunt::bench {
namespace {

constexpr std::size_t first_slots = 1U << 16U; // a power of two, as grow keeps it

struct mac_free {
    void operator()(EVP_MAC* mac) const noexcept { EVP_MAC_free(mac); }
};

} // namespace

void pseudonymiser::context_free::operator()(evp_mac_ctx_st* context) const noexcept {
    EVP_MAC_CTX_free(context);
}

pseudonymiser::pseudonymiser(std::span<const std::uint8_t> key) {
    const std::unique_ptr<EVP_MAC, mac_free> mac(EVP_MAC_fetch(nullptr, "HMAC", nullptr));
    context_.reset(EVP_MAC_CTX_new(mac.get()));
    std::string digest = "SHA256";
    const OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), 0),
        OSSL_PARAM_construct_end()};
    if (!context_ || EVP_MAC_init(context_.get(), key.data(), key.size(), parameters) != 1)
        throw std::runtime_error("no HMAC-SHA-256");
}

pseudonym pseudonymiser::of(std::string_view text) {
    pseudonym result{};
    std::size_t size = 0;
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    if (EVP_MAC_init(context_.get(), nullptr, 0, nullptr) != 1 ||
        EVP_MAC_update(context_.get(), bytes, text.size()) != 1 ||
        EVP_MAC_final(context_.get(), result.data(), &size, result.size()) != 1)
        throw std::runtime_error("HMAC failed");
    return result;
}

pseudonym_table::pseudonym_table() : slots_(first_slots) {}

pseudonym_table::slot&
pseudonym_table::find(std::vector<slot>& slots, const pseudonym& who) const noexcept {
    std::uint64_t hash = 0;
    std::memcpy(&hash, who.data(), sizeof hash); // an HMAC is as good a hash as any
    const auto mask = slots.size() - 1;
    auto at = static_cast<std::size_t>(hash) & mask;
    while (slots[at].signals != 0 && slots[at].who != who)
        at = (at + 1) & mask;
    return slots[at];
}

void pseudonym_table::grow() {
    std::vector<slot> larger(slots_.size() * 2);
    for (const auto& each : slots_)
        if (each.signals != 0) find(larger, each.who) = each;
    slots_.swap(larger);
}

std::uint32_t pseudonym_table::add(const pseudonym& who) {
    if (used_ * 2 >= slots_.size()) grow();
    auto& found = find(slots_, who);
    if (found.signals == 0) {
        found.who = who;
        ++used_;
    }
    return found.signals++;
}

} // namespace kruispunt::bench
