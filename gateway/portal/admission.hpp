#pragma once

#include "gateway/portal/report_book.hpp"
#include "gateway/ports/clock.hpp"
#include "gateway/ports/journal.hpp"
#include "gateway/ports/member_store.hpp"
#include "gateway/ports/sandbox_desk.hpp"
#include "gateway/ports/traffic.hpp"

#include <map>
#include <string>
#include <vector>

namespace kruispunt::portal {

/// What coordination decides of regions, all at once.
struct admission_wish {
    std::vector<std::string> regions; ///< that take part, each once
    domain::member_state state = domain::member_state::sandbox;
    std::string reason;
    std::string by; ///< as the door knows them
};

/// Why a region may not be what was wished.
struct obstacle {
    enum class kind { no_report, report_amiss, was_admitted, holds_signals };

    std::string region;
    kind why = kind::no_report;
    std::string amiss{}; ///< with `report_amiss`: why its latest report does not hold, in Dutch
};

/// What admission works with; all of it must outlive it.
struct admission_parts {
    ports::member_store& members;
    ports::sandbox_desk& sandbox;
    ports::traffic& traffic;
    const ports::clock& clock;
    ports::journal& journal;
    report_book& reports;
};

/// How far regions are let in (BEH-02): all that are asked for, or none. Any thread.
class admission {
public:
    using by_region = std::map<std::string, ports::member_record, std::less<>>;

    explicit admission(const admission_parts& parts) : parts_(parts) {}

    /// What was decided of each region; of one that is not there nothing was.
    ports::task<domain::result<by_region>> records();

    /// Decides; what stands in the way of any of them, and then nothing was decided.
    ports::task<domain::result<std::vector<obstacle>>> decide(admission_wish wish);

private:
    ports::task<domain::result<std::vector<obstacle>>>
    obstacles(const admission_wish& wish, const by_region& before);
    ports::task<domain::result<void>> keep(const admission_wish& wish, const by_region& before);

    admission_parts parts_;
};

} // namespace kruispunt::portal
