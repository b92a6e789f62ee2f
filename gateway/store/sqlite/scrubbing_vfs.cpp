#include "gateway/store/sqlite/scrubbing_vfs.hpp"

#include "gateway/store/sqlite/page_gap.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <span>
#include <vector>

namespace kruispunt::store::sqlite {

namespace {

// In a file of twice as many pages the number of one could begin like the header of a b-tree, and a
// page of a chain be taken for one: so large a file (32 GiB) is left to secure delete alone.
constexpr sqlite3_int64 pages_at_most = sqlite3_int64{1} << 24;

// The file as SQLite sees it; the real one lies beside it, since its size is its own VFS's affair.
struct scrubbed_file {
    sqlite3_file base;
    sqlite3_file* real;
    bool is_database;
};

sqlite3_file* real(sqlite3_file* file) {
    return reinterpret_cast<scrubbed_file*>(file)->real;
}

sqlite3_vfs* under() {
    return sqlite3_vfs_find(nullptr);
}

bool is_page(int size, sqlite3_int64 at) {
    const bool power_of_two = size >= 512 && (size & (size - 1)) == 0;
    return power_of_two && at % size == 0;
}

sqlite3_int64 pages_of(sqlite3_file* file, int page) {
    sqlite3_int64 octets = 0;
    const bool known = file->pMethods->xFileSize(file, &octets) == SQLITE_OK;
    return known ? octets / page : pages_at_most + 1;
}

// What is to be written in place of a page whose gap still holds something; empty: the page itself.
std::span<std::uint8_t> scrubbed(std::span<const std::uint8_t> page, bool first) {
    thread_local std::vector<std::uint8_t> copy;
    const page_part gap = unused_gap(page, first);
    if (gap.empty()) return {};
    const auto unused = page.subspan(gap.begin, gap.end - gap.begin);
    if (std::all_of(unused.begin(), unused.end(), [](std::uint8_t o) { return o == 0; })) return {};
    copy.assign(page.begin(), page.end());
    std::fill_n(
        copy.begin() + static_cast<std::ptrdiff_t>(gap.begin), unused.size(), std::uint8_t{0}
    );
    return copy;
}

int write(sqlite3_file* file, const void* octets, int size, sqlite3_int64 at) {
    sqlite3_file* to = real(file);
    const bool database = reinterpret_cast<scrubbed_file*>(file)->is_database;
    if (database && is_page(size, at) && pages_of(to, size) <= pages_at_most) {
        const std::span page(
            static_cast<const std::uint8_t*>(octets), static_cast<std::size_t>(size)
        );
        const auto clean = scrubbed(page, at == 0);
        if (!clean.empty()) octets = clean.data();
    }
    return to->pMethods->xWrite(to, octets, size, at);
}

int close(sqlite3_file* file) {
    sqlite3_file* closing = real(file);
    const int code = closing->pMethods ? closing->pMethods->xClose(closing) : SQLITE_OK;
    std::free(closing);
    return code;
}

/// Hands a method on to the real file.
template <auto Method>
struct handed_on;

template <
    class Result,
    class... Args,
    Result (*sqlite3_io_methods::*Method)(sqlite3_file*, Args...)>
struct handed_on<Method> {
    static Result call(sqlite3_file* file, Args... args) {
        sqlite3_file* to = real(file);
        return (to->pMethods->*Method)(to, args...);
    }
};

const sqlite3_io_methods methods{
    3,
    close,
    handed_on<&sqlite3_io_methods::xRead>::call,
    write,
    handed_on<&sqlite3_io_methods::xTruncate>::call,
    handed_on<&sqlite3_io_methods::xSync>::call,
    handed_on<&sqlite3_io_methods::xFileSize>::call,
    handed_on<&sqlite3_io_methods::xLock>::call,
    handed_on<&sqlite3_io_methods::xUnlock>::call,
    handed_on<&sqlite3_io_methods::xCheckReservedLock>::call,
    handed_on<&sqlite3_io_methods::xFileControl>::call,
    handed_on<&sqlite3_io_methods::xSectorSize>::call,
    handed_on<&sqlite3_io_methods::xDeviceCharacteristics>::call,
    handed_on<&sqlite3_io_methods::xShmMap>::call,
    handed_on<&sqlite3_io_methods::xShmLock>::call,
    handed_on<&sqlite3_io_methods::xShmBarrier>::call,
    handed_on<&sqlite3_io_methods::xShmUnmap>::call,
    handed_on<&sqlite3_io_methods::xFetch>::call,
    handed_on<&sqlite3_io_methods::xUnfetch>::call};

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* opened) {
    auto* made = reinterpret_cast<scrubbed_file*>(file);
    sqlite3_vfs* below = under();
    made->base.pMethods = nullptr;
    made->is_database = (flags & SQLITE_OPEN_MAIN_DB) != 0;
    made->real =
        static_cast<sqlite3_file*>(std::calloc(1, static_cast<std::size_t>(below->szOsFile)));
    if (!made->real) return SQLITE_NOMEM;
    const int code = below->xOpen(below, name, made->real, flags, opened);
    // As SQLite has it: with methods a file is closed even where it did not open.
    if (made->real->pMethods)
        made->base.pMethods = &methods;
    else
        std::free(made->real);
    return code;
}

/// Hands a method on to the VFS below.
template <auto Method>
struct passed_down;

template <class Result, class... Args, Result (*sqlite3_vfs::*Method)(sqlite3_vfs*, Args...)>
struct passed_down<Method> {
    static Result call(sqlite3_vfs*, Args... args) {
        sqlite3_vfs* below = under();
        return (below->*Method)(below, args...);
    }
};

sqlite3_vfs made_vfs() {
    sqlite3_vfs made{};
    made.iVersion = 2;
    made.szOsFile = sizeof(scrubbed_file);
    made.mxPathname = under()->mxPathname;
    made.zName = "kruispunt-scrubbing";
    made.xOpen = open;
    made.xDelete = passed_down<&sqlite3_vfs::xDelete>::call;
    made.xAccess = passed_down<&sqlite3_vfs::xAccess>::call;
    made.xFullPathname = passed_down<&sqlite3_vfs::xFullPathname>::call;
    made.xDlOpen = passed_down<&sqlite3_vfs::xDlOpen>::call;
    made.xDlError = passed_down<&sqlite3_vfs::xDlError>::call;
    made.xDlClose = passed_down<&sqlite3_vfs::xDlClose>::call;
    made.xRandomness = passed_down<&sqlite3_vfs::xRandomness>::call;
    made.xSleep = passed_down<&sqlite3_vfs::xSleep>::call;
    made.xCurrentTime = passed_down<&sqlite3_vfs::xCurrentTime>::call;
    made.xGetLastError = passed_down<&sqlite3_vfs::xGetLastError>::call;
    made.xCurrentTimeInt64 = passed_down<&sqlite3_vfs::xCurrentTimeInt64>::call;
    return made;
}

} // namespace

const char* scrubbing_vfs() {
    static sqlite3_vfs vfs = made_vfs();
    [[maybe_unused]] static const int registered = sqlite3_vfs_register(&vfs, 0);
    return vfs.zName;
}

} // namespace kruispunt::store::sqlite
