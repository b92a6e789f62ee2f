#include "tests/support/sealed_commands.hpp"

#include "gateway/domain/retention.hpp"

#include <algorithm>
#include <atomic>
#include <utility>

namespace kruispunt::support {

using namespace domain;

namespace {

std::int64_t fresh_data_key() {
    static std::atomic<std::int64_t> last{1'000'000};
    return ++last;
}

std::uint64_t folded(std::string_view text, std::uint64_t hash) {
    for (const char c : text) {
        hash ^= static_cast<std::uint8_t>(c);
        hash *= 1'099'511'628'211ULL;
        hash ^= hash >> 29U;
    }
    return hash;
}

short_digest short_digest_of(std::string_view text) {
    short_digest half{};
    const digest whole = digest_of(text);
    std::copy_n(whole.begin(), half.size(), half.begin());
    return half;
}

region_policy region(std::string name, closing_rule closing, archive_start from, int years) {
    region_policy policy;
    policy.region = std::move(name);
    policy.closing = closing;
    policy.archive_from = from;
    policy.archive_years = years;
    return policy;
}

sealed_command bare(const std::string& region, const std::string& reference) {
    sealed_command c;
    c.region = region;
    c.oin = organisation_oin(900);
    c.signal_key = key_of(region, reference);
    c.reference = reference;
    return c;
}

} // namespace

federation_policy four_regions() {
    federation_policy policy;
    for (const region_policy& p :
         {region("esar", closing_rule::lapses_after_a_year, archive_start::none, 0),
          region("multisignaal", closing_rule::inactive_at_once, archive_start::inactive, 5),
          region("sisa", closing_rule::destroyed_at_once, archive_start::none, 0),
          region("midden-nederland", closing_rule::inactive_at_once, archive_start::given, 5)})
        policy.regions.emplace(p.region, p);
    for (const char* name : {"sisa", "midden-nederland"})
        policy.regions.at(name).may_leave_out_bsn = true;
    return policy;
}

instant test_now() {
    using namespace std::chrono;
    return sys_days(2026y / November / 20) + hours(9) + minutes(30);
}

day test_today() {
    return amsterdam_day(test_now());
}

digest digest_of(std::string_view text) {
    std::uint64_t halves[] = {
        folded(text, 14'695'981'039'346'656'037ULL), folded(text, 88'172'645'463'325'252ULL)};
    digest out{};
    for (std::size_t i = 0; i < out.size(); ++i) {
        out[i] = static_cast<std::uint8_t>(halves[i / 8]);
        halves[i / 8] >>= 8U;
    }
    return out;
}

digest key_of(std::string_view region, std::string_view reference) {
    return digest_of(std::string(region) + "/" + std::string(reference));
}

std::string organisation_oin(int n) {
    const std::string digits = std::to_string(n);
    return "00000099" + std::string(12 - digits.size(), '0') + digits;
}

giving::giving(std::string region, std::string reference)
    : region_(std::move(region)), reference_(std::move(reference)), date_(test_today()) {}

giving& giving::child(int n) {
    child_ = n;
    return *this;
}

giving& giving::without_bsn() {
    child_.reset();
    return *this;
}

giving& giving::by(int organisation) {
    organisation_ = organisation;
    return *this;
}

giving& giving::dated(day on) {
    date_ = on;
    return *this;
}

giving& giving::in(std::string municipality) {
    municipality_ = std::move(municipality);
    return *this;
}

giving& giving::born(int year, std::optional<int> month, std::optional<int> day) {
    born_ = birth{year, month, day};
    return *this;
}

giving& giving::named(std::string given_name) {
    named_ = std::move(given_name);
    return *this;
}

giving& giving::parents(std::vector<int> parents) {
    parents_ = std::move(parents);
    return *this;
}

giving& giving::phone(std::string organisations_phone) {
    phone_ = std::move(organisations_phone);
    return *this;
}

giving& giving::reporter(std::string name) {
    reporter_ = std::move(name);
    return *this;
}

giving& giving::because(mutation_reason reason) {
    reason_ = reason;
    return *this;
}

giving& giving::sent(instant at) {
    sent_at_ = at;
    return *this;
}

giving& giving::must_be_known() {
    must_be_known_ = true;
    return *this;
}

giving& giving::replacing(const giving& previous) {
    previous_ = digest_of(previous.content_text());
    return *this;
}

giving& giving::from_feed(std::int64_t position) {
    feed_item_ = position;
    return *this;
}

giving& giving::replayable(std::string message_id, std::string content) {
    replay_ = repeatable(message_id, content);
    return *this;
}

giving& giving::expecting(std::vector<std::string> tags) {
    if_match_ = std::move(tags);
    return *this;
}

giving& giving::traced(trace by) {
    trace_ = std::move(by);
    return *this;
}

std::string giving::content_text() const {
    std::string text = std::to_string(child_.value_or(-1)) + '|' + std::to_string(organisation_) +
                       '|' + to_text(date_) + '|' + municipality_ + '|' + named_;
    if (born_)
        for (const int part : {born_->year, born_->month.value_or(0), born_->day.value_or(0)})
            text += '|' + std::to_string(part);
    for (const int parent : parents_)
        text += "|p" + std::to_string(parent);
    if (!phone_.empty()) text += "|t" + phone_;
    if (!reporter_.empty()) text += "|r" + reporter_;
    return text;
}

std::vector<parent_pseudonym> giving::parents_seen() const {
    std::vector<parent_pseudonym> seen;
    for (const int parent : parents_)
        seen.push_back(digest_of("parent " + std::to_string(parent)));
    std::sort(seen.begin(), seen.end());
    return seen;
}

contact_parts giving::contact_seen() const {
    const std::string bound = region_ + '/' + reference_ + ' ';
    contact_parts parts{};
    const auto put = [&](disclosed_field part, const std::string& value) {
        parts.at(static_cast<std::size_t>(part)) = short_digest_of(bound + value);
    };
    put(disclosed_field::organisation_oin, std::to_string(organisation_));
    put(disclosed_field::organisation_name, std::to_string(organisation_));
    put(disclosed_field::organisation_phone, phone_);
    put(disclosed_field::reporter_name, reporter_);
    return parts;
}

comparands giving::compared() const {
    comparands out;
    if (!child_) return out;
    const std::string bound = std::to_string(*child_) + ' ';
    if (born_) {
        out.birth_date.emplace();
        out.birth_date->year = short_digest_of(bound + "y" + std::to_string(born_->year));
        if (born_->month)
            out.birth_date->month = short_digest_of(bound + "m" + std::to_string(*born_->month));
        if (born_->day)
            out.birth_date->day = short_digest_of(bound + "d" + std::to_string(*born_->day));
    }
    if (!named_.empty()) out.given_name = short_digest_of(bound + "n" + named_);
    return out;
}

sealed_command giving::command() const {
    sealed_submit submit;
    submit.reference = reference_;
    submit.must_be_known = must_be_known_;
    submit.previous = previous_;
    if (child_) submit.signal.child = digest_of("child " + std::to_string(*child_));
    submit.signal.compared = compared();
    submit.signal.parents = parents_seen();
    submit.signal.contact_seen = contact_seen();
    submit.signal.organisation_oin = organisation_oin(organisation_);
    submit.signal.municipality = municipality_;
    submit.signal.date = date_;
    if (born_) submit.signal.january = day(std::chrono::year(born_->year + 23) / 1 / 1);
    submit.signal.content = digest_of(content_text());
    submit.signal.data_key = fresh_data_key();
    submit.signal.identity = "identity";
    submit.signal.contact = "contact of organisation " + std::to_string(organisation_);
    sealed_command c = bare(region_, reference_);
    c.act = std::move(submit);
    c.reason = reason_;
    c.sent_at = sent_at_;
    c.feed_item = feed_item_;
    c.replay = replay_;
    c.if_match = if_match_;
    c.trace = trace_;
    return c;
}

stored_signal giving::stored(signal_number number) const {
    const sealed_command c = command();
    const auto& given = std::get<sealed_submit>(c.act).signal;
    stored_signal s;
    s.number = number;
    s.region = region_;
    s.reference = reference_;
    s.child = given.child;
    s.compared = given.compared;
    s.parents = given.parents;
    s.contact_seen = given.contact_seen;
    s.organisation_oin = given.organisation_oin;
    s.municipality = municipality_;
    s.date = date_;
    s.expires_on = plus_years(date_, 2);
    s.due_on = warned_on(s.expires_on);
    s.watched_from = given.january;
    s.content = given.content;
    s.data_key = given.data_key;
    s.received_at = test_now();
    s.sent_at = sent_at_;
    return s;
}

sealed_replay repeatable(std::string_view message_id, std::string_view content) {
    sealed_replay guard;
    guard.key = digest_of("message " + std::string(message_id));
    guard.content = digest_of("content " + std::string(content));
    guard.kept_for = std::chrono::hours(24);
    guard.conflict = make_error(errc::reference_conflict, field::message_id);
    return guard;
}

sealed_command reading(const std::string& region, const std::string& reference) {
    sealed_command c = bare(region, reference);
    c.act = sealed_read{};
    return c;
}

sealed_command
listing(const std::string& region, const std::string& reference, int page, int page_size) {
    sealed_command c = bare(region, reference);
    c.act = sealed_listing{page, page_size};
    return c;
}

sealed_command updating(const std::string& region, const sealed_update& said) {
    sealed_command c;
    c.region = region;
    c.oin = organisation_oin(900);
    c.act = said;
    return c;
}

sealed_lead lead_of(const std::string& name) {
    return {digest_of("lead " + name), fresh_data_key(), "lead " + name};
}

sealed_command reminding(const std::string& region, const uuid& match) {
    sealed_command c;
    c.region = region;
    c.act = sealed_reminding{match};
    return c;
}

sealed_command objecting(
    const std::string& region,
    const std::string& reference,
    std::int64_t read_with,
    requester by,
    std::optional<int> age
) {
    sealed_command c = bare(region, reference);
    c.act = sealed_objection{by, "0034", true, read_with, age};
    return c;
}

sealed_command deciding(const std::string& region, const uuid& objection, bool upheld) {
    sealed_command c;
    c.region = region;
    c.oin = organisation_oin(900);
    c.act = sealed_objection_decision{objection, upheld};
    return c;
}

sealed_command closing(const std::string& region, const std::string& reference) {
    sealed_command c = bare(region, reference);
    c.act = sealed_close{};
    return c;
}

sealed_command relocation(
    const std::string& region, const std::string& reference, std::string municipality, day on
) {
    sealed_command c = bare(region, reference);
    c.act = sealed_relocation{std::move(municipality), on};
    return c;
}

sealed_command
inspection(const std::string& region, int child, requester by, std::string municipality) {
    sealed_inspection act;
    act.child = digest_of("child " + std::to_string(child));
    act.reference = "K-1";
    act.by = by;
    act.municipality = std::move(municipality);
    const std::string bound = std::to_string(child) + ' ';
    act.calendar.first_year = 1990;
    for (int year = 1990; year < 2040; ++year)
        act.calendar.years.push_back(short_digest_of(bound + "y" + std::to_string(year)));
    for (std::size_t i = 0; i < act.calendar.months.size(); ++i)
        act.calendar.months[i] = short_digest_of(bound + "m" + std::to_string(i + 1));
    for (std::size_t i = 0; i < act.calendar.days.size(); ++i)
        act.calendar.days[i] = short_digest_of(bound + "d" + std::to_string(i + 1));
    sealed_command c = bare(region, {});
    c.signal_key = {};
    c.act = std::move(act);
    return c;
}

sealed_command
withdrawal(const std::string& region, const std::string& reference, withdrawal_reason reason) {
    sealed_command c = bare(region, reference);
    c.act = sealed_withdraw{reason};
    return c;
}

} // namespace kruispunt::support
