#include "gateway/store/sqlite/sandbox_reading.hpp"

#include <utility>

namespace kruispunt::store::sqlite {

using namespace domain;

namespace {

std::int64_t counted(statement& question, std::string_view region) {
    question.bind(region).step();
    const std::int64_t found = question.integer(0);
    question.reset();
    return found;
}

} // namespace

sandbox_reading::sandbox_reading(database& db)
    : signals_(db.prepare("select count(*) from signal where region = ?1 and state < 3")),
      matches_(db.prepare(
          "select (select count(*) from signal s cross join match m on m.first = s.number "
          "where s.region = ?1 and s.state < 3) + "
          "(select count(*) from signal s cross join match m on m.second = s.number "
          "cross join signal o on o.number = m.first "
          "where s.region = ?1 and s.state < 3 and o.region <> ?1)"
      )),
      held_(db.prepare("select key, number from signal where region = ?1 and number > ?2 "
                       "and state < 3 order by number limit ?3")) {}

ports::sandbox_holding sandbox_reading::holding(std::string_view region) {
    return {counted(signals_, region), counted(matches_, region)};
}

std::vector<sealed_command>
sandbox_reading::withdrawals(std::string_view region, std::int64_t after, std::size_t limit) {
    std::vector<sealed_command> found;
    held_.bind(region).bind(after).bind(static_cast<std::int64_t>(limit));
    while (held_.step()) {
        sealed_command command;
        command.region = region;
        command.signal_key = held_.octets<digest>(0);
        command.own_row = held_.integer(1);
        command.act = sealed_withdraw{};
        found.push_back(std::move(command));
    }
    return found;
}

} // namespace kruispunt::store::sqlite
