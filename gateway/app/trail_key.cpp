#include "gateway/app/trail_key.hpp"

#include "gateway/app/data_folder.hpp"
#include "gateway/app/durable_file.hpp"
#include "gateway/store/sqlite/audit_snapshot.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace kruispunt::app {

namespace fs = std::filesystem;

namespace {

constexpr char aside_name[] = "heads.key.before-restore-";

// Of `kruispunt.OIN/logboek/N`; 0 where it is of another form.
std::int64_t number_in(const std::string& origin) {
    const auto slash = origin.rfind('/');
    std::int64_t number = 0;
    if (slash != std::string::npos)
        std::from_chars(origin.data() + slash + 1, origin.data() + origin.size(), number);
    return number;
}

std::string origin_of(const std::string& oin, std::int64_t restores) {
    return "kruispunt." + oin + "/logboek/" + std::to_string(restores + 1);
}

} // namespace

vault::audit::head_key trail_key_of(const fs::path& data) {
    const fs::path file = data_folder::head_key_of(data);
    if (!fs::exists(file))
        throw std::runtime_error(
            file.string() + " is not there: it is made when a gateway first starts on this folder"
        );
    return vault::audit::load_head_key(file);
}

void make_trail_key(const fs::path& data, const std::string& oin) {
    const fs::path file = data_folder::head_key_of(data);
    const std::string name = origin_of(oin, store::sqlite::restores_of(data / "store.db"));
    if (!fs::exists(file)) {
        const auto head = store::sqlite::audit_snapshot(data / "store.db").newest_head();
        if (head && head->note.starts_with(name + "\n"))
            throw std::runtime_error(
                file.string() + " is gone, and heads of " + name +
                " were signed with it; put it back from where you keep its copy"
            );
        vault::audit::create_head_key(file, name);
    }
    const std::string found = vault::audit::load_head_key(file).name;
    if (found != name)
        throw std::runtime_error(
            "head key " + file.string() + ": is of the log " + found + ", this store's is " + name +
            "; put that one back, or move it away to have a new one made"
        );
}

std::int64_t highest_trail_number(const fs::path& data) {
    std::int64_t highest = 0;
    for (const fs::directory_entry& each : fs::directory_iterator(data)) {
        const std::string name = each.path().filename().string();
        if (each.path() != data_folder::head_key_of(data) && !name.starts_with(aside_name))
            continue;
        highest = std::max(highest, number_in(vault::audit::load_head_key(each.path()).name));
    }
    return highest;
}

void set_trail_key_aside(const fs::path& data) {
    const fs::path file = data_folder::head_key_of(data);
    if (!fs::exists(file)) return;
    fs::path aside = file;
    for (int number = 1; fs::exists(aside); ++number)
        aside = data / (aside_name + std::to_string(number));
    fs::rename(file, aside);
    make_durable(data);
}

} // namespace kruispunt::app
