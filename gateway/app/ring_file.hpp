#pragma once

#include "gateway/ports/key_desk.hpp"
#include "gateway/ports/key_store.hpp"
#include "gateway/vault/key_ring.hpp"
#include "gateway/vault/sealed_vault.hpp"

#include <filesystem>
#include <mutex>

namespace kruispunt::app {

/// Reads the ring. Throws std::runtime_error where it is not the one that the data keys beside it
/// are wrapped with: under another ring no child would be recognised, so nothing starts.
vault::key_ring ring_for(const std::filesystem::path& file, const ports::key_store& keys);

/// The ring's file: what is changed in it is durable there before anything runs on it. Any thread.
class ring_file final : public ports::ring_keeper {
public:
    /// The vault, which must outlive it, runs on what is in the file.
    ring_file(std::filesystem::path file, vault::sealed_vault& vault)
        : file_(std::move(file)), vault_(vault) {}

    std::vector<ports::ring_epoch> epochs() const override;
    void add_epoch(int newest) override;
    void retire_older(int newest, bool names_too) override;

private:
    vault::key_ring known_as(int newest) const;

    std::filesystem::path file_;
    vault::sealed_vault& vault_;
    mutable std::mutex mutex_;
};

} // namespace kruispunt::app
