#pragma once

#include "gateway/ports/store.hpp"
#include "gateway/store/sqlite/act_rows.hpp"
#include "gateway/store/sqlite/audit_deeds.hpp"
#include "gateway/store/sqlite/audit_writing.hpp"

#include <string>
#include <vector>

namespace kruispunt::store::sqlite {

/// Makes the entries of what is done in a group (COM-33), before what they name may go. One thread.
class audit_noting {
public:
    using deeds = std::vector<ports::audit_deed>;

    /// Both must outlive this.
    audit_noting(audit_writing& audit, act_rows& rows) : audit_(audit), rows_(rows) {}

    /// What follows is of this moment by the machine's clock, by which entries have their days.
    void begin(domain::instant at) { at_ = at; }

    /// Of something that is on no signal that is held.
    void add(const domain::audit_entry& entry, deeds& to);

    /// Of an entry of a decision that is not applied yet.
    void add(const domain::audit_entry& entry, const decided_act& decided, deeds& to);

    /// Of a message that came before: what was answered then is answered again, or it is refused.
    void add_repeat(const domain::sealed_command& command, std::string outcome, deeds& to);

    /// Of a notice that is done with: what is told is disclosed.
    void add_end(const ports::settlement& settled, deeds& to);

private:
    audit_writing& audit_;
    act_rows& rows_;
    domain::instant at_{};
};

} // namespace kruispunt::store::sqlite
