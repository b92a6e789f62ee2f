#pragma once

#include "gateway/portal/answers.hpp"
#include "gateway/portal/call.hpp"
#include "gateway/ports/trail_desk.hpp"

namespace kruispunt::portal {

/// The audit trail (BEH-06): its entries and proofs of them for auditors, its heads and proofs
/// between two of them for every member, who are its witnesses. Any thread.
class trail_pages {
public:
    /// `desk` must outlive the pages.
    explicit trail_pages(ports::trail_desk& desk) : desk_(desk) {}

    /// The signal that a call of `list` looks for, as the audit trail commits to it; empty: none.
    static std::string sought_by(const call& c);

    ports::task<ports::http_response> list(call c);
    ports::task<ports::http_response> proof(call c);
    ports::task<ports::http_response> root(call c);
    ports::task<ports::http_response> consistency(call c);
    ports::task<ports::http_response> key(call c);

private:
    ports::trail_desk& desk_;
};

} // namespace kruispunt::portal
