#pragma once

#include "gateway/ports/audit_trail.hpp"
#include "gateway/vault/audit/growing_tree.hpp"
#include "gateway/vault/audit/signed_head.hpp"

#include <map>
#include <mutex>
#include <string>

namespace kruispunt::vault::audit {

/// The published log (docs/audit-log.md). One thread, but for `head`.
class entry_trail final : public ports::audit_trail {
public:
    /// `regions` by their OIN: whose entry it is.
    explicit entry_trail(std::map<std::string, std::string> regions = {})
        : regions_(std::move(regions)) {}

    void open(std::uint64_t size, ports::audit_records& kept) override;
    ports::audit_group
    add(const std::vector<ports::audit_deed>& deeds, domain::instant at) override;
    void keep() override;
    ports::audit_salt fresh_salt() override;
    std::string root_over(const std::function<std::optional<std::string>()>& next) override;

    /// Of what is durable. Any thread.
    tree_head head() const;

private:
    domain::audit_record
    record_of(const ports::audit_deed& deed, std::uint64_t number, domain::instant at) const;
    void name_party(domain::audit_record& record) const;

    const std::map<std::string, std::string> regions_;
    growing_tree added_;
    mutable std::mutex mutex_; ///< of what follows
    growing_tree kept_;
};

} // namespace kruispunt::vault::audit
