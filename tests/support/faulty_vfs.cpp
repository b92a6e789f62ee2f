#include "tests/support/faulty_vfs.hpp"

#include "tests/support/octets_in_files.hpp"
#include "tests/support/unsynced_octets.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <mutex>
#include <new>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

namespace kruispunt::support {

namespace {

// SQLite's C interface has no place for an owner: the plan is the process's own.
struct plan {
    std::mutex mutex;
    fault planned;
    bool armed = false;
    bool struck = false;
    int seen = 0;
    std::map<std::string, std::vector<unsynced_piece>> unsynced; ///< by file
};

plan& the_plan() {
    static plan one;
    return one;
}

// The errno to fail with, or 0.
int failing(fault::deed deed, std::string_view file) {
    plan& p = the_plan();
    const std::lock_guard lock(p.mutex);
    if (!p.armed || p.planned.of != deed || !file.ends_with(p.planned.file)) return 0;
    ++p.seen;
    if (p.seen < p.planned.at || (p.seen > p.planned.at && !p.planned.lasting)) return 0;
    p.struck = true;
    return p.planned.number;
}

struct faulty_file {
    sqlite3_file base;
    const char* name;
    int last_errno;

    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

faulty_file* own(sqlite3_file* file) {
    return reinterpret_cast<faulty_file*>(file);
}

sqlite3_file* real(sqlite3_file* file) {
    return own(file)->real();
}

const sqlite3_io_methods& on(sqlite3_file* file) {
    return *real(file)->pMethods;
}

int close(sqlite3_file* f) {
    return on(f).xClose(real(f));
}

int read(sqlite3_file* f, void* into, int size, sqlite3_int64 at) {
    return on(f).xRead(real(f), into, size, at);
}

std::size_t size_of(sqlite3_file* f) {
    sqlite3_int64 size = 0;
    on(f).xFileSize(real(f), &size);
    return static_cast<std::size_t>(size);
}

// What of the file a change of `size` octets from `at` on concerns, as it is before that change.
unsynced_piece piece_of(sqlite3_file* f, std::size_t at, std::size_t size) {
    unsynced_piece concerned{at, size_of(f), {}, {}};
    const std::size_t end = std::min(concerned.size_before, at + size);
    concerned.before.resize(end > at ? end - at : 0);
    const int octets = static_cast<int>(concerned.before.size());
    on(f).xRead(real(f), concerned.before.data(), octets, static_cast<sqlite3_int64>(at));
    return concerned;
}

int written(sqlite3_file* f, const void* from, int size, sqlite3_int64 at) {
    plan& p = the_plan();
    const std::lock_guard lock(p.mutex);
    const auto octets = static_cast<std::size_t>(size);
    unsynced_piece change = piece_of(f, static_cast<std::size_t>(at), octets);
    change.after.assign(static_cast<const char*>(from), octets);
    p.unsynced[own(f)->name].push_back(std::move(change));
    return on(f).xWrite(real(f), from, size, at);
}

int write(sqlite3_file* f, const void* from, int size, sqlite3_int64 at) {
    const int number = failing(fault::deed::write, own(f)->name);
    if (number == 0) return written(f, from, size, at);
    own(f)->last_errno = number;
    if (number == ENOSPC) return SQLITE_FULL;
    (void)written(f, from, size / 2, at);
    return SQLITE_IOERR_WRITE;
}

int truncate(sqlite3_file* f, sqlite3_int64 size) {
    plan& p = the_plan();
    const std::lock_guard lock(p.mutex);
    const auto left = static_cast<std::size_t>(size);
    p.unsynced[own(f)->name].push_back(piece_of(f, left, size_of(f) - std::min(size_of(f), left)));
    return on(f).xTruncate(real(f), size);
}

// None is carried out, so that thousands can be tried: what is lost without it is known.
int sync(sqlite3_file* f, int) {
    const int number = failing(fault::deed::sync, own(f)->name);
    if (number == 0) {
        plan& p = the_plan();
        const std::lock_guard lock(p.mutex);
        p.unsynced.erase(own(f)->name);
        return SQLITE_OK;
    }
    own(f)->last_errno = number;
    return SQLITE_IOERR_FSYNC;
}

int file_size(sqlite3_file* f, sqlite3_int64* size) {
    return on(f).xFileSize(real(f), size);
}

int lock(sqlite3_file* f, int level) {
    return on(f).xLock(real(f), level);
}

int unlock(sqlite3_file* f, int level) {
    return on(f).xUnlock(real(f), level);
}

int check_reserved_lock(sqlite3_file* f, int* held) {
    return on(f).xCheckReservedLock(real(f), held);
}

int file_control(sqlite3_file* f, int what, void* value) {
    if (what == SQLITE_FCNTL_LAST_ERRNO && own(f)->last_errno != 0) {
        *static_cast<int*>(value) = own(f)->last_errno;
        return SQLITE_OK;
    }
    return on(f).xFileControl(real(f), what, value);
}

int sector_size(sqlite3_file* f) {
    return on(f).xSectorSize(real(f));
}

int characteristics(sqlite3_file* f) {
    return on(f).xDeviceCharacteristics(real(f));
}

int map_shared(sqlite3_file* f, int page, int size, int extend, void volatile** at) {
    return on(f).xShmMap(real(f), page, size, extend, at);
}

int lock_shared(sqlite3_file* f, int offset, int count, int flags) {
    return on(f).xShmLock(real(f), offset, count, flags);
}

void barrier(sqlite3_file* f) {
    on(f).xShmBarrier(real(f));
}

int unmap_shared(sqlite3_file* f, int remove) {
    return on(f).xShmUnmap(real(f), remove);
}

// Nothing is mapped, so that all goes through the calls above.
int fetch(sqlite3_file*, sqlite3_int64, int, void** page) {
    *page = nullptr;
    return SQLITE_OK;
}

int unfetch(sqlite3_file*, sqlite3_int64, void*) {
    return SQLITE_OK;
}

constexpr sqlite3_io_methods methods{
    3,
    close,
    read,
    write,
    truncate,
    sync,
    file_size,
    lock,
    unlock,
    check_reserved_lock,
    file_control,
    sector_size,
    characteristics,
    map_shared,
    lock_shared,
    barrier,
    unmap_shared,
    fetch,
    unfetch};

sqlite3_vfs* system_vfs = nullptr;
sqlite3_vfs standing;

// What is unsynced of a file that went says nothing of its successor.
void forget_if_new(const char* name) {
    plan& p = the_plan();
    const std::lock_guard lock(p.mutex);
    if (!std::filesystem::exists(name)) p.unsynced.erase(name);
}

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* given) {
    auto* made = new (file) faulty_file{{nullptr}, name ? name : "", 0};
    forget_if_new(made->name);
    const int code = system_vfs->xOpen(system_vfs, name, made->real(), flags, given);
    // Only a file with methods is closed.
    if (made->real()->pMethods != nullptr) made->base.pMethods = &methods;
    return code;
}

} // namespace

faulty_vfs::faulty_vfs() {
    system_vfs = sqlite3_vfs_find(nullptr);
    standing = *system_vfs;
    standing.pNext = nullptr;
    standing.zName = "faulty";
    standing.szOsFile += static_cast<int>(sizeof(faulty_file));
    standing.xOpen = open;
    heal();
    if (sqlite3_vfs_register(&standing, 1) != SQLITE_OK)
        throw std::runtime_error("SQLite takes no other VFS");
}

faulty_vfs::~faulty_vfs() {
    sqlite3_vfs_unregister(&standing);
    sqlite3_vfs_register(system_vfs, 1);
}

void faulty_vfs::fail(const fault& planned) {
    plan& p = the_plan();
    const std::lock_guard lock(p.mutex);
    p.planned = planned;
    p.armed = true;
    p.struck = false;
    p.seen = 0;
}

void faulty_vfs::heal() {
    plan& p = the_plan();
    const std::lock_guard lock(p.mutex);
    p.armed = false;
    p.struck = false;
}

void faulty_vfs::lose_power(
    const std::filesystem::path& folder, const std::filesystem::path& to, std::mt19937& lot
) const {
    plan& p = the_plan();
    const std::lock_guard lock(p.mutex);
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        // Shared memory, which is made anew.
        if (name.ends_with("-shm")) continue;
        std::ofstream(to / name, std::ios::binary)
            << after_loss_of_power(octets_of_file(entry.path()), p.unsynced[entry.path()], lot);
    }
}

bool faulty_vfs::struck() const {
    plan& p = the_plan();
    const std::lock_guard lock(p.mutex);
    return p.struck;
}

} // namespace kruispunt::support
