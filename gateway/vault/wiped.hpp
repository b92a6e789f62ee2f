#pragma once

#include <openssl/crypto.h>

#include <string>
#include <utility>

namespace kruispunt::vault {

/// Clear octets that are wiped when they go out of scope.
class wiped {
public:
    explicit wiped(std::string clear) : clear_(std::move(clear)) {}

    wiped(const wiped&) = delete;
    wiped& operator=(const wiped&) = delete;

    ~wiped() { OPENSSL_cleanse(clear_.data(), clear_.size()); }

    const std::string& text() const { return clear_; }

private:
    std::string clear_;
};

} // namespace kruispunt::vault
