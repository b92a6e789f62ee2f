#include "gateway/store/sqlite/rekeying_rows.hpp"

#include "gateway/domain/epoch_form.hpp"
#include "gateway/store/sqlite/packing.hpp"

#include <algorithm>
#include <utility>

namespace kruispunt::store::sqlite {

using namespace domain;

namespace {

constexpr std::string_view epoch_mark = "epoch";
constexpr std::string_view next_mark = "epoch_next";

// Columns of both tables that a digest key decides.
constexpr const char* place_one =
    "update signal set (key, child, compared, parents, contact_seen, content, identity, contact) = "
    "(select key, child, compared, parents, contact_seen, content, identity, contact from rekeyed "
    "where number = ?1) where number = ?1";

// Beside the row that it was made from, as long as that one is still the same.
constexpr const char* keep_beside =
    "insert or replace into rekeyed(number, key, child, compared, parents, contact_seen, content, "
    "identity, contact) select number, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10 from signal "
    "where number = ?1 and data_key = ?2 and (identity = x'') = (?9 = x'') returning 1";

const std::vector<parent_pseudonym> no_parents;

std::vector<signal_number> numbers_in(statement& found) {
    std::vector<signal_number> numbers;
    while (found.step())
        numbers.push_back(found.integer(0));
    return numbers;
}

const sealed_lead* lead_in(const sealed_act& act) {
    const auto* said = std::get_if<sealed_update>(&act);
    return said && said->lead ? &*said->lead : nullptr;
}

} // namespace

rekeying_rows::rekeying_rows(database& db)
    : parents_(db), mark_(db.prepare("select value from mark where name = ?1")),
      set_mark_(db.prepare("insert or replace into mark(name, value) values(?1, ?2)")),
      keep_(db.prepare(keep_beside)),
      made_parents_(db.prepare("select parents from rekeyed where number = ?1")),
      drop_(db.prepare("delete from rekeyed where number = ?1")),
      strip_(db.prepare("update rekeyed set child = null, compared = x'', parents = null, "
                        "contact_seen = null, content = ?2, identity = x'' where number = ?1")),
      by_key_(db.prepare("select number from rekeyed where key = ?1")),
      by_child_(db.prepare("select number from rekeyed where child = ?1")),
      by_parent_(db.prepare("select n.number from parent p join rekeyed n on n.number = p.signal "
                            "where p.parent = ?1")),
      next_(db.prepare("select number from rekeyed where number > 0 order by number limit ?1")),
      row_parents_(db.prepare("select parents from signal where number = ?1")),
      ended_follows_(db.prepare(
          "update or replace ended set key = (select key from rekeyed where number = ?1), "
          "epoch = ?2 where key = (select key from signal where number = ?1)"
      )),
      place_(db.prepare(place_one)),
      key_of_(db.prepare("select key from signal where number = ?1")),
      rename_ended_(db.prepare("update or replace ended set key = ?1, epoch = ?2 where key = ?3")),
      rename_replay_(
          db.prepare("update or replace replay set key = ?1, epoch = ?2, "
                     "content = case when content = ?5 then ?4 else content end where key = ?3")
      ),
      keep_lead_(db.prepare("update follow_up set lead_content = ?3, lead = ?4, lead_epoch = ?5 "
                            "where match = ?1 and side = ?2 and lead_key = ?6")) {
    reload();
}

void rekeying_rows::reload() {
    const auto value_of = [this](std::string_view name) {
        mark_.bind(name);
        const int value = mark_.step() ? static_cast<int>(mark_.integer(0)) : 0;
        mark_.reset();
        return value;
    };
    epoch_ = value_of(epoch_mark);
    towards_ = value_of(next_mark);
    lacking_ = true;
}

bool rekeying_rows::has_form(const sealed_command& given) const {
    const auto& forms = given.other_forms;
    return epoch_ == 0 || given.epoch == 0 || given.epoch == epoch_ ||
           std::any_of(forms.begin(), forms.end(), [this](const epoch_form& form) {
               return form.epoch == epoch_ && form.act;
           });
}

bool rekeying_rows::stands_as(const sealed_command& given) const {
    const bool under_it = epoch_ == 0 || given.epoch == 0 || given.epoch == epoch_;
    return under_it && given.own_row == 0;
}

std::optional<sealed_command> rekeying_rows::in_form(const sealed_command& given) {
    if (given.own_row == 0) return under_epoch(given, epoch_);
    sealed_command now = given;
    place(given.own_row);
    key_of_.bind(given.own_row);
    if (key_of_.step()) now.signal_key = key_of_.octets<digest>(0);
    key_of_.reset();
    return now;
}

void rekeying_rows::rename(const sealed_command& given, const sealed_command& now) {
    if (given.other_forms.empty()) return;
    place_signal(now.signal_key);
    for (const epoch_form& form : given.other_forms)
        if (form.epoch < epoch_) rename_from(form, now);
}

void rekeying_rows::rename_from(const epoch_form& older, const sealed_command& now) {
    if (now.signal_key != digest{})
        rename_ended_.bind_octets(now.signal_key).bind(epoch_).bind_octets(older.signal_key).run();
    if (!now.replay || !older.replay_key || !older.replay_content) return;
    rename_replay_.bind_octets(now.replay->key).bind(epoch_).bind_octets(*older.replay_key);
    rename_replay_.bind_octets(now.replay->content).bind_octets(*older.replay_content).run();
}

void rekeying_rows::place_found(statement& found) {
    for (const signal_number number : numbers_in(found))
        put_in_place(number);
}

void rekeying_rows::place(signal_number number) {
    if (placing()) put_in_place(number);
}

void rekeying_rows::place_signal(const digest& key) {
    if (placing()) place_found(by_key_.bind_octets(key));
}

void rekeying_rows::place_child(const pseudonym& child) {
    if (placing()) place_found(by_child_.bind_octets(child));
}

void rekeying_rows::place_parents(const std::vector<parent_pseudonym>& parents) {
    if (!placing()) return;
    for (const parent_pseudonym& parent : parents)
        place_found(by_parent_.bind_octets(parent));
}

std::optional<std::vector<parent_pseudonym>> rekeying_rows::made_parents(signal_number number) {
    made_parents_.bind(number);
    std::optional<std::vector<parent_pseudonym>> found;
    if (made_parents_.step()) found = unpack_parents(made_parents_.blob(0));
    made_parents_.reset();
    return found;
}

void rekeying_rows::put_in_place(signal_number number) {
    const auto parents = made_parents(number);
    if (!parents) return;
    row_parents_.bind(number);
    const auto before = row_parents_.step() ? unpack_parents(row_parents_.blob(0)) : no_parents;
    row_parents_.reset();
    parents_.change(number, before, *parents);
    ended_follows_.bind(number).bind(epoch_).run();
    place_.bind(number).run();
    drop_.bind(number).run();
}

void rekeying_rows::drop(signal_number number) {
    parents_.change(number, made_parents(number).value_or(no_parents), {});
    drop_.bind(number).run();
}

void rekeying_rows::before_removal(signal_number number) {
    place(number);
    if (!making()) return;
    parents_.change(number, made_parents(number).value_or(no_parents), {});
    strip_.bind(number).bind_octets(digest{}).run();
}

void rekeying_rows::written(signal_number number, const sealed_command& given) {
    if (!making()) return;
    drop(number);
    const auto* submitted = std::get_if<sealed_submit>(&given.act);
    const bool known = submitted && given.epoch == towards_;
    if (known &&
        keep_one({number, submitted->signal.data_key, given.signal_key, submitted->signal}))
        return;
    lacking_ = true;
}

bool rekeying_rows::keep_one(const ports::rekeyed_row& row) {
    const sealed_signal& s = row.signal;
    const std::string compared = pack(s.compared);
    const std::string parents = pack_digests(s.parents);
    const std::string seen = s.contact_seen ? pack_digests(*s.contact_seen) : std::string();
    keep_.bind(row.number).bind(row.data_key).bind_octets(row.key);
    s.child ? keep_.bind_octets(*s.child) : keep_.bind_null();
    keep_.bind_blob(compared);
    s.parents.empty() ? keep_.bind_null() : keep_.bind_blob(parents);
    s.contact_seen ? keep_.bind_blob(seen) : keep_.bind_null();
    keep_.bind_octets(s.content).bind_blob(s.identity).bind_blob(s.contact);
    bool kept = false;
    while (keep_.step())
        kept = true;
    if (kept) parents_.change(row.number, {}, s.parents);
    return kept;
}

void rekeying_rows::stand_under(int epoch) {
    if (epoch_ != 0) return;
    set_mark(epoch_mark, epoch);
    epoch_ = epoch;
}

void rekeying_rows::begin(int from, int to) {
    stand_under(from);
    if (!placing()) {
        set_mark(next_mark, to);
        towards_ = to;
    }
    lacking_ = false; // as far as the reading that begins now does not find it otherwise
}

void rekeying_rows::keep(const std::vector<ports::rekeyed_row>& rows) {
    if (!making()) return;
    for (const ports::rekeyed_row& row : rows)
        if (!keep_one(row)) lacking_ = true;
}

bool rekeying_rows::turn() {
    if (!making()) return placing();
    if (lacking_) return false;
    set_mark(epoch_mark, towards_);
    epoch_ = towards_;
    return true;
}

std::size_t rekeying_rows::place_some(std::size_t limit) {
    if (!placing()) return 0;
    next_.bind(static_cast<std::int64_t>(limit));
    const auto numbers = numbers_in(next_);
    for (const signal_number number : numbers)
        put_in_place(number);
    return numbers.size();
}

void rekeying_rows::keep(const std::vector<ports::kept_lead>& leads) {
    for (const ports::kept_lead& lead : leads) {
        keep_lead_.bind(lead.match_row).bind(lead.side).bind_octets(lead.lead.content);
        keep_lead_.bind_blob(lead.lead.bytes).bind(towards_).bind(lead.lead.data_key).run();
    }
}

void rekeying_rows::end() {
    if (!placing()) return;
    set_mark(next_mark, 0);
    towards_ = 0;
}

void rekeying_rows::set_mark(std::string_view name, int value) {
    set_mark_.bind(name).bind(value).run();
}

void same_lead(follow_up& said, const sealed_command& given, const sealed_command& now) {
    const sealed_lead* lead = lead_in(now.act);
    if (!lead || !said.lead) return;
    for (const epoch_form& form : given.other_forms)
        if (const auto* other = form.act ? lead_in(*form.act) : nullptr)
            if (said.lead->content == other->content) said.lead->content = lead->content;
}

} // namespace kruispunt::store::sqlite
