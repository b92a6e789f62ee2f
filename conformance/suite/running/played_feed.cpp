#include "conformance/suite/running/played_feed.hpp"

#include "conformance/suite/plan/saying.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace kruispunt::conformance::suite::running {
namespace {

using text::json;

constexpr std::size_t most_mutations = 20'000;
constexpr std::size_t most_rejections = 20'000;
constexpr std::chrono::milliseconds pause_before_begin{50};

constexpr std::int64_t largest_page = 1000;

/// What stands in the feed in the place of members that are no JSON, and how it is written.
constexpr const char* stand_in = "onleesbaar";
constexpr std::string_view stand_in_written = "\"onleesbaar\":null";

std::int64_t number_in(std::string_view text) {
    std::int64_t number = -1;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// Above every number that an earlier run may have left in a gateway's cursor.
std::int64_t first_number(std::int64_t cursor) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::max(cursor + 1, std::chrono::duration_cast<std::chrono::seconds>(now).count());
}

/// The answer to questions before anything was said, whatever number they are at.
wire::response empty_page(std::int64_t after) {
    const json page{
        {"mutaties", json::array()},
        {"laatste", after},
        {"_links",
         {{"volgende", {{"href", "/v1/mutaties?na=" + std::to_string(after) + "&aantal=100"}}}}}};
    return {200, {{"Content-Type", "application/json"}}, text::write_json(page)};
}

/// The same question, for one mutation: what is asked beyond the bounds stays so, and is refused.
wire::target_parts for_one(wire::target_parts asked) {
    for (auto& [name, value] : asked.query) {
        const auto count = name == "aantal" ? number_in(value) : 0;
        if (count >= 1 && count <= largest_page) value = std::string("1");
    }
    return asked;
}

/// What stands between the braces; throws where there are none.
std::string members_of(const std::string& mutation) {
    if (mutation.size() < 2 || mutation.front() != '{' || mutation.back() != '}')
        throw std::runtime_error("a mutation of the played feed must be a JSON object");
    return mutation.substr(1, mutation.size() - 2);
}

} // namespace

played_feed::played_feed(background_loop& on, const std::string& endpoint)
    : loop_(on), feed_(on.loop(), endpoint, most_mutations) {}

void played_feed::note_question(const wire::target_parts& parts) {
    const auto after = number_in(parts.parameter("na").value_or("0"));
    const std::lock_guard held(mutex_);
    read_up_to_ = std::max(read_up_to_, after);
    if (said_.page_was_wrong && after < said_.number) said_.was_asked_again = true;
    came_.notify_all();
}

bool played_feed::note_rejection(const wire::request& got, const wire::target_parts& parts) {
    const std::lock_guard held(mutex_);
    if (rejections_.size() >= most_rejections) return false;
    rejections_.emplace(number_in(parts.segments[2]), got.body);
    came_.notify_all();
    return true;
}

/// Puts members that are no JSON into the page with their mutation, and notes what is wrong.
wire::reply played_feed::spoiling(const wire::reply& give) {
    return [this, give](std::optional<wire::response> made) {
        const std::lock_guard held(mutex_);
        const auto at = made ? made->body.find(stand_in_written) : std::string::npos;
        const bool spoils = unreadable_ && at != std::string::npos;
        if (spoils) made->body.replace(at, stand_in_written.size(), *unreadable_);
        said_.page_was_wrong = said_.page_was_wrong || spoils || has_fault_;
        give(std::move(made));
    };
}

bool played_feed::serve(const wire::request& got, const wire::reply& give) {
    const auto parts = wire::read_target(got.target);
    if (!parts || parts->segments.size() < 2 || parts->segments[0] != "v1") return false;
    const bool rejects =
        got.method == "PUT" && parts->segments.size() == 3 && parts->segments[1] == "afkeuringen";
    if (rejects) {
        give(wire::response{note_rejection(got, *parts) ? 204U : 503U, {}, {}});
        return true;
    }
    const bool asks =
        got.method == "GET" && parts->segments.size() == 2 && parts->segments[1] == "mutaties";
    if (!asks) return false;
    note_question(*parts);
    if (has_begun_) {
        feed_.serve(got, for_one(*parts), spoiling(give));
        return true;
    }
    const auto after = number_in(parts->parameter("na").value_or("0"));
    loop_.loop().after(pause_before_begin, [give, after] { give(empty_page(after)); });
    return true;
}

/// On the loop's thread.
std::int64_t played_feed::append(json mutation) {
    if (feed_.is_full()) throw std::runtime_error("the played feed is full");
    if (!has_begun_) {
        has_begun_ = true;
        if (!mutation.contains("volgnummer")) mutation["volgnummer"] = first_number(read_up_to_);
    }
    return feed_.append(std::move(mutation));
}

void played_feed::show(std::string_view fault) {
    const auto what = regions::midden_nederland::fault_named(fault);
    if (!what) throw std::runtime_error("a feed has no fault " + std::string(fault));
    loop_.run_there([this, &what] {
        feed_.set_fault(*what, 0);
        const std::lock_guard held(mutex_);
        has_fault_ = *what != regions::midden_nederland::fault::none;
    });
}

void played_feed::forget() {
    loop_.run_there([this] { feed_.forget(); });
}

std::int64_t played_feed::play(const std::string& mutation) {
    auto read = text::read_json(mutation);
    if (read && !read->is_object())
        throw std::runtime_error("a mutation of the played feed must be a JSON object");
    if (!read) {
        auto members = members_of(mutation);
        const std::lock_guard held(mutex_);
        unreadable_ = std::move(members);
    }
    std::int64_t number = 0;
    loop_.run_there([this, &number, &read] {
        number = append(read ? std::move(*read) : json{{stand_in, nullptr}});
        const std::lock_guard held(mutex_);
        said_ = {number, false, false};
    });
    return number;
}

void played_feed::end_unreadable() {
    loop_.run_there([this] {
        const std::lock_guard held(mutex_);
        if (unreadable_) feed_.take_back(said_.number);
        unreadable_.reset();
    });
}

/// What has come of a mutation up to now.
std::optional<wire::response> played_feed::outcome_of(std::int64_t number) const {
    const auto rejection = rejections_.find(number);
    if (rejection != rejections_.end())
        return wire::response{422, {{"Content-Type", "application/json"}}, rejection->second};
    if (read_up_to_ >= number) return wire::response{202, {}, {}};
    if (said_.was_asked_again) return wire::response{400, {}, {}};
    return std::nullopt;
}

evidence::exchange played_feed::say(
    const std::string& mutation,
    std::chrono::milliseconds rejection_after,
    std::chrono::milliseconds patience
) {
    evidence::exchange seen;
    seen.sent = plan::fed(mutation);
    const auto number = play(mutation);
    {
        std::unique_lock held(mutex_);
        came_.wait_for(held, patience, [this, number] { return outcome_of(number).has_value(); });
        if (read_up_to_ >= number)
            came_.wait_for(held, rejection_after, [this, number] {
                return rejections_.contains(number);
            });
        seen.got = outcome_of(number);
    }
    end_unreadable();
    if (!seen.got)
        seen.failed = wire::failure{"timeout", "no question came that shows that it was read"};
    return seen;
}

} // namespace kruispunt::conformance::suite::running
