#include "gateway/vault/audit/entry_trail.hpp"

#include "gateway/domain/hex.hpp"
#include "gateway/vault/audit/commitment.hpp"
#include "gateway/vault/audit/entry_line.hpp"
#include "gateway/vault/audit/kept_tree.hpp"
#include "gateway/vault/audit/tree_hashing.hpp"
#include "gateway/vault/cipher.hpp"

#include <algorithm>
#include <string_view>

namespace kruispunt::vault::audit {

namespace {

constexpr std::size_t oin_digits = 20;

bool is_oin(std::string_view text) {
    return text.size() == oin_digits &&
           text.find_first_not_of("0123456789") == std::string_view::npos;
}

secret key_of(const ports::audit_salt& salt) {
    secret key;
    std::copy(salt.begin(), salt.end(), key.data());
    return key;
}

// Commits the entry of one number to values under one salt.
class committing {
public:
    committing(const ports::audit_salt& salt, std::uint64_t number)
        : key_(key_of(salt)), number_(number) {}

    std::optional<domain::commitment> to(std::string_view field, const std::string& value) const {
        if (value.empty()) return std::nullopt;
        return commit(key_, number_, field, value);
    }

private:
    secret key_;
    std::uint64_t number_;
};

} // namespace

void entry_trail::open(std::uint64_t size, ports::audit_records& kept) {
    kept_tree all(kept);
    added_ = growing_tree(size, all);
    keep();
}

ports::audit_group
entry_trail::add(const std::vector<ports::audit_deed>& deeds, domain::instant at) {
    added_ = kept_; // written by this thread alone
    ports::audit_group group{added_.size(), deeds.size(), {}, {}};
    for (const ports::audit_deed& deed : deeds) {
        const std::uint64_t number = added_.size();
        const std::string line = entry_line(number, record_of(deed, number, at));
        added_.append(leaf_hash(line), group.nodes);
        group.lines.append(line) += '\n';
    }
    return group;
}

void entry_trail::keep() {
    const std::lock_guard lock(mutex_);
    kept_ = added_;
}

ports::audit_salt entry_trail::fresh_salt() {
    const secret drawn = random_secret();
    ports::audit_salt salt{};
    std::copy_n(drawn.data(), salt.size(), salt.begin());
    return salt;
}

std::string entry_trail::root_over(const std::function<std::optional<std::string>()>& next) {
    growing_tree tree;
    std::vector<ports::tree_node> none;
    for (auto text = next(); text; text = next())
        tree.append(leaf_hash(*text), none);
    return domain::to_hex(tree.root());
}

tree_head entry_trail::head() const {
    growing_tree tree;
    {
        const std::lock_guard lock(mutex_);
        tree = kept_;
    }
    return {tree.size(), tree.root()};
}

domain::audit_record entry_trail::record_of(
    const ports::audit_deed& deed, std::uint64_t number, domain::instant at
) const {
    domain::audit_record record = deed.record;
    record.at = at;
    name_party(record);
    const committing on(deed.salt, number);
    record.signal = on.to("signaal", deed.signal);
    record.child = on.to("kind", deed.child);
    record.from_child = on.to("kindVan", deed.from_child);
    record.to_child = on.to("kindNaar", deed.to_child);
    record.remark = committing(deed.remark_salt, number).to("toelichting", deed.remark);
    return record;
}

// Who did it comes as the door knew them: an OIN, an operator's name, or nobody where time did it.
void entry_trail::name_party(domain::audit_record& record) const {
    if (!record.party.empty()) return;
    if (is_oin(record.oin)) {
        const auto known = regions_.find(record.oin);
        record.party = known == regions_.end() ? "onbekend" : "regio:" + known->second;
        return;
    }
    std::string who = std::move(record.oin);
    record.oin.clear();
    if (who.empty())
        record.party = record.outcome == "OIN_NIET_BEVOEGD" ? "onbekend" : "gateway";
    else
        record.party = who.find(':') == who.npos ? "beheerder:" + who : std::move(who);
}

} // namespace kruispunt::vault::audit
