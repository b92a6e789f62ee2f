#pragma once

#include "gateway/domain/digest.hpp"
#include "gateway/domain/error.hpp"
#include "gateway/ports/audit_trail.hpp"
#include "gateway/ports/http.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::ports {

/// The audit trail at one moment, for whoever reads it or proves something of it. One thread.
class trail_records : public audit_records {
public:
    /// How many entries there are.
    virtual std::uint64_t size() = 0;

    /// What a person wrote as the reason of an entry; nothing where none did, or it is erased.
    virtual std::optional<std::string> remark_of(std::uint64_t number) = 0;

    /// The salt of a signal that is held, by its key; nothing where there is none.
    virtual std::optional<audit_salt> salt_of(const domain::digest& signal_key) = 0;

    /// The salt of a day (`YYYY-MM-DD`), while it is kept.
    virtual std::optional<audit_salt> salt_of_day(std::string_view day) = 0;

    /// The signed head of so many entries, where it is kept.
    virtual std::optional<std::string> head_of(std::uint64_t size) = 0;
};

/// Any thread, on the caller's executor.
class trail_reader {
public:
    virtual ~trail_reader() = default;

    /// Calls `ask` beside the writer, briefly, on a thread that reads. What it throws of damage is
    /// an error here.
    virtual task<domain::result<void>> read_trail(std::function<void(trail_records&)> ask) = 0;
};

} // namespace kruispunt::ports
