#include "gateway/app/trail_entry.hpp"

#include "gateway/app/data_folder.hpp"
#include "gateway/store/sqlite/backup.hpp"
#include "gateway/vault/audit/entry_trail.hpp"

#include <chrono>
#include <unistd.h>

namespace kruispunt::app {

domain::audit_entry entry_by_us(const std::string& act) {
    domain::audit_entry entry;
    entry.act = act;
    entry.oin = "uid " + std::to_string(::getuid());
    entry.outcome = "ok";
    return entry;
}

void note_in(const std::filesystem::path& store, const domain::audit_entry& entry) {
    const auto now =
        std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    vault::audit::entry_trail trail;
    store::sqlite::add_audit_entry(store, entry, now, trail);
}

bool note_alone(const std::filesystem::path& data, const domain::audit_entry& entry) {
    try {
        const data_folder alone(data);
        note_in(alone.store(), entry);
        return true;
    } catch (const folder_in_use&) {
        return false;
    }
}

} // namespace kruispunt::app
