#pragma once

namespace kruispunt::store::sqlite {

/// The name of a VFS that leaves nothing behind in a database file. SQLite's secure delete zeroes
/// what is deleted, but a b-tree that is balanced leaves copies of the cells that it moves in the
/// unused gap of their old page, and those outlive the deletion. Every page written to a database
/// file through this VFS has that gap zeroed, up to a file of 32 GiB; nothing ever reads it. All
/// else goes as it is to whatever VFS is the default at the moment of the call. Any thread.
const char* scrubbing_vfs();

} // namespace kruispunt::store::sqlite
