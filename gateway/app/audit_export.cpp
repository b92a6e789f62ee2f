#include "gateway/app/audit_export.hpp"

#include "gateway/store/sqlite/audit_snapshot.hpp"
#include "gateway/vault/audit/growing_tree.hpp"
#include "gateway/vault/audit/signed_head.hpp"
#include "gateway/vault/audit/tree_hashing.hpp"

#include <fstream>
#include <stdexcept>
#include <utility>
#include <vector>

namespace kruispunt::app {

namespace fs = std::filesystem;

namespace {

class written_file {
public:
    explicit written_file(fs::path file) : file_(std::move(file)), out_(file_, std::ios::binary) {}

    void add(const char* octets, std::size_t size) {
        out_.write(octets, static_cast<std::streamsize>(size));
    }

    void finish() {
        out_.flush();
        if (!out_) throw std::runtime_error(file_.string() + ": cannot be written");
    }

private:
    fs::path file_;
    std::ofstream out_;
};

void require_empty(const fs::path& folder) {
    fs::create_directories(folder);
    if (!fs::is_empty(folder))
        throw std::runtime_error(folder.string() + " is not empty; give a folder of its own");
}

} // namespace

exported_trail
export_trail(const fs::path& store, const fs::path& to, const vault::audit::head_key& key) {
    require_empty(to);
    store::sqlite::audit_snapshot kept(store);
    written_file entries(to / "entries.jsonl");
    written_file leaves(to / "leaves.bin");
    vault::audit::growing_tree tree;
    std::vector<ports::tree_node> none;
    kept.each_row(0, [&](const store::sqlite::audit_row& row) {
        entries.add(row.lines.data(), row.lines.size());
        none.clear();
        for (const std::string& line : store::sqlite::entries_of(row)) {
            const ports::tree_hash leaf = vault::audit::leaf_hash(line);
            leaves.add(reinterpret_cast<const char*>(leaf.data()), leaf.size());
            tree.append(leaf, none);
        }
    });
    exported_trail done{tree.size(), vault::audit::signed_head({tree.size(), tree.root()}, {key})};
    written_file heads(to / "heads.txt");
    for (const store::sqlite::kept_head& older : kept.heads()) {
        // Those of before a restore bear another name, and another key signed them.
        if (older.size == done.entries || !older.note.starts_with(key.name + "\n")) continue;
        heads.add(older.note.data(), older.note.size());
        heads.add("\n", 1);
    }
    heads.add(done.head.data(), done.head.size());
    for (written_file* file : {&entries, &leaves, &heads})
        file->finish();
    return done;
}

} // namespace kruispunt::app
