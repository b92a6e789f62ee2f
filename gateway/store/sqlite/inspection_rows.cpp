#include "gateway/store/sqlite/inspection_rows.hpp"

#include "gateway/store/sqlite/objection_rows.hpp"
#include "gateway/store/sqlite/packing.hpp"

namespace kruispunt::store::sqlite {

using namespace domain;

namespace {

constexpr const char* inspections_before =
    "select day, region from inspection where signal = ?1 and at < ?2 order by at, region";

std::vector<past_inspection>
read_inspections(statement& from, signal_number number, instant until) {
    std::vector<past_inspection> found;
    from.bind(number).bind(to_number(until));
    while (from.step())
        found.push_back({to_day(from.integer(0)), from.text(1)});
    return found;
}

} // namespace

inspection_rows::inspection_rows(database& db)
    : add_(db.prepare(
          "insert or ignore into inspection(signal, at, day, region) values(?1, ?2, ?3, ?4)"
      )),
      count_(db.prepare("insert into inspector(region, day, today, total) values(?1, ?2, 1, 1) "
                        "on conflict(region) do update set "
                        "today = case when day = excluded.day then today + 1 else 1 end, "
                        "day = excluded.day, total = total + 1")),
      of_(db.prepare(inspections_before)),
      of_day_(db.prepare("select today from inspector where region = ?1 and day = ?2")),
      forget_(db.prepare("delete from inspection where signal = ?1")) {}

void inspection_rows::write(const inspection_write& made, instant at) {
    count_.bind(made.region).bind(to_number(made.on)).run();
    for (const signal_number number : made.shown)
        add_.bind(number).bind(to_number(at)).bind(to_number(made.on)).bind(made.region).run();
}

std::vector<past_inspection> inspection_rows::of(signal_number number, instant until) {
    return read_inspections(of_, number, until);
}

int inspection_rows::of_day(const std::string& region, day on) {
    of_day_.bind(region).bind(to_number(on));
    const int found = of_day_.step() ? static_cast<int>(of_day_.integer(0)) : 0;
    of_day_.reset();
    return found;
}

void inspection_rows::forget(signal_number number) {
    forget_.bind(number).run();
}

held_reading::held_reading(database& db)
    : signal_(db.prepare(
          "select region, date, expires_on, state, key, data_key, contact, " +
          frozen_column("number") + " from signal where number = ?1 and state < 3"
      )),
      inspections_(db.prepare(inspections_before)) {}

std::optional<held_line> held_reading::of(signal_number number, instant asked_at) {
    std::optional<held_line> found;
    signal_.bind(number);
    if (signal_.step()) {
        found.emplace();
        found->what.number = number;
        found->what.region = signal_.text(0);
        found->what.since = to_day(signal_.integer(1));
        found->what.until = to_day(signal_.integer(2));
        const bool frozen = signal_.integer(7) != 0;
        const auto kept = static_cast<signal_state>(signal_.integer(3));
        found->what.state = frozen ? signal_state::frozen : kept;
        found->contact = {signal_.octets<digest>(4), signal_.integer(5), signal_.blob(6)};
    }
    signal_.reset();
    if (found) found->what.inspections = read_inspections(inspections_, number, asked_at);
    return found;
}

} // namespace kruispunt::store::sqlite
