#include "conformance/suite/catalogue/step_reader.hpp"

#include "conformance/suite/catalogue/change_reader.hpp"
#include "conformance/suite/catalogue/check_reader.hpp"
#include "conformance/suite/catalogue/message_reader.hpp"
#include "conformance/text/strict_object.hpp"

#include <algorithm>
#include <array>

namespace kruispunt::conformance::suite::catalogue {
namespace {

using text::strict_object;

constexpr std::size_t most_variables = 50;
constexpr std::size_t most_alternatives = 10;
constexpr std::uint64_t most_times = 100;
constexpr std::int64_t farthest_day = 20'000;

template <std::size_t Count>
std::string known_word(
    strict_object& from, std::string_view member, const std::array<std::string_view, Count>& words
) {
    auto word = from.text(member);
    if (std::ranges::find(words, word) == words.end())
        from.refuse(member, "`" + word + "` is no word that the suite knows there");
    return word;
}

party read_party(strict_object& from, role of) {
    if (!from.has("party")) return of == role::gateway ? party::region : party::gateway;
    const auto word = from.text("party");
    if (word == "region") return party::region;
    if (word == "partner") return party::partner;
    if (word == "gateway") return party::gateway;
    from.refuse("party", "is region, partner or gateway");
}

step_place read_place(strict_object& from, role of) {
    step_place made;
    made.by = read_party(from, of);
    if (from.has("scope")) made.scope = from.text("scope", 40);
    made.with = from.maybe_map("with", most_variables);
    return made;
}

alternative read_alternative(const text::json& value, const std::string& path) {
    alternative made;
    strict_object from(value, path);
    made.checks = read_checks(from.array("expect", 200), path + "/expect");
    if (from.has("verdict")) {
        if (from.text("verdict") != "WARN") from.refuse("verdict", "is WARN");
        made.warns = true;
    }
    from.end();
    return made;
}

/// `expect` or `any_of`; nothing where neither stands there.
std::vector<alternative> read_expectations(strict_object& from) {
    std::vector<alternative> made;
    const auto* checks = from.maybe("expect");
    const auto* any_of = from.maybe("any_of");
    if (checks != nullptr && any_of != nullptr) from.refuse("any_of", "stands in place of expect");
    if (checks != nullptr) {
        made.push_back({read_checks(*checks, from.path_of("expect")), false});
        if (made.back().checks.empty()) from.refuse("expect", "holds no check");
    }
    if (any_of != nullptr) {
        const auto& held = from.array("any_of", most_alternatives);
        for (std::size_t number = 0; number < held.size(); ++number)
            made.push_back(
                read_alternative(held[number], from.path_of("any_of/" + std::to_string(number)))
            );
    }
    return made;
}

bool read_controls(strict_object& from) {
    if (!from.has("controls")) return false;
    if (from.text("controls") != "here") from.refuse("controls", "is `here`");
    return true;
}

send_step read_send(strict_object& from, role of) {
    send_step made;
    made.message = from.text("send");
    made.where = read_place(from, of);
    if (const auto* changed = from.maybe("change"))
        made.changed = read_change(*changed, from.path_of("change"));
    made.controls_here = read_controls(from);
    made.expect = read_expectations(from);
    made.name = from.maybe_text("name");
    made.capture = from.maybe_map("capture", most_variables);
    if (made.changed && made.expect.empty())
        from.refuse("expect", "must say what is answered to what was changed");
    return made;
}

repeat_step read_repeat(strict_object& from) {
    return {from.text("repeat"), read_expectations(from)};
}

receive_step read_receive(strict_object& from, role of) {
    receive_step made;
    made.message = from.text("receive");
    made.where = read_place(from, of);
    made.expect = read_expectations(from);
    made.arranges = from.has("arrange") && from.boolean("arrange");
    made.name = from.maybe_text("name");
    made.capture = from.maybe_map("capture", most_variables);
    return made;
}

answer_step read_answering(strict_object& from, role of) {
    answer_step made;
    made.message = from.text("answer");
    made.where.by = read_party(from, of);
    const auto* with = from.maybe("with");
    if (with == nullptr) from.refuse("with", "is not there");
    if (with->is_string()) {
        constexpr std::array<std::string_view, 2> words{"close", "refused"};
        made.plain = known_word(from, "with", words) == "close" ? canned::close : canned::refused;
    } else {
        made.with = read_answer(*with, from.path_of("with"));
    }
    if (from.has("scope")) made.where.scope = from.text("scope", 40);
    if (from.has("times")) made.times = from.number("times");
    if (made.times < 1 || made.times > most_times) from.refuse("times", "is 1 to 100");
    return made;
}

nothing_step read_nothing(strict_object& from, role of) {
    return {from.text("nothing"), read_place(from, of)};
}

show_step read_show(strict_object& from, role of) {
    constexpr std::array<std::string_view, 8> words{
        "other_authority",
        "other_host",
        "other_oin",
        "expired",
        "revoked",
        "region",
        "partner",
        "gateway"};
    return {known_word(from, "show", words), read_place(from, of)};
}

act_step read_act(strict_object& from, role of) {
    constexpr std::array<std::string_view, 9> words{
        "give",
        "correct",
        "close",
        "withdraw",
        "relocate",
        "matches",
        "update_match",
        "inspect",
        "resume_feed"};
    act_step made;
    made.action = known_word(from, "act", words);
    made.where = read_place(from, of);
    made.expect = read_expectations(from);
    return made;
}

observe_step read_observe(strict_object& from, role of) {
    constexpr std::array<std::string_view, 4> words{"signal", "match", "told", "received"};
    observe_step made;
    made.what = known_word(from, "observe", words);
    made.where = read_place(from, of);
    made.expect = read_expectations(from);
    if (made.expect.empty()) from.refuse("expect", "must say what is read back");
    return made;
}

clock_step read_clock(strict_object& from) {
    strict_object by(from.object("clock"), from.path_of("clock"));
    const auto days = by.whole_number("days");
    if (days < 1 || days > farthest_day) by.refuse("days", "is 1 to 20000");
    by.end();
    return {static_cast<int>(days)};
}

feed_step read_feed(strict_object& from) {
    constexpr std::array<std::string_view, 7> words{
        "none",
        "steps_back",
        "at_cursor",
        "not_rising",
        "unreadable",
        "without_latest",
        "low_latest"};
    return {known_word(from, "feed", words)};
}

step read_kind(strict_object& from, role of) {
    if (from.has("send")) return read_send(from, of);
    if (from.has("repeat")) return read_repeat(from);
    if (from.has("receive")) return read_receive(from, of);
    if (from.has("answer")) return read_answering(from, of);
    if (from.has("nothing")) return read_nothing(from, of);
    if (from.has("show")) return read_show(from, of);
    if (from.has("act")) return read_act(from, of);
    if (from.has("observe")) return read_observe(from, of);
    if (from.has("clock")) return read_clock(from);
    if (from.has("feed")) return read_feed(from);
    from.refuse(
        "send",
        "none of send, repeat, receive, answer, nothing, show, act, observe, clock and feed says "
        "what the step does"
    );
}

} // namespace

step read_step(const text::json& value, role of, const std::string& path) {
    strict_object from(value, path);
    auto made = read_kind(from, of);
    from.end();
    return made;
}

} // namespace kruispunt::conformance::suite::catalogue
