#pragma once

#include "gateway/ports/rekeyer.hpp"
#include "gateway/vault/data_keys.hpp"
#include "gateway/vault/epoch_keys.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::vault {

inline constexpr std::string_view identity_kind = "identity";
inline constexpr std::string_view contact_kind = "contact";
inline constexpr std::string_view lead_kind = "lead";

/// What a sealed section is bound to: its kind and version, its signal (or side of a match) and its
/// data key.
std::string binding(std::string_view kind, const domain::digest& bound_to, std::int64_t data_key);

/// A row's two sections in the clear, to be sealed anew; wiped by who opened them.
struct opened_row {
    std::string_view identity; ///< empty: nothing of the child is kept
    std::string_view contact;
    std::string comparable_given; ///< first given name folded for comparison; empty: unknown
};

/// Everything that an epoch of the key ring decides about a command or a row. Any thread; the keys
/// must outlive it.
class epoch_sealing {
public:
    explicit epoch_sealing(const epoch_keys& keys) : keys_(keys) {}

    /// The key of the signal that a command names; zero where it names none.
    domain::digest signal_key(const domain::command& command) const;

    /// The id of the signal that a command names, as the region gave it; empty where it names none.
    static std::string reference(const domain::command& command);

    /// The act under this epoch; `with` is given where `needs_key` says so.
    domain::sealed_act
    act(const domain::command& command,
        const domain::digest& key,
        const std::optional<data_key>& with) const;

    domain::sealed_replay
    replay(const std::string& region, const domain::replay_guard& guard) const;

    /// The part of a match to which who leads there is bound.
    domain::digest side_key(const domain::uuid& match, std::string_view region) const;

    domain::sealed_lead lead(
        const domain::case_lead& who,
        const domain::uuid& match,
        std::string_view region,
        const data_key& with
    ) const;

    /// A row of before under this epoch; `before` gave it the digests that it has.
    domain::result<ports::rekeyed_row> rekeyed(
        const ports::kept_row& row,
        const opened_row& clear,
        const data_key& with,
        const epoch_sealing& before
    ) const;

private:
    struct acting;

    const keyed_digest& digests() const { return *keys_.digests; }

    domain::sealed_signal signal(
        const domain::signal_content& content, const domain::digest& key, const data_key& with
    ) const;
    domain::digest content_digest(
        std::string_view identity,
        std::string_view contact,
        domain::day date,
        domain::informed informed
    ) const;
    domain::digest content_of(const domain::signal_content& signal) const;
    std::vector<domain::parent_pseudonym> parents_of(const std::vector<domain::bsn>& parents) const;
    domain::sealed_submit submit(
        const domain::submit_signal& given, const domain::digest& key, const data_key& with
    ) const;
    domain::sealed_update update(
        const domain::update_match& said,
        std::string_view region,
        const std::optional<data_key>& with
    ) const;
    domain::sealed_inspection inspection(const domain::inspect_child& asked) const;

    const epoch_keys& keys_;
};

/// True for what seals something: it takes a data key of its own.
bool needs_key(const domain::command& command);

} // namespace kruispunt::vault
