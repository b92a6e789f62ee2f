#pragma once

#include "gateway/portal/answers.hpp"
#include "gateway/portal/call.hpp"

namespace kruispunt::portal {

/// `/conformiteitsrapporten` (BEH-13). What verifies a report is not there yet, so none is taken
/// and there is none to show; each answer says so. Any thread.
class report_pages {
public:
    /// None.
    ports::task<ports::http_response> list(call c) const;

    /// 501: it cannot be verified, so it is not taken.
    ports::task<ports::http_response> hand_in(call c) const;

    /// 404, whatever the id.
    ports::task<ports::http_response> show(call c) const;
};

} // namespace kruispunt::portal
