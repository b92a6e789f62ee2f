#pragma once

#include "gateway/ports/audit_heads.hpp"
#include "gateway/ports/trail_desk.hpp"
#include "gateway/ports/trail_reader.hpp"
#include "gateway/ports/vault.hpp"

#include <string>

namespace kruispunt::app {

/// Reads the audit trail from the store and makes its proofs, on the store's reading thread.
class trail_desk final : public ports::trail_desk {
public:
    /// All of it must outlive the desk.
    trail_desk(ports::trail_reader& trail, const ports::tree_heads& heads, ports::vault& vault)
        : trail_(trail), heads_(heads), vault_(vault) {}

    /// The key's public half; before anything is asked.
    void use(std::string key) { key_ = std::move(key); }

    ports::task<domain::result<ports::trail_page>> page(ports::trail_question asked) override;
    ports::task<domain::result<std::optional<std::string>>> proof(std::uint64_t number) override;
    ports::task<domain::result<std::optional<std::string>>>
    consistency(std::uint64_t from, std::optional<std::uint64_t> to) override;
    std::string head() const override;

    std::string key() const override { return key_; }

private:
    ports::trail_reader& trail_;
    const ports::tree_heads& heads_;
    ports::vault& vault_;
    std::string key_;
};

} // namespace kruispunt::app
