#include "gateway/app/backup_manifest.hpp"

#include "gateway/app/durable_file.hpp"

#include <nlohmann/json.hpp>

#include <fstream>
#include <stdexcept>

namespace kruispunt::app {

namespace {

using json = nlohmann::ordered_json;

constexpr char name[] = "manifest.json";
constexpr int form = 1;

std::runtime_error damaged(const std::filesystem::path& file) {
    return std::runtime_error(file.string() + " is damaged; take another backup");
}

} // namespace

void write_manifest(const std::filesystem::path& folder, const backup_manifest& manifest) {
    json files = json::array();
    for (const backed_up_file& file : manifest.files)
        files.push_back({{"name", file.name}, {"octets", file.octets}, {"sha256", file.sha256}});
    const json written{
        {"kruispunt-backup", form},
        {"program", manifest.program},
        {"made_at", manifest.made_at},
        {"schema", manifest.schema},
        {"signals", manifest.signals},
        {"keys", manifest.keys},
        {"ring", manifest.ring},
        {"head", manifest.head},
        {"files", files}};
    const auto partial = folder / (std::string(name) + ".partial");
    std::ofstream(partial) << written.dump(2) << '\n';
    make_durable(partial);
    std::filesystem::rename(partial, folder / name);
    make_durable(folder);
}

backup_manifest read_manifest(const std::filesystem::path& folder) {
    const auto file = folder / name;
    std::ifstream in(file);
    if (!in)
        throw std::runtime_error(
            file.string() + " is not there: no backup, or one that was not finished; take another"
        );
    try {
        const json read = json::parse(in);
        if (!read.contains("kruispunt-backup")) throw damaged(file);
        if (read.value("kruispunt-backup", 0) != form)
            throw std::runtime_error(
                file.string() + " is of another form; restore with the program that made it"
            );
        backup_manifest manifest;
        manifest.program = read.value("program", std::string());
        manifest.made_at = read.value("made_at", std::string());
        manifest.schema = read.value("schema", std::int64_t{0});
        manifest.signals = read.value("signals", std::int64_t{-1});
        manifest.keys = read.value("keys", std::int64_t{-1});
        manifest.ring = read.value("ring", std::string());
        manifest.head = read.value("head", std::string()); // older ones have none
        for (const json& one : read.value("files", json::array()))
            manifest.files.push_back(
                {one.value("name", std::string()),
                 one.value("octets", std::uintmax_t{0}),
                 one.value("sha256", std::string())}
            );
        return manifest;
    } catch (const json::exception&) {
        throw damaged(file);
    }
}

} // namespace kruispunt::app
