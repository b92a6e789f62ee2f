#include "gateway/store/sqlite/report_rows.hpp"

#include "gateway/store/sqlite/packing.hpp"

#include <utility>

namespace kruispunt::store::sqlite {

using namespace domain;

report_rows::report_rows(database& db)
    : has_(db.prepare("select 1 from conformance_report where id = ?1")),
      count_(db.prepare("select count(*) from conformance_report")),
      write_(db.prepare("insert into conformance_report(id, region, envelope, handed_in_by, since) "
                        "values(?1, ?2, ?3, ?4, ?5)")),
      remove_(db.prepare("delete from conformance_report where id = ?1 returning region")) {}

bool report_rows::has(const uuid& id) {
    const bool found = has_.bind_octets(id).step();
    has_.reset();
    return found;
}

std::size_t report_rows::count() {
    count_.step();
    const auto found = static_cast<std::size_t>(count_.integer(0));
    count_.reset();
    return found;
}

void report_rows::write(const ports::kept_report& report) {
    write_.bind_octets(report.id).bind(report.region).bind(report.envelope).bind(report.by);
    write_.bind(to_number(report.since)).run();
}

std::string report_rows::remove(const uuid& id) {
    std::string region;
    remove_.bind_octets(id);
    while (remove_.step())
        region = remove_.text(0);
    return region;
}

report_reading::report_reading(database& db)
    : all_(db.prepare("select id, region, envelope, handed_in_by, since from conformance_report "
                      "order by since desc, id")) {}

std::vector<ports::kept_report> report_reading::reports() {
    std::vector<ports::kept_report> found;
    while (all_.step())
        found.push_back(
            {all_.octets<uuid>(0),
             all_.text(1),
             all_.text(2),
             all_.text(3),
             to_instant(all_.integer(4))}
        );
    return found;
}

} // namespace kruispunt::store::sqlite
