#include "tests/integration/audit/made_log.hpp"

#include "gateway/vault/audit/commitment.hpp"
#include "gateway/vault/audit/entry_line.hpp"
#include "gateway/vault/audit/signed_head.hpp"
#include "gateway/vault/audit/tree_hashing.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace kruispunt::audit_test {

namespace audit = vault::audit;

audit::head_key made_up_key() {
    audit::head_key key;
    key.name = "portal.example/logboek/1";
    std::fill_n(key.seed.data(), vault::secret::size, std::uint8_t{42});
    return key;
}

conformance::verify::verifier_key made_up_verifier() {
    auto found = conformance::verify::read_verifier_key(audit::verifier_key(made_up_key()));
    if (!found) throw std::logic_error(found.why);
    return *found;
}

std::string made_up_entry(std::uint64_t number) {
    constexpr const char* regions[] = {"esar", "multisignaal", "sisa", "midden-nederland"};
    constexpr const char* acts[] = {"submit", "correct", "close", "withdraw", "inspect"};
    domain::audit_record record;
    record.at = domain::instant(std::chrono::milliseconds(1'795'337'714'123 + 250 * number));
    record.act = acts[number % 5];
    record.region = regions[number % 4];
    record.party = "regio:" + record.region;
    record.oin = "0000009900000000000" + std::to_string(number % 4 + 1);
    vault::secret salt;
    salt.data()[0] = static_cast<std::uint8_t>(number % 97);
    record.signal = audit::commit(salt, number, "signaal", record.region + "/S-1");
    record.outcome = number % 13 == 0 ? "WAARDE_ONGELDIG" : "ok";
    return audit::entry_line(number, record);
}

void log_maker::add(const std::string& line) {
    const ports::tree_hash leaf = audit::leaf_hash(line);
    std::vector<ports::tree_node> unused;
    tree_.append(leaf, unused);
    files_.entries += line + "\n";
    files_.leaves.append(reinterpret_cast<const char*>(leaf.data()), leaf.size());
}

std::string log_maker::sign() {
    const std::string head = audit::signed_head({tree_.size(), tree_.root()}, {key_});
    files_.heads += (files_.heads.empty() ? "" : "\n") + head;
    return head;
}

exported log_of(const std::vector<std::string>& lines, const std::vector<std::uint64_t>& heads_at) {
    log_maker made;
    auto next = heads_at.begin();
    for (const std::string& line : lines) {
        made.add(line);
        if (next == heads_at.end() || *next != made.size()) continue;
        made.sign();
        ++next;
    }
    return made.files();
}

conformance::verify::head head_in(const std::string& text) {
    auto found = conformance::verify::read_trusted_head(text, {made_up_verifier()});
    if (!found) throw std::logic_error(found.why);
    return *found;
}

void write(const exported& log, const std::filesystem::path& folder) {
    for (const char* name : {"entries.jsonl", "leaves.bin", "heads.txt"})
        std::filesystem::remove(folder / name);
    add(log, folder);
}

void add(const exported& more, const std::filesystem::path& folder) {
    const auto append = [&folder](const char* name, const std::string& octets) {
        std::ofstream(folder / name, std::ios::binary | std::ios::app) << octets;
    };
    append("entries.jsonl", more.entries);
    append("leaves.bin", more.leaves);
    append("heads.txt", more.heads);
}

} // namespace kruispunt::audit_test
