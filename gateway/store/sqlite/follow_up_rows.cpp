#include "gateway/store/sqlite/follow_up_rows.hpp"

namespace kruispunt::store::sqlite {

using namespace domain;

follow_up read_follow_up(const statement& row, int first) {
    follow_up said;
    if (row.is_null(first)) return said;
    said.acknowledged = row.integer(first) != 0;
    said.consent = static_cast<consent>(row.integer(first + 1));
    said.family_informed = row.integer(first + 2) != 0;
    if (!row.is_null(first + 3))
        said.lead =
            sealed_lead{row.octets<digest>(first + 3), row.integer(first + 4), row.blob(first + 5)};
    return said;
}

follow_up_rows::follow_up_rows(database& db)
    : of_(db.prepare(
          "select " + std::string(follow_up_columns) +
          " from follow_up f where f.match = ?1 and f.side = ?2"
      )),
      write_(db.prepare("insert or replace into follow_up(match, side, acknowledged, consent, "
                        "family_informed, lead_content, lead_key, lead) "
                        "values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")),
      keys_(db.prepare("select lead_key from follow_up where match = ?1 and lead_key is not null")),
      end_(db.prepare("delete from follow_up where match = ?1")) {}

follow_up follow_up_rows::of(std::int64_t match, signal_number side) {
    of_.bind(match).bind(side);
    follow_up said;
    if (of_.step()) said = read_follow_up(of_, 0);
    of_.reset();
    return said;
}

std::int64_t follow_up_rows::write(const follow_up_write& w) {
    const follow_up before = of(w.match, w.side);
    write_.bind(w.match).bind(w.side).bind(w.said.acknowledged ? 1 : 0);
    write_.bind(static_cast<int>(w.said.consent)).bind(w.said.family_informed ? 1 : 0);
    if (w.said.lead)
        write_.bind_octets(w.said.lead->content)
            .bind(w.said.lead->data_key)
            .bind_blob(w.said.lead->bytes);
    else
        write_.bind_null().bind_null().bind_null();
    write_.run();
    const std::int64_t kept = w.said.lead ? w.said.lead->data_key : 0;
    return before.lead && before.lead->data_key != kept ? before.lead->data_key : 0;
}

std::vector<std::int64_t> follow_up_rows::end(std::int64_t match) {
    std::vector<std::int64_t> keys;
    keys_.bind(match);
    while (keys_.step())
        keys.push_back(keys_.integer(0));
    end_.bind(match).run();
    return keys;
}

} // namespace kruispunt::store::sqlite
