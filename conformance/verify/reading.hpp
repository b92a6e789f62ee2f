#pragma once

#include <optional>
#include <string>
#include <utility>

namespace kruispunt::conformance::verify {

/// What was read of outside octets, or why it could not be.
template <class T>
struct reading {
    std::optional<T> value;
    std::string why;

    static reading of(T value) { return {std::move(value), {}}; }

    static reading none(std::string why) { return {std::nullopt, std::move(why)}; }

    explicit operator bool() const { return value.has_value(); }

    const T& operator*() const { return *value; }

    const T* operator->() const { return &*value; }
};

} // namespace kruispunt::conformance::verify
