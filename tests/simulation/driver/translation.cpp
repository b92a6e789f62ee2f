#include "tests/simulation/driver/translation.hpp"

#include "tests/simulation/driver/places.hpp"
#include "tests/simulation/model/retention.hpp"
#include "tests/support/made_up_bsn.hpp"
#include "tests/support/sealed_commands.hpp"

#include <algorithm>
#include <cstdlib>

namespace kruispunt::simulation {

namespace {

using namespace domain;
using support::digest_of;

constexpr int first_parent = 1000; // parents' numbers stand apart from children's

std::string two_digits(unsigned number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string birth_text(const model::birth& born) {
    std::string text = std::to_string(born.year);
    if (born.month != 0) text += '-' + two_digits(born.month);
    if (born.date != 0) text += '-' + two_digits(born.date);
    return text;
}

short_digest half(const std::string& text) {
    short_digest out{};
    const digest whole = digest_of(text);
    std::copy_n(whole.begin(), out.size(), out.begin());
    return out;
}

comparands compared(const model::content& told) {
    comparands out;
    if (!told.child) return out;
    const auto bound = "child " + std::to_string(*told.child) + ' ';
    if (told.born) {
        out.birth_date.emplace();
        out.birth_date->year = half(bound + "y" + std::to_string(told.born->year));
        if (told.born->month != 0)
            out.birth_date->month = half(bound + "m" + std::to_string(told.born->month));
        if (told.born->date != 0)
            out.birth_date->day = half(bound + "d" + std::to_string(told.born->date));
    }
    if (told.given_name) out.given_name = half(bound + "n" + std::to_string(*told.given_name));
    return out;
}

/// As `contact_parts` orders them: of the organisation OIN, name, phone; of the professional four.
contact_parts seen_parts(const model::give& what) {
    const auto& told = what.told;
    const auto bound = reference_of(what.who) + ' ';
    const auto organisation = bound + "o" + std::to_string(told.organisation);
    const auto reporter = bound + "r" + std::to_string(told.reporter);
    return {
        half(organisation),
        half(organisation + "name"),
        half(bound + "p" + std::to_string(told.phone)),
        half(reporter + "name"),
        half(reporter + "function"),
        half(reporter + "phone"),
        half(reporter + "email")};
}

std::vector<parent_pseudonym> parents_of(const model::content& told) {
    std::vector<parent_pseudonym> out;
    for (const int parent : told.parents)
        out.push_back(digest_of("parent " + std::to_string(parent)));
    std::sort(out.begin(), out.end());
    return out;
}

std::int64_t fresh_key() {
    static std::int64_t last = 0;
    return ++last;
}

sealed_command bare(const model::signal_key& who, model::remark why) {
    sealed_command c;
    c.region = std::string(word(who.of));
    c.oin = support::organisation_oin(900);
    c.signal_key = support::key_of(c.region, reference_of(who));
    c.reason = static_cast<mutation_reason>(why);
    return c;
}

withdrawal_reason reason_of(model::withdrawal reason) {
    switch (reason) {
    case model::withdrawal::mistake:
        return withdrawal_reason::mistake;
    case model::withdrawal::objection_upheld:
        return withdrawal_reason::objection_upheld;
    case model::withdrawal::deceased:
        return withdrawal_reason::death;
    default:
        return withdrawal_reason::other;
    }
}

} // namespace

std::string reference_of(const model::signal_key& key) {
    return "S-" + std::to_string(key.id);
}

model::signal_key key_from(std::string_view region, const std::string& reference) {
    for (int each = 0; each < model::region_count; ++each) {
        const auto of = static_cast<model::region>(each);
        if (word(of) == region)
            return {of, reference.empty() ? 0 : std::atoi(reference.c_str() + 2)};
    }
    return {};
}

command in_the_clear(const model::give& what) {
    submit_signal submit;
    auto& content = submit.content;
    content.id = reference_of(what.who);
    if (what.told.child) content.child.bsn = support::made_up_bsn(*what.told.child);
    if (what.told.born)
        content.child.birth_date = birth_date::parse(birth_text(*what.told.born)).value();
    for (const int parent : what.told.parents)
        content.parents.push_back(support::made_up_bsn(first_parent + parent));
    content.organisation.oin = support::organisation_oin(what.told.organisation);
    content.date = what.told.dated;
    submit.must_be_known = what.known_only;
    command c;
    c.region = std::string(word(what.who.of));
    c.act = std::move(submit);
    c.reason = static_cast<mutation_reason>(what.why);
    return c;
}

sealed_command sealed(const model::give& what) {
    sealed_submit submit;
    submit.reference = reference_of(what.who);
    submit.must_be_known = what.known_only;
    auto& signal = submit.signal;
    if (what.told.child) signal.child = digest_of("child " + std::to_string(*what.told.child));
    signal.compared = compared(what.told);
    signal.parents = parents_of(what.told);
    signal.contact_seen = seen_parts(what);
    signal.organisation_oin = support::organisation_oin(what.told.organisation);
    if (what.told.municipality) signal.municipality = code_of(*what.told.municipality);
    signal.date = what.told.dated;
    signal.content = digest_of(describe(model::give{what.who, what.told}));
    signal.data_key = fresh_key();
    if (what.told.born) {
        signal.identity = birth_text(*what.told.born);
        using namespace std::chrono;
        signal.january = sys_days(
            year_month_day(model::birthday(*what.told.born, model::age_limit)).year() / January / 1
        );
    }
    signal.contact = "contact";
    auto c = bare(what.who, what.why);
    c.act = std::move(submit);
    return c;
}

sealed_command sealed(const model::withdraw& what) {
    auto c = bare(what.who, what.why);
    c.act = sealed_withdraw{reason_of(what.reason)};
    return c;
}

sealed_command sealed(const model::close& what) {
    auto c = bare(what.who, what.why);
    c.act = sealed_close{};
    return c;
}

sealed_command sealed(const model::relocate& what) {
    auto c = bare(what.who, what.why);
    c.act = sealed_relocation{code_of(what.municipality), what.on};
    return c;
}

sealed_command sealed(const model::update& what, const uuid& match) {
    sealed_update update;
    update.match = match;
    if (what.acknowledged) update.acknowledged = true;
    if (what.consent) {
        constexpr consent words[] = {consent::not_asked, consent::given, consent::refused};
        update.consent = words[*what.consent];
    }
    if (what.lead) {
        const auto name = word(what.who.of);
        sealed_lead lead;
        if (*what.lead != 0) {
            lead.content = digest_of(
                std::string(name) + to_text(match) + "lead " + std::to_string(*what.lead)
            );
            lead.data_key = fresh_key();
            lead.bytes = "lead";
        }
        update.lead = lead;
    }
    sealed_command c;
    c.region = std::string(word(what.who.of));
    c.oin = support::organisation_oin(900);
    c.act = std::move(update);
    return c;
}

sealed_command sealed(const model::object& what, std::int64_t read_with, std::optional<int> age) {
    constexpr requester words[] = {requester::young_person, requester::parents, requester::both};
    return support::objecting(
        std::string(word(what.who.of)),
        reference_of(what.who),
        read_with,
        words[static_cast<std::size_t>(what.by)],
        age
    );
}

sealed_command sealed(const model::decide& what, const uuid& objection) {
    return support::deciding(std::string(word(what.who.of)), objection, what.upheld);
}

} // namespace kruispunt::simulation
