#pragma once

#include "gateway/domain/hex.hpp"
#include "gateway/store/sqlite/audit_reading.hpp"
#include "gateway/vault/audit/commitment.hpp"
#include "gateway/vault/audit/kept_tree.hpp"
#include "gateway/vault/audit/tree_proofs.hpp"
#include "tests/contract/store/kept_fixture.hpp"
#include "tests/contract/store/trail_lines.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace kruispunt::store {

inline constexpr char esar_oin[] = "00000099000000001000";

/// The audit trail as a store keeps it.
class Trail : public KeptStore {
protected:
    Trail() : KeptStore({{esar_oin, "esar"}}) {}

    ports::acted perform(domain::sealed_command command) {
        command.oin = esar_oin;
        return execute(command);
    }

    std::vector<std::string> entries() const {
        return sqlite::entries_of({0, 0, trail_lines(file_)});
    }

    std::vector<std::string> acts() const {
        std::vector<std::string> found;
        for (const std::string& line : entries())
            found.push_back(member(line, "wat"));
        return found;
    }

    static std::string member(const std::string& line, const std::string& name) {
        const std::string before = "\"" + name + "\":\"";
        const auto begin = line.find(before);
        if (begin == line.npos) return {};
        const auto value = begin + before.size();
        return line.substr(value, line.find('"', value) - value);
    }

    /// What the salt of a signal, or of the day, would have an entry say of `value`.
    std::string committed(
        const std::string& table, std::uint64_t number, const std::string& field, std::string value
    ) const {
        sqlite::database db(file_, sqlite::database::access::read);
        auto salt = db.prepare("select salt from " + table + " limit 1");
        if (!salt.step()) return "no salt";
        vault::secret key;
        const auto octets = salt.octets<ports::audit_salt>(0);
        std::copy(octets.begin(), octets.end(), key.data());
        return domain::to_hex(vault::audit::commit(key, number, field, value));
    }

    std::int64_t count(const std::string& table) const {
        sqlite::database db(file_, sqlite::database::access::read);
        auto asked = db.prepare("select count(*) from " + table);
        return asked.step() ? asked.integer(0) : -1;
    }

    /// The tree over the lines that are kept is the one that the running trail has.
    void expect_provable() const {
        sqlite::database db(file_, sqlite::database::access::read);
        sqlite::audit_reading kept(db);
        vault::audit::kept_tree tree(kept);
        const auto head = trail_.head();
        ASSERT_EQ(kept.size(), head.size);
        EXPECT_EQ(vault::audit::root_at(tree, head.size), head.root);
        EXPECT_EQ(vault::audit::inclusion_path(tree, 0, head.size).empty(), head.size == 1);
    }
};

} // namespace kruispunt::store
