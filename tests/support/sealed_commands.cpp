#include "tests/support/sealed_commands.hpp"

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
    return text;
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
    submit.signal.organisation_oin = organisation_oin(organisation_);
    submit.signal.municipality = municipality_;
    submit.signal.date = date_;
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
    s.organisation_oin = given.organisation_oin;
    s.municipality = municipality_;
    s.date = date_;
    s.expires_on = plus_years(date_, 2);
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

sealed_command closing(const std::string& region, const std::string& reference) {
    sealed_command c = bare(region, reference);
    c.act = sealed_close{};
    return c;
}

sealed_command
withdrawal(const std::string& region, const std::string& reference, withdrawal_reason reason) {
    sealed_command c = bare(region, reference);
    c.act = sealed_withdraw{reason};
    return c;
}

} // namespace kruispunt::support
