#pragma once

#include "gateway/portal/admission.hpp"
#include "gateway/portal/answers.hpp"
#include "gateway/portal/call.hpp"
#include "gateway/portal/member_facts.hpp"
#include "gateway/portal/members.hpp"
#include "gateway/portal/rough_counts.hpp"
#include "gateway/ports/alarms.hpp"
#include "gateway/ports/certificates.hpp"
#include "gateway/ports/clock.hpp"

#include <string>
#include <vector>

namespace kruispunt::portal {

/// What the members' pages work with; all of it must outlive them.
struct member_parts {
    ports::region_store& regions;
    admission& access;
    report_book& reports;
    ports::traffic& traffic;
    const ports::certificate_desk& certificates;
    const ports::alarms& alarms;
    const ports::clock& clock;
    rough_counts& rough;
    std::vector<member_facts> facts;
};

/// `/deelnemers`: who takes part and how (BEH-01), and how far they are let in (BEH-02). Any
/// thread.
class member_pages {
public:
    explicit member_pages(member_parts parts) : parts_(std::move(parts)) {}

    /// All of them, or the caller's own.
    ports::task<ports::http_response> list(call c);

    /// `PUT …/{regio}`: admits, suspends, or takes a suspension back, with a reason.
    ports::task<ports::http_response> admit(call c);

    /// `POST /toelating`: admits several at once, or none of them.
    ports::task<ports::http_response> admit_all(call c);

private:
    /// What rows are made with.
    struct background {
        admission::by_region records;
        std::vector<verified_report> reports;
        domain::admitted_regions admitted;
        std::vector<ports::standing_alarm> alarms;
    };

    /// Rows of the list.
    struct member_list {
        json rows = json::array();
    };

    ports::task<domain::result<background>> read_background();
    ports::task<domain::result<member_list>> rows(scope within, std::vector<std::string> only);
    ports::task<domain::result<std::vector<member>>> all_members(bool coarse);
    const member_facts* facts_of(std::string_view region) const;
    json of_certificates(const std::string& region) const;
    static json circuit_of(const member& one, const background& behind, bool coarse);
    void add_access(json& to, const std::string& region, const background& behind) const;
    json shown_whole(const member& one, const background& behind, bool coarse) const;

    member_parts parts_;
};

} // namespace kruispunt::portal
