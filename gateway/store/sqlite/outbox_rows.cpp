#include "gateway/store/sqlite/outbox_rows.hpp"

#include "gateway/store/sqlite/move_rows.hpp"
#include "gateway/store/sqlite/packing.hpp"

#include <string_view>

namespace kruispunt::store::sqlite {

namespace {

using namespace domain;

std::string_view octets(const std::vector<uuid>& matches) {
    return {reinterpret_cast<const char*>(matches.data()), matches.size() * sizeof(uuid)};
}

// Of dead letters, what a notice of a kind that arrives leaves nothing to be told of: of an end,
// what was to be told of that match; of the signal's own end, what was to be told of it at all.
constexpr std::string_view overtaken_by = "(?3 = kind and kind in (5, 7)) "
                                          "or (?3 = 4 and kind = 4 and match = ?4) "
                                          "or (?3 = 1 and kind in (0, 4, 10) and match = ?4) "
                                          "or (?3 = 6 and kind in (0, 4, 5, 7, 10))";
static_assert(
    static_cast<int>(notice_kind::match_made) == 0 &&
        static_cast<int>(notice_kind::match_ended) == 1 &&
        static_cast<int>(notice_kind::match_changed) == 4 &&
        static_cast<int>(notice_kind::signal_expires) == 5 &&
        static_cast<int>(notice_kind::signal_lapsed) == 6 &&
        static_cast<int>(notice_kind::child_moved) == 7 &&
        static_cast<int>(notice_kind::reminder) == 10,
    "the condition above says so"
);

// A region sees the numbers of its own notices (BOX-1). They rise by 1 to 16,777,216 at random and
// most unevenly, so that what lies between two of them says not how many others were told (BEH-03).
constexpr std::string_view next_number =
    "(select coalesce(max(seq), 0) + 1 + ((random() & 16777215) >> (random() & 7)) "
    "from sqlite_sequence where name = 'outbox')";

bool overtakes(notice_kind kind) {
    return kind == notice_kind::match_ended || kind == notice_kind::match_changed ||
           kind == notice_kind::signal_expires || kind == notice_kind::signal_lapsed ||
           kind == notice_kind::child_moved;
}

} // namespace

outbox_rows::outbox_rows(database& db)
    : add_(db.prepare(
          "insert into outbox(number, id, kind, region, reference, about, other, other_region, "
          "match, kind_of_match, made_at, reason, wrongful, municipality, feed_item, "
          "rejected_code, rejected_field, traceparent, transaction_id, day, since, matches, "
          "reporters, far) values(" +
          std::string(next_number) + ",?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
      )),
      find_(db.prepare("select kind, about, other, match from outbox where number = ?1")),
      told_by_(db.prepare("select match, region, other_region, made_at from outbox "
                          "where number = ?1 and kind = 0 and kind_of_match in (0, 1)")),
      noted_(db.prepare("select id, region, reference, about, coalesce(transaction_id, '') "
                        "from outbox where number = ?1")),
      again_(db.prepare("update outbox set attempts = attempts + 1, last_attempt = ?1, code = ?2, "
                        "put_off = put_off + ?3, next_attempt = ?4 where number = ?5")),
      dead_(db.prepare("update outbox set attempts = attempts + 1, last_attempt = ?1, code = ?2, "
                       "put_off = put_off + ?3, dead = 1, cause = ?4 where number = ?5")),
      done_(db.prepare("delete from outbox where number = ?1")),
      overtake_(db.prepare(
          "update outbox set overtaken = 1 where about = ?1 and about <> 0 and "
          "dead = 1 and number < ?2 and (" +
          std::string(overtaken_by) + ")"
      )),
      drop_(db.prepare("delete from outbox where about = ?1 and kind in (0, 4, 9) returning other")
      ),
      drop_of_(db.prepare("delete from outbox where other = ?1 and other <> 0 and "
                          "kind in (0, 4, 9) returning other")),
      drop_one_(db.prepare("delete from outbox where about = ?1 and kind in (0, 4, 9) "
                           "and match = ?2 returning other")) {
    static_assert(
        tells_of_other(static_cast<notice_kind>(0)) &&
            tells_of_other(static_cast<notice_kind>(4)) &&
            tells_of_other(static_cast<notice_kind>(9)),
        "the statements above say 0, 4 and 9"
    );
}

std::vector<signal_number> outbox_rows::drop(const overtaken_notices& overtaken) {
    statement& dropping = overtaken.of_it ? drop_of_ : overtaken.match ? drop_one_ : drop_;
    dropping.bind(overtaken.about);
    if (overtaken.match && !overtaken.of_it) dropping.bind_octets(*overtaken.match);
    std::vector<signal_number> others;
    while (dropping.step())
        others.push_back(dropping.integer(0));
    return others;
}

void outbox_rows::add(const notice& n) {
    add_.bind_octets(n.id).bind(static_cast<int>(n.kind)).bind(n.region).bind(n.reference);
    add_.bind(n.about).bind(n.other).bind(n.other_region).bind_octets(n.match);
    add_.bind(static_cast<int>(n.kind_of_match)).bind(to_number(n.made_at));
    add_.bind(static_cast<int>(n.reason)).bind(n.wrongful ? 1 : 0).bind(n.municipality);
    add_.bind(n.feed_item).bind(static_cast<int>(n.rejected_code)).bind(n.rejected_field);
    bind_extras(n);
    const std::string reporters = pack_numbers(n.reporters);
    reporters.empty() ? add_.bind_null() : add_.bind_blob(reporters);
    add_.bind(n.far).run();
}

void outbox_rows::bind_extras(const notice& n) {
    const auto text = [this](const std::string& t) { t.empty() ? add_.bind_null() : add_.bind(t); };
    text(n.trace.traceparent);
    text(n.trace.transaction_id);
    n.on ? add_.bind(to_number(*n.on)) : add_.bind_null();
    n.since ? add_.bind(to_number(*n.since)) : add_.bind_null();
    n.matches.empty() ? add_.bind_null() : add_.bind_blob(octets(n.matches));
}

std::optional<outbox_rows::row> outbox_rows::find(std::int64_t number) {
    std::optional<row> found;
    find_.bind(number);
    if (find_.step())
        found =
            row{static_cast<notice_kind>(find_.integer(0)),
                find_.integer(1),
                find_.integer(2),
                find_.octets<uuid>(3)};
    find_.reset();
    return found;
}

std::optional<outbox_rows::told_match> outbox_rows::match_told_by(std::int64_t number) {
    static_assert(
        static_cast<int>(match_kind::child) == 0 && static_cast<int>(match_kind::family) == 1,
        "the statement above says 0 and 1"
    );
    std::optional<told_match> found;
    told_by_.bind(number);
    if (told_by_.step())
        found = told_match{
            told_by_.octets<uuid>(0),
            told_by_.text(1),
            told_by_.text(2),
            to_instant(told_by_.integer(3))};
    told_by_.reset();
    return found;
}

std::optional<outbox_rows::noted_notice> outbox_rows::noted(std::int64_t number) {
    std::optional<noted_notice> found;
    noted_.bind(number);
    if (noted_.step())
        found = noted_notice{
            noted_.octets<uuid>(0),
            noted_.text(1),
            noted_.text(2),
            noted_.integer(3),
            noted_.text(4)};
    noted_.reset();
    return found;
}

std::optional<signal_number> outbox_rows::settle(const ports::settlement& s, instant now) {
    const auto found = find(s.number);
    if (!found) return std::nullopt;
    if (s.becomes != ports::settlement::state::queued) {
        end(s, *found, now);
        return found->other;
    }
    again_.bind(to_number(now)).bind(s.code).bind(s.put_off ? 1 : 0);
    again_.bind(to_number(s.next_attempt)).bind(s.number).run();
    return 0;
}

void outbox_rows::end(const ports::settlement& s, const row& of, instant now) {
    using state = ports::settlement::state;
    if (s.becomes == state::dead) {
        dead_.bind(to_number(now)).bind(s.code).bind(s.put_off ? 1 : 0);
        dead_.bind(static_cast<int>(s.cause)).bind(s.number).run();
        return;
    }
    done_.bind(s.number).run();
    if (s.becomes == state::delivered && overtakes(of.kind)) overtake(s, of);
}

void outbox_rows::overtake(const ports::settlement& by, const row& of) {
    overtake_.bind(of.about).bind(by.number).bind(static_cast<int>(of.kind));
    overtake_.bind_octets(of.match).run();
}

} // namespace kruispunt::store::sqlite
