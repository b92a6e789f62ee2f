#include "conformance/verify/proof.hpp"

#include "conformance/verify/encoding.hpp"
#include "conformance/verify/entry.hpp"

namespace kruispunt::conformance::verify {

namespace {

/// Takes lines from the beginning of a proof; what is left is its head.
class proof_lines {
public:
    explicit proof_lines(std::string_view octets) : rest_(octets) {}

    std::string_view next() {
        const std::size_t end = rest_.find('\n');
        if (end == std::string_view::npos) return rest_ = {};
        const std::string_view line = rest_.substr(0, end);
        rest_.remove_prefix(end + 1);
        return line;
    }

    /// What follows `word` and a blank on the next line; that stays where it begins otherwise.
    std::string_view after(std::string_view word) {
        const std::string_view before = rest_;
        const std::string_view line = next();
        if (line.starts_with(word) && line.substr(word.size()).starts_with(' '))
            return line.substr(word.size() + 1);
        rest_ = before;
        return {};
    }

    /// Hashes up to the empty line; false where something else stands there.
    bool path(std::vector<digest>& into) {
        for (std::string_view line = next(); !line.empty(); line = next()) {
            const auto hash = hash_from_base64(line);
            if (!hash || into.size() == longest_path) return false;
            into.push_back(*hash);
        }
        return !rest_.empty();
    }

    std::string head() const { return std::string(rest_); }

private:
    std::string_view rest_;
};

void append_part(std::string& to, std::string_view part) {
    for (const unsigned shift : {24U, 16U, 8U, 0U})
        to += static_cast<char>(part.size() >> shift & 0xffU);
    to += part;
}

} // namespace

reading<inclusion_proof> read_inclusion_proof(std::string_view octets) {
    using read = reading<inclusion_proof>;
    if (octets.size() > longest_proof) return read::none("it is longer than 128 KiB");
    proof_lines lines(octets);
    if (lines.next() != "c2sp.org/tlog-proof@v1")
        return read::none("its first line is not `c2sp.org/tlog-proof@v1`");
    inclusion_proof found;
    const auto line = base64_decoded(lines.after("extra"));
    if (!line || line->empty()) return read::none("`extra` does not hold the entry in Base64");
    found.line = *line;
    const auto index = plain_number(lines.after("index"));
    if (!index) return read::none("`index` is no number");
    found.index = *index;
    if (!lines.path(found.path))
        return read::none("its hashes are not followed by an empty line and a head");
    found.head = lines.head();
    return read::of(std::move(found));
}

reading<consistency_proof> read_consistency_proof(std::string_view octets) {
    using read = reading<consistency_proof>;
    if (octets.size() > longest_proof) return read::none("it is longer than 128 KiB");
    proof_lines lines(octets);
    consistency_proof found;
    const auto from = plain_number(lines.after("old"));
    if (!from) return read::none("its first line is not `old` and a number");
    found.from = *from;
    if (!lines.path(found.path))
        return read::none("its hashes are not followed by an empty line and a head");
    found.head = lines.head();
    return read::of(std::move(found));
}

reading<proven_entry>
check_inclusion(std::string_view octets, const std::vector<verifier_key>& trusted) {
    using read = reading<proven_entry>;
    auto proof = read_inclusion_proof(octets);
    if (!proof) return read::none("it is no proof: " + proof.why);
    auto at = read_trusted_head(proof->head, trusted);
    if (!at) return read::none("its head: " + at.why);
    const auto form = read_entry(proof->line);
    if (!form) return read::none("its entry: " + form.why);
    if (form->number != proof->index)
        return read::none("its entry says that it is another number than the proof's");
    const auto root =
        root_through(proof->index, at->tree.size, leaf_hash(proof->line), proof->path);
    if (!root || *root != at->tree.root)
        return read::none("its hashes do not lead from the entry to the head");
    return read::of({*std::move(at.value), proof->index, proof->line});
}

reading<head> check_consistency(
    const head& older, std::string_view octets, const std::vector<verifier_key>& trusted
) {
    using read = reading<head>;
    const auto proof = read_consistency_proof(octets);
    if (!proof) return read::none("it is no proof: " + proof.why);
    auto newer = read_trusted_head(proof->head, trusted);
    if (!newer) return read::none("its head: " + newer.why);
    if (proof->from != older.tree.size)
        return read::none("it begins at another head than the one that was given");
    if (newer->tree.size < older.tree.size)
        return read::none("its head has fewer entries than the earlier one: entries are gone");
    if (!is_beginning_of(older.tree, newer->tree, proof->path))
        return read::none(
            "the earlier head is not the beginning of its head: among the first " +
            std::to_string(older.tree.size) + " entries something was changed"
        );
    return newer;
}

std::string why_not_opened(
    std::string_view line, std::string_view field, std::string_view value, std::string_view salt
) {
    const std::string_view committed = member_of(line, field);
    if (committed.empty()) return "the entry has no `" + std::string(field) + "`";
    const auto key = hex_decoded(salt);
    if (!key || key->size() != digest{}.size()) return "a salt is 64 hexadecimal digits";
    std::string message;
    append_part(message, "kruispunt/audit-commitment/1");
    append_part(message, member_of(line, "nr"));
    append_part(message, field);
    append_part(message, value);
    if (hex(hmac_sha256(*key, message)) != committed)
        return "`" + std::string(field) + "` commits to something else";
    return {};
}

} // namespace kruispunt::conformance::verify
