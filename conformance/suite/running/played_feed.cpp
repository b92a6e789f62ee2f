#include "conformance/suite/running/played_feed.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace kruispunt::conformance::suite::running {
namespace {

using text::json;

constexpr std::size_t most_mutations = 20'000;
constexpr std::size_t most_rejections = 20'000;
/// How long after a mutation was read its rejection may still be on its way.
constexpr std::chrono::milliseconds rejection_is_late{250};
constexpr std::chrono::milliseconds pause_before_begin{50};

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

} // namespace

played_feed::played_feed(background_loop& on, const std::string& endpoint)
    : loop_(on), feed_(on.loop(), endpoint, most_mutations) {}

void played_feed::note_question(const wire::target_parts& parts) {
    const auto after = number_in(parts.parameter("na").value_or("0"));
    const std::lock_guard held(mutex_);
    read_up_to_ = std::max(read_up_to_, after);
    came_.notify_all();
}

bool played_feed::note_rejection(const wire::request& got, const wire::target_parts& parts) {
    const std::lock_guard held(mutex_);
    if (rejections_.size() >= most_rejections) return false;
    rejections_.emplace(number_in(parts.segments[2]), got.body);
    came_.notify_all();
    return true;
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
        feed_.serve(got, *parts, give);
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

evidence::exchange played_feed::say(
    const std::string& mutation, bool may_be_refused, std::chrono::milliseconds patience
) {
    const auto read = text::read_json(mutation);
    if (!read || !read->is_object())
        throw std::runtime_error("a mutation of the played feed must be a JSON object");
    evidence::exchange seen;
    seen.sent.method = "FEED";
    seen.sent.body = mutation;
    std::int64_t number = 0;
    loop_.run_there([this, &number, &read] { number = append(*read); });
    std::unique_lock held(mutex_);
    const auto is_rejected = [this, number] { return rejections_.contains(number); };
    came_.wait_for(held, patience, [this, number, &is_rejected] {
        return read_up_to_ >= number || is_rejected();
    });
    const bool was_read = read_up_to_ >= number;
    if (was_read) came_.wait_for(held, may_be_refused ? patience : rejection_is_late, is_rejected);
    if (is_rejected())
        seen.got =
            wire::response{422, {{"Content-Type", "application/json"}}, rejections_.at(number)};
    else if (was_read)
        seen.got = wire::response{202, {}, {}};
    else
        seen.failed = wire::failure{"timeout", "no question came that shows that it was read"};
    return seen;
}

} // namespace kruispunt::conformance::suite::running
