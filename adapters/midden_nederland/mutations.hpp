#pragma once

#include "adapters/sdk/mapping.hpp"
#include "gateway/ports/region_adapter.hpp"

#include <string>

namespace kruispunt::adapters::midden_nederland {

/// Reads a mutation of the feed as a command (MN-02, MN-07, MN-08); one that breaks a rule becomes
/// a `refused_message` (MN-04). Immutable; any thread.
class mutations {
public:
    explicit mutations(const ports::adapter_setup& setup);

    domain::command read(codec::node mutation) const;

    /// The mutation's own path of a field that the rules complain of (COM-27).
    std::string path_of(const std::string& canonical) const;

private:
    void read_signal_mutation(codec::node mutation, domain::command& into) const;
    void read_signal(codec::node signal, std::string_view kind, domain::command& into) const;
    void read_submission(codec::node signal, bool must_be_known, domain::command& into) const;
    void read_withdrawal(codec::node signal, domain::command& into) const;
    void read_closing(codec::node signal, domain::command& into) const;
    void read_move(codec::node signal, domain::command& into) const;
    void read_match_update(codec::node mutation, domain::command& into) const;
    void read_inspection(codec::node mutation, domain::command& into) const;

    std::string region_;
    std::string oin_;
    sdk::mapping around_;
    sdk::mapping signal_;
    sdk::mapping withdrawal_;
    sdk::mapping closing_;
    sdk::mapping move_;
    sdk::mapping match_update_;
    sdk::mapping inspection_;
};

} // namespace kruispunt::adapters::midden_nederland
