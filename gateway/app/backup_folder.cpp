#include "gateway/app/backup_folder.hpp"

#include "gateway/app/data_folder.hpp"
#include "gateway/app/durable_file.hpp"
#include "gateway/app/trail_check.hpp"
#include "gateway/app/trail_entry.hpp"
#include "gateway/app/trail_key.hpp"
#include "gateway/domain/calendar.hpp"
#include "gateway/store/sqlite/audit_snapshot.hpp"
#include "gateway/store/sqlite/backup.hpp"
#include "gateway/vault/file_digest.hpp"

#include <algorithm>
#include <chrono>
#include <stdexcept>

namespace kruispunt::app {

namespace {

namespace fs = std::filesystem;

constexpr char store_name[] = "store.db";
constexpr char keys_name[] = "keys.db";
constexpr char ring_name[] = "ring.key";
constexpr char partial[] = ".restoring";

domain::instant now() {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

void require_empty(const fs::path& folder) {
    fs::create_directories(folder);
    if (!fs::is_empty(folder))
        throw std::runtime_error(
            folder.string() + " is not empty; a backup wants a folder of its own"
        );
    fs::permissions(folder, fs::perms::owner_all);
}

void add_file(const fs::path& folder, const char* name, backup_manifest& to) {
    const fs::path file = folder / name;
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
    make_durable(file);
    to.files.push_back({name, fs::file_size(file), vault::sha256_of(file)});
}

bool is_known(const std::string& name) {
    return name == store_name || name == keys_name || name == ring_name;
}

bool holds(const backup_manifest& manifest, std::string_view name) {
    return std::any_of(manifest.files.begin(), manifest.files.end(), [name](const auto& file) {
        return file.name == name;
    });
}

void require_as_written(const fs::path& folder, const backup_manifest& manifest) {
    for (const backed_up_file& file : manifest.files) {
        if (!is_known(file.name)) throw std::runtime_error("the manifest names an unknown file");
        std::error_code absent;
        if (fs::file_size(folder / file.name, absent) != file.octets || absent ||
            vault::sha256_of(folder / file.name) != file.sha256)
            throw std::runtime_error(
                (folder / file.name).string() +
                " is not as it was written (size or checksum); take another backup"
            );
    }
    if (!holds(manifest, store_name) || !holds(manifest, keys_name))
        throw std::runtime_error("the manifest names no store or no keys; take another backup");
}

// A backup is made of a damaged trail too: what it holds of children counts for more.
store::sqlite::trail_look signing_into(std::string& head, const fs::path& data) {
    if (!fs::exists(data_folder::head_key_of(data))) return {};
    return [&head, key = trail_key_of(data)](store::sqlite::audit_reading& kept) {
        try {
            head = head_over_all(kept, key);
        } catch (const std::runtime_error&) {
            head.clear();
        }
    };
}

// Where the key that signs this trail is here, the signature says whose backup it is.
void require_its_trail(const fs::path& store, const std::string& head, const fs::path& data) {
    if (head.empty()) return;
    require_as_head_says(store, head);
    if (!fs::exists(data_folder::head_key_of(data))) return;
    const auto key = trail_key_of(data);
    if (head.starts_with(key.name + "\n") && !bears_signature(head, key))
        throw std::runtime_error(
            "the head of the audit trail in the manifest is not signed by " +
            data_folder::head_key_of(data).string() + "; take another backup"
        );
}

void require_no_store(const fs::path& data) {
    for (const char* name : {store_name, keys_name})
        if (fs::exists(data / name))
            throw std::runtime_error(
                (data / name).string() +
                " is there already; a backup is restored into a folder without a store: move it "
                "away, it may hold what the backup does not"
            );
}

bool has_ring(const fs::path& data, const backup_manifest& manifest) {
    const fs::path file = data_folder::ring_of(data);
    if (!fs::exists(file)) return false;
    const vault::key_ring ring = vault::load_key_ring(file);
    const std::string found = vault::fingerprint_of(ring);
    const bool older = std::any_of(ring.older.begin(), ring.older.end(), [&](const auto& epoch) {
        return vault::fingerprint_of(epoch) == manifest.ring;
    });
    if (found == manifest.ring || older) return true;
    throw std::runtime_error(
        file.string() + " is the key ring " + found + ", the backup opens with " + manifest.ring +
        "; put that one there"
    );
}

// Under a name that no gateway looks for, until all of it is found good.
fs::path copied_beside(const fs::path& from, const fs::path& data, const char* name) {
    const fs::path to = data / (std::string(name) + partial);
    fs::copy_file(from / name, to, fs::copy_options::overwrite_existing);
    fs::permissions(to, fs::perms::owner_read | fs::perms::owner_write);
    return to;
}

void put_in_place(const fs::path& data, const char* name) {
    const fs::path copy = data / (std::string(name) + partial);
    make_durable(copy);
    fs::rename(copy, data / name);
}

} // namespace

backup_manifest make_backup(const fs::path& data, const fs::path& to, bool with_ring) {
    if (!fs::exists(data / store_name))
        throw std::runtime_error(data.string() + " holds no store; is it the right configuration?");
    const fs::path ring = data_folder::ring_of(data);
    backup_manifest manifest;
    manifest.program = KRUISPUNT_VERSION;
    manifest.ring = vault::fingerprint_of(vault::load_key_ring(ring));
    require_empty(to);
    manifest.made_at = domain::to_rfc3339(now());
    const auto copied = store::sqlite::copy_files(
        {data / store_name, data / keys_name},
        {to / store_name, to / keys_name},
        signing_into(manifest.head, data)
    );
    manifest.schema = copied.schema;
    manifest.signals = copied.signals;
    manifest.keys = copied.keys;
    if (with_ring) fs::copy_file(ring, to / ring_name);
    add_file(to, store_name, manifest);
    add_file(to, keys_name, manifest);
    if (with_ring) add_file(to, ring_name, manifest);
    write_manifest(to, manifest);
    return manifest;
}

bool note_backup(const fs::path& data, const fs::path& to) {
    domain::audit_entry entry = entry_by_us("backup");
    entry.reason = to.string();
    return note_alone(data, entry);
}

restored restore_backup(const fs::path& from, const fs::path& data) {
    restored done;
    done.of = read_manifest(from);
    require_as_written(from, done.of);
    fs::create_directories(data);
    fs::permissions(data, fs::perms::owner_all);
    const data_folder held(data); // no gateway starts on it meanwhile
    require_no_store(data);
    done.has_ring = has_ring(data, done.of);
    const bool brings_ring = !done.has_ring && holds(done.of, ring_name);

    const store::sqlite::file_pair files{
        copied_beside(from, data, store_name), copied_beside(from, data, keys_name)};
    const auto found = store::sqlite::check_files(files);
    if (found.signals != done.of.signals || found.keys != done.of.keys)
        throw std::runtime_error(
            "the files hold other numbers than the manifest says; take another backup"
        );
    require_its_trail(files.store, done.of.head, data);
    domain::audit_entry entry = entry_by_us("restore");
    entry.reference = done.of.made_at;
    note_in(files.store, entry);
    store::sqlite::count_restore(files.store, highest_trail_number(data));
    store::sqlite::count_months_anew(files.store);
    set_trail_key_aside(data);
    if (brings_ring) copied_beside(from, data, ring_name);
    if (brings_ring) put_in_place(data, ring_name);
    put_in_place(data, keys_name);
    put_in_place(data, store_name);
    make_durable(data);
    done.has_ring = done.has_ring || brings_ring;
    return done;
}

} // namespace kruispunt::app
