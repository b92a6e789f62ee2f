#pragma once

#include "gateway/exchange/intake.hpp"
#include "tests/unit/exchange/exchange_fixture.hpp"

namespace kruispunt::exchange {

/// The way in of ESAR (OIN 900) and SISA (OIN 901).
class intake_fixture : public exchange_fixture {
protected:
    /// Each in its own protocol; the adapters must outlive it.
    intake intake_of(const ports::region_adapter& esar, const ports::region_adapter& sisa) {
        return {
            {{"esar", support::organisation_oin(900), "https://esar:1", esar},
             {"sisa", support::organisation_oin(901), "https://sisa:1", sisa}},
            enactment_,
            clock_,
            ids_,
            heavy_work_.get_executor(),
            suspended_};
    }

    region_flags suspended_{{"esar", "sisa"}};
};

} // namespace kruispunt::exchange
