#include "gateway/app/trail_check.hpp"

#include "gateway/store/sqlite/audit_snapshot.hpp"
#include "gateway/vault/audit/base64.hpp"
#include "gateway/vault/audit/kept_tree.hpp"
#include "gateway/vault/audit/signed_head.hpp"
#include "gateway/vault/audit/tree_proofs.hpp"

#include <charconv>
#include <cstdint>
#include <optional>
#include <stdexcept>

namespace kruispunt::app {

namespace fs = std::filesystem;
using store::sqlite::audit_snapshot;

namespace {

constexpr auto tampered_advice =
    ": entries were changed or taken away; keep the files for whoever looks into it, and restore "
    "the newest backup";

// The head's text but for its first line, the log's name.
std::string said_of(std::uint64_t size, const ports::tree_hash& root) {
    return "\n" + std::to_string(size) + "\n" + vault::audit::base64(root) + "\n\n";
}

ports::tree_hash root_of(ports::audit_records& kept, std::uint64_t size) {
    vault::audit::kept_tree tree(kept);
    return vault::audit::root_at(tree, size);
}

// A trail of `size` entries, and a head that was signed over it.
void require_as_said(
    ports::audit_records& kept, std::uint64_t size, const store::sqlite::kept_head& newest
) {
    const std::string counted = std::to_string(newest.size);
    if (newest.size > size)
        throw std::runtime_error(
            "it has " + std::to_string(size) + " entries, its newest head counts " + counted +
            tampered_advice
        );
    if (newest.note.find(said_of(newest.size, root_of(kept, newest.size))) == std::string::npos)
        throw std::runtime_error(
            "it is not what its head of " + counted + " entries says" + tampered_advice
        );
}

// How many entries a head counts; nothing where it is none.
std::optional<std::uint64_t> size_in(const std::string& note) {
    const auto begin = note.find('\n');
    if (begin == std::string::npos) return std::nullopt;
    std::uint64_t size = 0;
    const char* const first = note.data() + begin + 1;
    const auto read = std::from_chars(first, note.data() + note.size(), size);
    if (read.ec != std::errc() || read.ptr == note.data() + note.size() || *read.ptr != '\n')
        return std::nullopt;
    return size;
}

} // namespace

void require_as_signed(const fs::path& store) {
    audit_snapshot kept(store);
    const auto newest = kept.newest_head();
    if (!newest) return;
    try {
        require_as_said(kept.records(), kept.size(), *newest);
    } catch (const std::runtime_error& why) {
        throw std::runtime_error("the audit trail of " + store.string() + ": " + why.what());
    }
}

std::string head_over_all(store::sqlite::audit_reading& kept, const vault::audit::head_key& key) {
    const std::uint64_t size = kept.size();
    if (const auto newest = kept.newest_head()) require_as_said(kept, size, *newest);
    return vault::audit::signed_head({size, root_of(kept, size)}, {key});
}

void require_as_head_says(const fs::path& store, const std::string& note) {
    audit_snapshot kept(store);
    const auto size = size_in(note);
    const bool same =
        size == kept.size() &&
        note.find(said_of(*size, root_of(kept.records(), *size))) != std::string::npos;
    if (same) return;
    throw std::runtime_error(
        "the audit trail of " + store.string() + " has " + std::to_string(kept.size()) +
        " entries, which are not those of the head that was written beside it; take another backup"
    );
}

// Ed25519 signs the same text in one way only.
bool bears_signature(const std::string& note, const vault::audit::head_key& key) {
    const auto end = note.find("\n\n");
    if (end == std::string::npos || !note.starts_with(key.name + "\n")) return false;
    return vault::audit::signed_note(note.substr(0, end + 1), {key}) == note;
}

} // namespace kruispunt::app
