#pragma once

#include "gateway/portal/answers.hpp"
#include "gateway/portal/call.hpp"
#include "gateway/ports/key_desk.hpp"

namespace kruispunt::portal {

/// Where the keys stand, as the pages show it: `stap` (`geen`: nothing is under way), `gedaan` of
/// `van`.
json shown(const ports::key_status& now);

/// `GET /sleutels`: the epochs of the key ring and how far a rotation is. `POST
/// /sleutels/vernieuw` begins one, `POST /sleutels/opruim` takes older keys out. Nothing of a key
/// is shown. Any thread.
class key_pages {
public:
    /// The desk must outlive the pages.
    explicit key_pages(ports::key_desk& desk) : desk_(desk) {}

    ports::task<ports::http_response> show(call c);
    ports::task<ports::http_response> rotate(call c);
    ports::task<ports::http_response> retire(call c);

private:
    ports::key_desk& desk_;
};

} // namespace kruispunt::portal
