#include "gateway/store/sqlite/member_rows.hpp"

#include "gateway/store/sqlite/packing.hpp"

#include <utility>

namespace kruispunt::store::sqlite {

using namespace domain;

member_rows::member_rows(database& db)
    : write_(db.prepare("insert or replace into member(region, state, admitted, reason, done_by, "
                        "since) values(?1, ?2, ?3, ?4, ?5, ?6)")),
      admitted_(db.prepare("select region from member where admitted = 1")),
      signal_of_(db.prepare("select 1 from signal where region = ?1 and state < 3 limit 1")) {}

void member_rows::write(const ports::member_record& record) {
    write_.bind(record.region).bind(static_cast<int>(record.what.state));
    write_.bind(record.what.admitted ? 1 : 0).bind(record.reason).bind(record.by);
    write_.bind(to_number(record.since)).run();
}

admitted_regions member_rows::admitted() {
    admitted_regions found;
    while (admitted_.step())
        found.insert(admitted_.text(0));
    return found;
}

bool member_rows::has_signals(std::string_view region) {
    const bool found = signal_of_.bind(region).step();
    signal_of_.reset();
    return found;
}

member_reading::member_reading(database& db)
    : all_(db.prepare("select region, state, admitted, reason, done_by, since from member "
                      "order by region")) {}

std::vector<ports::member_record> member_reading::memberships() {
    std::vector<ports::member_record> found;
    while (all_.step()) {
        ports::member_record one;
        one.region = all_.text(0);
        one.what.state = static_cast<member_state>(all_.integer(1));
        one.what.admitted = all_.integer(2) != 0;
        one.reason = all_.text(3);
        one.by = all_.text(4);
        one.since = to_instant(all_.integer(5));
        found.push_back(std::move(one));
    }
    return found;
}

} // namespace kruispunt::store::sqlite
