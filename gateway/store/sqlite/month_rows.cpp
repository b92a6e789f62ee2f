#include "gateway/store/sqlite/month_rows.hpp"

#include "gateway/store/sqlite/packing.hpp"

#include <map>

namespace kruispunt::store::sqlite {

using namespace domain;
using namespace domain::statistics;

namespace {

std::int64_t to_number(measure what) {
    return static_cast<std::int64_t>(what);
}

measure to_measure(std::int64_t number) {
    return static_cast<measure>(number);
}

place read_place(const statement& row, int first) {
    return {row.text(first), row.text(first + 1)};
}

} // namespace

month_rows::month_rows(database& db)
    : last_(db.prepare("select max(month) from month_frozen")),
      add_(db.prepare("insert into month_count(month, what, delay, first, second, value) "
                      "values(?,?,?,?,?,?) on conflict do update set value = value + excluded.value"
      )),
      note_(db.prepare("insert or ignore into month_without_reach(match) values(?1) returning 1")),
      counted_(db.prepare("select what, delay, first, second, value from month_count "
                          "where month = ?1")),
      frozen_(db.prepare("insert into month_frozen(month, made_at) values(?1, ?2)")),
      figure_(db.prepare("insert into month_figure(month, first, second, what, least, most) "
                         "values(?,?,?,?,?,?)")),
      median_(db.prepare("insert into month_median(month, first, second, delay) values(?,?,?,?)")),
      forget_counts_(db.prepare("delete from month_count where month <= ?1")),
      forget_notes_(db.prepare("delete from month_without_reach")) {}

std::optional<calendar_month> month_rows::last_frozen() {
    std::optional<calendar_month> found;
    if (last_.step() && !last_.is_null(0)) found = to_month(last_.integer(0));
    last_.reset();
    return found;
}

void month_rows::add(calendar_month month, const happening& what, std::int64_t times) {
    add_.bind(sqlite::to_number(month)).bind(to_number(what.what));
    add_.bind(static_cast<std::int64_t>(what.delay));
    add_.bind(what.where.first).bind(what.where.second).bind(times).run();
}

bool month_rows::note_without_reach(const uuid& match) {
    note_.bind_octets(match);
    const bool fresh = note_.step();
    note_.reset();
    return fresh;
}

month_counts month_rows::counted(calendar_month month) {
    month_counts all;
    counted_.bind(sqlite::to_number(month));
    while (counted_.step()) {
        const auto delay = static_cast<std::size_t>(counted_.integer(1));
        statistics::add(
            all,
            {to_measure(counted_.integer(0)), read_place(counted_, 2), delay},
            counted_.integer(4)
        );
    }
    return all;
}

void month_rows::freeze(const published_month& table, instant at) {
    const std::int64_t month = sqlite::to_number(table.month);
    frozen_.bind(month).bind(sqlite::to_number(at)).run();
    keep(table);
    forget_counts_.bind(month).run();
    forget_notes_.run();
}

void month_rows::keep(const published_month& table) {
    const std::int64_t month = sqlite::to_number(table.month);
    for (const auto& [at, told] : table.told) {
        figure_.bind(month).bind(at.where.first).bind(at.where.second).bind(to_number(at.what));
        figure_.bind(told.least).bind(told.most).run();
    }
    for (const auto& [where, delay] : table.median_delay) {
        median_.bind(month).bind(where.first).bind(where.second);
        median_.bind(static_cast<std::int64_t>(delay)).run();
    }
}

month_reading::month_reading(database& db)
    : months_(db.prepare("select month from month_frozen where month between ?1 and ?2")),
      figures_(db.prepare("select month, first, second, what, least, most from month_figure "
                          "where month between ?1 and ?2")),
      medians_(db.prepare("select month, first, second, delay from month_median "
                          "where month between ?1 and ?2")),
      span_(db.prepare("select (select min(month) from month_frozen), "
                       "(select max(month) from month_frozen)")) {}

std::vector<published_month> month_reading::tables(const ports::month_span& of) {
    const std::int64_t first = sqlite::to_number(of.first);
    const std::int64_t last = sqlite::to_number(of.last);
    std::map<std::int64_t, published_month> made;
    months_.bind(first).bind(last);
    while (months_.step())
        made[months_.integer(0)].month = to_month(months_.integer(0));
    figures_.bind(first).bind(last);
    while (figures_.step())
        made[figures_.integer(0)].told[{read_place(figures_, 1), to_measure(figures_.integer(3))}] =
            {figures_.integer(4), figures_.integer(5)};
    medians_.bind(first).bind(last);
    while (medians_.step())
        made[medians_.integer(0)].median_delay[read_place(medians_, 1)] =
            static_cast<std::size_t>(medians_.integer(3));
    std::vector<published_month> tables;
    for (auto& [month, table] : made)
        tables.push_back(std::move(table));
    return tables;
}

std::optional<ports::month_span> month_reading::frozen() {
    std::optional<ports::month_span> found;
    if (span_.step() && !span_.is_null(0))
        found = ports::month_span{to_month(span_.integer(0)), to_month(span_.integer(1))};
    span_.reset();
    return found;
}

} // namespace kruispunt::store::sqlite
