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

wire::response feed::answer(const question& asked) const {
    json page = json::array();
    std::int64_t last_shown = asked.after;
    bool newest = true;
    // The order is that of appending, which a test may have broken on purpose.
    for (const auto& [number, mutation] : mutations_) {
        if (number <= asked.after) continue;
        if (page.size() >= asked.count) {
            newest = false;
            break;
        }
        page.push_back(mutation);
        last_shown = number;
    }
    const auto count = std::to_string(asked.count);
    wire::response made;
    if (newest) {
        const auto tag = "\"" + std::to_string(asked.after) + "-" + count + "-" +
                         std::to_string(last_) + "-" + std::to_string(mutations_.size()) + "\"";
        made.headers.push_back({"ETag", tag});
        if (tag == asked.known_tag) {
            made.status = 304;
            return made;
        }
    }
    const auto next =
        endpoint_ + "/v1/mutaties?na=" + std::to_string(last_shown) + "&aantal=" + count;
    made.headers.push_back({"Content-Type", "application/json"});
    made.body = text::write_json(
        {{"mutaties", std::move(page)},
         {"laatste", last_},
         {"_links", {{"volgende", {{"href", next}}}}}}
    );
    return made;
}

void feed::serve(
    const wire::request& got, const wire::target_parts& parts, const wire::reply& give
) {
    findings found("MN-01");
    const auto asked = read_question(got, parts, found);
    if (!asked) return give(write_problem(*found.first()));
    const bool waits = asked->wait.count() > 0 && !has_news(*asked);
    if (!waits || waiting_.size() >= most_waiting) return give(answer(*asked));
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
