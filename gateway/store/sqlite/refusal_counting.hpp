#pragma once

#include "gateway/domain/error.hpp"
#include "gateway/domain/refusal_meter.hpp"
#include "gateway/ports/audit_trail.hpp"

#include <optional>
#include <vector>

namespace kruispunt::store::sqlite {

/// Which refusals are entered by themselves and which are counted (`refusal_meter`), so that nobody
/// fills the trail by asking what is refused. Like the trail it goes back where a group was rolled
/// back. One thread.
class refusal_counting {
public:
    using deeds = std::vector<ports::audit_deed>;

    /// What of a group's deeds is to be entered at that moment, and what was counted in a minute
    /// that is over by then. A party that is not known is not entered: metrics count it.
    deeds entered(deeds of, domain::instant at);

    /// What `entered` gave last is durable.
    void keep() { before_.reset(); }

    /// Whether something waits for its minute to be over.
    bool holds_some() const { return held_; }

    /// The process ends: what `entered` gives next holds everything that was counted.
    void end() { ending_ = true; }

private:
    struct state {
        domain::refusal_meter meter;
        bool held = false;
        domain::instant last{};
    };

    void take_back();
    bool is_over(domain::instant at) const;

    domain::refusal_meter meter_;
    std::optional<state> before_; ///< the group that is being written
    bool held_ = false;
    bool ending_ = false;
    domain::instant last_{}; ///< refusal that was looked at
};

} // namespace kruispunt::store::sqlite
