#pragma once

#include "gateway/domain/signal.hpp"
#include "tests/support/made_up_bsn.hpp"

namespace kruispunt::vault {

/// A signal in which everything stands that can.
inline domain::signal_content full_signal() {
    domain::signal_content s;
    s.id = "E-1";
    s.child.bsn = support::made_up_bsn(1);
    s.child.name = domain::person_name{"Aïcha Maria", "van der", "Berg"};
    s.child.birth_date = domain::birth_date::parse("2014-05-17").value();
    s.child.gender = domain::gender::female;
    s.child.address = domain::address{"Dorpsstraat", "12", "a", "bis", "1234AB"};
    s.child.place = "Almere";
    s.child.municipality = "0034";
    s.child.comparable_given = "aicha";
    s.parents = {support::made_up_bsn(2), support::made_up_bsn(3)};
    s.organisation = {"00000099000000002000", "Jeugdplein", "+31101234567"};
    s.reporter =
        domain::professional{"J. Jansen", "verpleegkundige", "+31612345678", "j@example.org"};
    s.date = domain::parse_day("2026-11-20").value();
    s.informed = domain::informed::both;
    return s;
}

} // namespace kruispunt::vault
