#pragma once

#include "conformance/regions/control_answer.hpp"
#include "conformance/regions/ledger.hpp"
#include "conformance/verify/proof.hpp"
#include "conformance/wire/client.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kruispunt::conformance::regions {

/// A region as a witness of the gateway's audit log (BEH-06): keeps the heads that notices and
/// answers bear, and asks for the proof that what the gateway shows now continues them. Whoever
/// rewrites the log or takes entries away is found here, the log's own key notwithstanding.
/// Bounded; used on the loop's thread.
class witness {
public:
    /// `keeps` outlives it; breaches are added there.
    witness(wire::loop& on, wire::shared_identity identity, std::string gateway_oin, ledger& keeps);

    /// The fields of a notice, or of an answer to the region.
    void saw(const std::vector<wire::header>& fields);

    /// `{heads, newest: {origin, size}|null}`.
    text::json shown() const;

    /// Asks the portal of the body (`{"portal":"https://host:port","key":"name+id+key"}`) for its
    /// head, and for the proof that it continues the newest one that was kept. `done` is called
    /// once, with `{holds, from, to, why}`.
    void check(const text::json& body, control_reply done);

private:
    struct question;

    void ask_for_proof(question asked, const wire::response& got);
    void judge(const question& asked, const wire::response& got);
    void tell(const question& asked, const std::string& why);
    void breach(const std::string& what);

    wire::client client_;
    ledger& ledger_;
    std::map<std::string, std::map<std::uint64_t, verify::head>> kept_; ///< by the log's name
    std::optional<verify::head> newest_;
};

} // namespace kruispunt::conformance::regions
