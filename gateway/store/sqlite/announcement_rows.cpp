#include "gateway/store/sqlite/announcement_rows.hpp"

#include "gateway/store/sqlite/packing.hpp"

#include <utility>

namespace kruispunt::store::sqlite {

using namespace domain;

announcement_rows::announcement_rows(database& db)
    : add_(db.prepare("insert into announcement(id, what, region, other, match, word, at) "
                      "values(?,?,?,?,?,?,?)")),
      remove_(db.prepare("delete from announcement where number = ?1")),
      forget_(db.prepare("delete from announcement "
                         "where match = (select id from match where number = ?1)")),
      count_(db.prepare("select count(*) from announcement")),
      shed_(db.prepare("delete from announcement where number in (select number from announcement "
                       "order by match is not null, number limit ?1)")),
      disturbed_(db.prepare("select region, cause from disturbance")),
      begin_(db.prepare("insert or ignore into disturbance(region, cause) values(?1, ?2)")),
      end_(db.prepare("delete from disturbance where region = ?1 and cause = ?2")) {}

void announcement_rows::add(const uuid& id, const announcement& what, instant at) {
    add_.bind_octets(id).bind(static_cast<int>(what.what));
    add_.bind(what.region).bind(what.other_region);
    what.match == uuid{} ? add_.bind_null() : add_.bind_octets(what.match);
    add_.bind(what.word).bind(to_number(at)).run();
}

void announcement_rows::remove(std::int64_t number) {
    remove_.bind(number).run();
}

void announcement_rows::forget(std::int64_t match) {
    forget_.bind(match).run();
}

std::int64_t announcement_rows::shed(std::int64_t most) {
    count_.step();
    const std::int64_t beyond = count_.integer(0) - most;
    count_.reset();
    if (beyond <= 0) return 0;
    shed_.bind(beyond).run();
    return beyond;
}

std::set<ports::disturbance> announcement_rows::disturbances() {
    std::set<ports::disturbance> found;
    while (disturbed_.step())
        found.insert({disturbed_.text(0), disturbed_.text(1)});
    return found;
}

void announcement_rows::begin(const ports::disturbance& what) {
    begin_.bind(what.region).bind(what.cause).run();
}

void announcement_rows::end(const ports::disturbance& what) {
    end_.bind(what.region).bind(what.cause).run();
}

announcement_reading::announcement_reading(database& db)
    : after_(db.prepare("select a.number, a.id, a.what, a.region, a.other, a.match, a.word, a.at "
                        "from announcement a where a.number > ?1 and (a.match is null or not "
                        "exists (select 1 from match m join objection j "
                        "on j.signal in (m.first, m.second) where m.id = a.match)) "
                        "order by a.number limit ?2")),
      totals_(db.prepare("select (select count(*) from announcement), "
                         "(select at from announcement order by number limit 1), "
                         "(select value from mark where name = 'announcements_told'), "
                         "(select value from mark where name = 'announcements_dropped')")) {}

std::vector<ports::owed_announcement>
announcement_reading::after(std::int64_t number, std::size_t limit) {
    std::vector<ports::owed_announcement> found;
    after_.bind(number).bind(static_cast<std::int64_t>(limit));
    while (after_.step()) {
        ports::owed_announcement owed;
        owed.number = after_.integer(0);
        owed.id = after_.octets<uuid>(1);
        owed.what.what = static_cast<announced_kind>(after_.integer(2));
        owed.what.region = after_.text(3);
        owed.what.other_region = after_.text(4);
        if (!after_.is_null(5)) owed.what.match = after_.octets<uuid>(5);
        owed.what.word = after_.text(6);
        owed.at = to_instant(after_.integer(7));
        found.push_back(std::move(owed));
    }
    return found;
}

ports::announcement_sum announcement_reading::totals() {
    ports::announcement_sum sum;
    if (totals_.step()) {
        sum.waiting = totals_.integer(0);
        sum.oldest = to_instant(totals_.integer(1)); // zero where there is none
        sum.told = totals_.integer(2);
        sum.dropped = totals_.integer(3);
    }
    totals_.reset();
    return sum;
}

} // namespace kruispunt::store::sqlite
