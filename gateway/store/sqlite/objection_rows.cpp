#include "gateway/store/sqlite/objection_rows.hpp"

#include "gateway/store/sqlite/packing.hpp"

namespace kruispunt::store::sqlite {

using namespace domain;

std::string frozen_column(const std::string& number) {
    return "exists(select 1 from objection j where j.signal = " + number + ")";
}

std::string objection_columns(const std::string& table) {
    std::string columns;
    for (const char* column : {"id", "since", "due_on", "municipality", "referenced", "overdue"})
        columns += (columns.empty() ? "" : ", ") + table + "." + column;
    return columns;
}

objection read_objection(const statement& row, int first) {
    objection read;
    read.id = row.octets<uuid>(first);
    read.since = to_instant(row.integer(first + 1));
    read.due_on = to_day(row.integer(first + 2));
    read.municipality = row.text(first + 3);
    read.has_reference = row.integer(first + 4) != 0;
    read.overdue = row.integer(first + 5) != 0;
    return read;
}

objection_rows::objection_rows(database& db)
    : write_(db.prepare("insert or replace into objection(signal, id, since, due_on, municipality, "
                        "referenced, overdue) values(?1, ?2, ?3, ?4, ?5, ?6, ?7)")),
      find_(db.prepare(
          "select j.signal, " + objection_columns("j") + " from objection j where j.id = ?1"
      )),
      of_(db.prepare("select " + objection_columns("j") + " from objection j where j.signal = ?1")),
      forget_(db.prepare("delete from objection where signal = ?1 returning 1")) {}

void objection_rows::write(const objection_write& w) {
    write_.bind(w.signal).bind_octets(w.objection.id).bind(to_number(w.objection.since));
    write_.bind(to_number(w.objection.due_on)).bind(w.objection.municipality);
    write_.bind(w.objection.has_reference ? 1 : 0).bind(w.objection.overdue ? 1 : 0).run();
}

std::optional<objection_row> objection_rows::find(const uuid& id) {
    std::optional<objection_row> found;
    find_.bind_octets(id);
    if (find_.step()) found = objection_row{find_.integer(0), read_objection(find_, 1)};
    find_.reset();
    return found;
}

std::optional<objection> objection_rows::of(signal_number number) {
    std::optional<objection> found;
    of_.bind(number);
    if (of_.step()) found = read_objection(of_, 0);
    of_.reset();
    return found;
}

bool objection_rows::forget(signal_number number) {
    forget_.bind(number);
    bool any = false;
    while (forget_.step())
        any = true;
    return any;
}

} // namespace kruispunt::store::sqlite
