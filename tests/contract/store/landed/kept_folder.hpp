#pragma once

#include "gateway/store/sqlite/sqlite_key_store.hpp"
#include "gateway/store/sqlite/sqlite_store.hpp"
#include "gateway/vault/audit/entry_trail.hpp"
#include "gateway/vault/sealed_vault.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/sealed_commands.hpp"
#include "tests/support/sequential_ids.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace kruispunt::store {

/// A folder with a store and its keys under a key ring that everybody knows, opened as the gateway
/// opens it: real vault, real files.
class kept_folder {
public:
    explicit kept_folder(const std::filesystem::path& folder);

    /// Through the vault to the store.
    ports::acted enact(const domain::command& command);

    /// The same without the store.
    ports::act prepared(const domain::command& command);

    support::fixed_clock clock{support::test_now()};

private:
    domain::federation_policy policy_;
    support::sequential_ids ids_;
    std::unique_ptr<sqlite::sqlite_key_store> keys_;
    vault::audit::entry_trail trail_;

public:
    std::unique_ptr<vault::sealed_vault> vault;
    decltype(sqlite::open_store(std::declval<const sqlite::store_parts&>())) store;
};

/// What a region says, by an organisation of the tests.
domain::command on_own(const std::string& region, decltype(domain::command::act) act);

/// The made-up parent of a made-up child.
constexpr int parent_of(int child) {
    return 50 + child;
}

/// A signal that a region gives on a made-up child; on nobody known where `child` is 0.
domain::command
given(const std::string& region, const std::string& id, int child, int organisation);

/// SISA's S-1, under a message id.
domain::command given_once();

/// Gives, ends, tells and settles a little of everything that schema 1 can hold. What a landed
/// program made of it is kept beside this file; whoever changes it must not change what it does up
/// to a landed schema.
void fill(kept_folder& folder);

/// Likewise of what came with schemas 3 and 4, behind `fill`: a sibling, what was said of a match,
/// an inspection, a move, an objection, a dead letter and one that was given up, a region that
/// stood in shadow, and an identity that was corrected.
void fill_further(kept_folder& folder);

} // namespace kruispunt::store
