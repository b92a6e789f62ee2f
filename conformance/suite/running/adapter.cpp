#include "conformance/suite/running/adapter.hpp"

#include "conformance/suite/running/adapter_http.hpp"
#include "conformance/suite/running/adapter_process.hpp"
#include "conformance/suite/running/sut_file.hpp"

#include <algorithm>
#include <poll.h>

namespace kruispunt::conformance::suite::running {
namespace {

using text::json;

/// Of lines that are about no command, or another; beyond it the adapter is taken to be broken.
constexpr int most_strange_lines = 100;
constexpr int pause_between_questions_ms = 50;
constexpr std::size_t longest_kept_line = 4096;

bool is_about(const json& line, std::uint64_t id) {
    return line.is_object() && line.contains("id") && line["id"].is_number_integer() &&
           line["id"] == id;
}

bool has_begun(const json& line) {
    return line.contains("status") && line["status"] == "started";
}

} // namespace

std::unique_ptr<adapter_line> reach_adapter(const adapter_place& place, const std::string& folder) {
    if (!place.url.empty()) return std::make_unique<adapter_http>(place.url);
    return std::make_unique<adapter_process>(place.command, folder);
}

adapter::adapter(std::unique_ptr<adapter_line> over, std::chrono::milliseconds patience)
    : over_(std::move(over)), patience_(patience) {}

json adapter::failed(std::uint64_t id, const std::string& why) const {
    return {{"id", id}, {"failed", why}};
}

void adapter::keep(const std::string& line) {
    if (lines_.size() < most_kept_lines) lines_.push_back(line.substr(0, longest_kept_line));
}

std::optional<json>
adapter::hear_about_either(std::uint64_t one, std::uint64_t other, wire::deadline until) {
    for (int strange = 0; strange <= most_strange_lines; ++strange) {
        auto came = over_->hear(until);
        if (const auto* const why = std::get_if<no_line>(&came)) {
            if (why->for_good) broken_ = why->why;
            silence_ = why->why;
            return std::nullopt;
        }
        const auto& line = std::get<std::string>(came);
        keep("< " + line);
        auto read = text::read_json(line);
        if (read && (is_about(*read, one) || is_about(*read, other))) return read;
    }
    broken_ = "it wrote more than 100 lines that are no answer to what was asked";
    silence_ = broken_;
    return std::nullopt;
}

json adapter::hear_about(std::uint64_t id, wire::deadline until) {
    auto came = hear_about_either(id, id, until);
    return came ? std::move(*came) : failed(id, silence_);
}

json adapter::ask_for_end(std::uint64_t id, wire::deadline until) {
    while (std::chrono::steady_clock::now() < until) {
        const auto asking = ++last_id_;
        const json question{{"id", asking}, {"command", "status"}, {"of", id}};
        const auto line = text::write_json(question);
        keep("> " + line);
        if (!over_->say(line, until)) break;
        auto answer = hear_about_either(id, asking, until);
        if (!answer) return failed(id, silence_);
        // It tells of its own accord, and cannot be asked.
        const bool told_unasked = !over_->must_be_asked();
        if (told_unasked && answer->contains("unsupported")) return hear_about(id, until);
        if (!has_begun(*answer)) {
            (*answer)["id"] = id;
            return std::move(*answer);
        }
        poll(nullptr, 0, pause_between_questions_ms);
    }
    return failed(id, "what was started has not ended in time");
}

json adapter::wait_for_end(std::uint64_t id, json last, wire::deadline until) {
    if (!has_begun(last)) return last;
    // What is told unasked is given time to come; an address has given all its lines by now.
    const auto soon = std::chrono::steady_clock::now() + patience_;
    auto second = hear_about_either(id, id, std::min(soon, until));
    if (!second) return broken_.empty() ? ask_for_end(id, until) : failed(id, broken_);
    return has_begun(*second) ? failed(id, "it said twice that it had started")
                              : std::move(*second);
}

json adapter::ask(json command) {
    const auto id = ++last_id_;
    json whole{{"id", id}};
    whole.update(command);
    const auto line = text::write_json(whole);
    keep("> " + line);
    if (!broken_.empty()) return failed(id, broken_);
    const auto now = std::chrono::steady_clock::now();
    if (!over_->say(line, now + patience_)) {
        auto came = over_->hear(now + patience_);
        const auto* const why = std::get_if<no_line>(&came);
        if (why != nullptr && why->for_good) broken_ = why->why;
        return failed(id, why == nullptr ? "it takes no command" : why->why);
    }
    auto answer = hear_about(id, now + patience_);
    return wait_for_end(id, std::move(answer), now + 3 * patience_);
}

std::string adapter::end(bool run_is_over) {
    if (!broken_.empty() || (!run_is_over && !over_->is_own())) return {};
    const auto until = std::chrono::steady_clock::now() + std::min(patience_, longest_farewell);
    const auto id = ++last_id_;
    const auto line = text::write_json(json{{"id", id}, {"command", "shutdown"}});
    keep("> " + line);
    over_->say(line, until);
    const auto answer = hear_about_either(id, id, until);
    broken_ = "it was told that the run is over";
    return answer ? std::string() : silence_;
}

std::vector<std::string> adapter::take_lines() {
    return std::exchange(lines_, {});
}

} // namespace kruispunt::conformance::suite::running
