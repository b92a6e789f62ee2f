#include "conformance/regions/midden_nederland/feed.hpp"

#include "conformance/regions/problem.hpp"
#include "conformance/text/clock.hpp"
#include "conformance/wire/loop.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <set>

namespace kruispunt::conformance::regions::midden_nederland {
namespace {

using text::findings;
using text::json;

constexpr std::size_t most_waiting = 16;
constexpr std::int64_t largest_page = 1000;
constexpr std::int64_t longest_wait = 20;
constexpr std::chrono::milliseconds watch_pause{100};

std::optional<std::int64_t> number_in(
    const wire::target_parts& parts,
    std::string_view name,
    std::int64_t least,
    std::int64_t most,
    findings& found
) {
    const auto text = parts.parameter(name);
    if (!text) return std::nullopt;
    std::int64_t value = 0;
    const auto* const end = text->data() + text->size();
    const auto read = std::from_chars(text->data(), end, value);
    if (read.ec == std::errc{} && read.ptr == end && value >= least && value <= most) return value;
    found.add("WAARDE_ONGELDIG", name, "no number within its bounds");
    return std::nullopt;
}

void check_names(const wire::target_parts& parts, findings& found) {
    std::set<std::string> names;
    for (const auto& [name, value] : parts.query) {
        if (name != "na" && name != "aantal" && name != "wacht")
            found.add("ONBEKEND_VELD", name, "unknown query parameter");
        else if (!names.insert(name).second)
            found.add("WAARDE_ONGELDIG", name, "a query parameter that stands twice");
    }
}

} // namespace

std::int64_t feed::append(json mutation) {
    json whole = json::object();
    const auto own = mutation.find("volgnummer");
    const bool has_own = own != mutation.end() && own->is_number_integer();
    const auto number = has_own ? own->get<std::int64_t>() : last_ + 1;
    whole["volgnummer"] = number;
    whole["tijdstip"] = text::rfc3339(std::chrono::system_clock::now());
    whole.update(mutation);
    last_ = std::max(last_, number);
    mutations_.emplace_back(number, std::move(whole));
    wake(false);
    return number;
}

bool feed::knows(std::int64_t number) const {
    return std::any_of(mutations_.begin(), mutations_.end(), [number](const auto& each) {
        return each.first == number;
    });
}

void feed::take_back(std::int64_t number) {
    std::erase_if(mutations_, [number](const auto& each) { return each.first == number; });
}

std::optional<feed::question>
feed::read_question(const wire::request& got, const wire::target_parts& parts, findings& found) {
    check_names(parts, found);
    question asked;
    const auto after = number_in(parts, "na", 0, std::numeric_limits<std::int64_t>::max(), found);
    if (!after) found.add("VERPLICHT_VELD", "na", "missing");
    asked.after = after.value_or(0);
    asked.count =
        static_cast<std::size_t>(number_in(parts, "aantal", 1, largest_page, found).value_or(100));
    asked.wait =
        std::chrono::seconds(number_in(parts, "wacht", 0, longest_wait, found).value_or(0));
    asked.known_tag = wire::header_value(got.headers, "If-None-Match").value_or("");
    if (!found.clean()) return std::nullopt;
    return asked;
}

bool feed::has_news(const question& asked) const {
    return std::any_of(mutations_.begin(), mutations_.end(), [&asked](const auto& each) {
        return each.first > asked.after;
    });
}

// The order is that of appending, which a test may have broken on purpose.
page feed::page_for(const question& asked, bool& newest) const {
    page made{json::array(), last_};
    newest = true;
    for (const auto& [number, mutation] : mutations_) {
        if (number <= asked.after) continue;
        newest = made.items.size() < asked.count;
        if (!newest) break;
        made.items.push_back(mutation);
    }
    return made;
}

std::string feed::tag_of(const question& asked) const {
    return "\"" + std::to_string(asked.after) + "-" + std::to_string(asked.count) + "-" +
           std::to_string(last_) + "-" + std::to_string(mutations_.size()) + "\"";
}

/// The fault that this answer shows; one that was set for some answers is used up by them.
fault feed::shown_fault(const page& on, const question& asked) {
    if (!can_show(fault_, on, asked.after)) return fault::none;
    const auto shown = fault_;
    if (fault_left_ == 0) return shown; // until it is told otherwise
    --fault_left_;
    if (fault_left_ == 0) fault_ = fault::none;
    return shown;
}

wire::response feed::answer(const question& asked) {
    bool newest = true;
    auto shown = page_for(asked, newest);
    const auto wrong = shown_fault(shown, asked);
    wire::response made;
    if (newest && wrong == fault::none) {
        made.headers.push_back({"ETag", tag_of(asked)});
        if (tag_of(asked) == asked.known_tag) {
            ++not_modified_;
            made.status = 304;
            return made;
        }
    }
    spoil(wrong, shown, asked.after);
    const auto last = shown.items.empty() ? json(asked.after) : shown.items.back()["volgnummer"];
    const auto next =
        endpoint_ + "/v1/mutaties?na=" + last.dump() + "&aantal=" + std::to_string(asked.count);
    made.headers.push_back({"Content-Type", "application/json"});
    made.body = text::write_json(
        {{"mutaties", std::move(shown.items)},
         {"laatste", shown.latest},
         {"_links", {{"volgende", {{"href", next}}}}}}
    );
    spoil(wrong, made.body);
    return made;
}

void feed::set_fault(fault what, std::size_t times) {
    fault_ = what;
    fault_left_ = times;
    for (auto& each : waiting_)
        each.until = std::chrono::steady_clock::now();
    wake(true);
}

json feed::state() const {
    return {
        {"fault", name_of(fault_)},
        {"left", fault_left_},
        {"last", last_},
        {"questions", questions_},
        {"tagged", questions_with_tag_},
        {"waiting", questions_to_wait_},
        {"not_modified", not_modified_}};
}

bool feed::must_wait(const question& asked) const {
    return fault_ == fault::none && asked.wait.count() > 0 && !has_news(asked) &&
           waiting_.size() < most_waiting;
}

void feed::serve(
    const wire::request& got, const wire::target_parts& parts, const wire::reply& give
) {
    findings found("MN-01");
    const auto asked = read_question(got, parts, found);
    if (!asked) return give(write_problem(*found.first()));
    ++questions_;
    if (!asked->known_tag.empty()) ++questions_with_tag_;
    if (asked->wait.count() > 0) ++questions_to_wait_;
    if (fault_ == fault::refuses_wait && asked->wait.count() > 0)
        return give(write_problem({"MN-01", "ONBEKEND_VELD", "wacht", "answers are not held here"})
        );
    if (!must_wait(*asked)) return give(answer(*asked));
    waiting_.push_back({*asked, give, std::chrono::steady_clock::now() + asked->wait});
    watch_the_clock();
}

void feed::wake(bool only_late) {
    const auto now = std::chrono::steady_clock::now();
    for (auto at = waiting_.begin(); at != waiting_.end();) {
        if (only_late ? at->until > now : !has_news(at->asked)) {
            ++at;
            continue;
        }
        at->give(answer(at->asked));
        at = waiting_.erase(at);
    }
}

void feed::watch_the_clock() {
    if (watching_ || waiting_.empty()) return;
    watching_ = true;
    loop_.after(watch_pause, [this] {
        watching_ = false;
        wake(true);
        watch_the_clock();
    });
}

} // namespace kruispunt::conformance::regions::midden_nederland
