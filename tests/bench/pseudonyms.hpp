#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

struct evp_mac_ctx_st;

namespace kruispunt::bench {

using pseudonym = std::array<std::uint8_t, 32>;

/// HMAC-SHA-256 under one key, with one kept context. One thread at a time.
class pseudonymiser {
public:
    /// Throws std::runtime_error where OpenSSL has no HMAC.
    explicit pseudonymiser(std::span<const std::uint8_t> key);

    [[nodiscard]] pseudonym of(std::string_view text);

private:
    struct context_free {
        void operator()(evp_mac_ctx_st* context) const noexcept;
    };

    std::unique_ptr<evp_mac_ctx_st, context_free> context_;
};

/// How many signals each pseudonym has: an open-addressing table with linear probing.
class pseudonym_table {
public:
    pseudonym_table();

    /// Counts one more signal on `who`; how many there were before.
    std::uint32_t add(const pseudonym& who);

    [[nodiscard]] std::size_t size() const noexcept { return used_; }

private:
    struct slot {
        pseudonym who{};
        std::uint32_t signals = 0; // 0: free
    };

    slot& find(std::vector<slot>& slots, const pseudonym& who) const noexcept;
    void grow();

    std::vector<slot> slots_;
    std::size_t used_ = 0;
};

} // namespace kruispunt::bench
