#include "conformance/regions/mutant_protocol.hpp"

#include "conformance/regions/behaviours.hpp"
#include "conformance/text/rules.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kruispunt::conformance::regions {
namespace {

constexpr std::size_t most_bsns = 10'000;

/// As the catalogue names what is said; Multisignaal corrects by giving again.
std::string_view message_of(verb what, std::string_view region) {
    switch (what) {
    case verb::give:
        return "signal";
    case verb::correct:
        return region == "multisignaal" ? "signal" : "correct";
    case verb::close:
        return "close";
    case verb::withdraw:
        return "withdraw";
    case verb::relocate:
        break;
    }
    return "relocate";
}

std::string_view message_of(question what) {
    switch (what) {
    case question::matches:
        return "matches";
    case question::update_match:
        return "update_match";
    case question::inspect:
        break;
    }
    return "inspect";
}

/// As the catalogue names what is asked of a region beside its notices: Midden-Nederland's feed,
/// and what was rejected of it.
std::string_view served_message(const wire::request& got) {
    if (got.target.starts_with("/v1/mutaties")) return "poll";
    if (got.target.starts_with("/v1/afkeuringen/")) return "rejection";
    return {};
}

answer says_nothing() {
    return {false, {{"accepted", false}, {"http", 0}, {"error", "it refuses everything"}}, {}};
}

void replace_once(std::string& in, std::string_view what, std::string_view by) {
    const auto at = in.find(what);
    if (at != std::string::npos) in.replace(at, what.size(), by);
}

/// The event with `Z` after a moment that has no offset.
wire::request with_offset(wire::request got) {
    auto event = text::read_json(got.body);
    if (!event || !event->is_object() || !event->contains("time")) return got;
    auto& time = (*event)["time"];
    if (!time.is_string()) return got;
    const auto in_utc = time.get<std::string>() + 'Z';
    if (!text::iso_datetime(in_utc)) return got;
    time = in_utc;
    got.body = text::write_json(*event);
    return got;
}

wire::request without_subject(wire::request got) {
    auto event = text::read_json(got.body);
    if (!event || !event->is_object()) return got;
    event->erase("subject");
    got.body = text::write_json(*event);
    return got;
}

} // namespace

std::variant<outbound, answer> mutant_protocol::prepare(const command& what) {
    if (broken_.behaves(behaviours::refuses_everything)) return says_nothing();
    auto prepared = right_->prepare(what);
    auto* const ready = std::get_if<outbound>(&prepared);
    if (ready == nullptr) return prepared;
    if (broken_.behaves(behaviours::bsn_in_header) || broken_.behaves(behaviours::bsn_in_query))
        add_bsn(what, *ready);
    const bool hides = broken_.behaves(behaviours::withdraws_without_reason);
    auto& target = ready->request.target;
    if (hides && what.what == verb::withdraw)
        target.resize(std::min(target.find('?'), target.size()));
    spoil(message_of(what.what, region_), *ready);
    return prepared;
}

std::variant<std::monostate, outbound, answer> mutant_protocol::ask(const inquiry& what) {
    if (broken_.behaves(behaviours::refuses_everything)) return says_nothing();
    auto prepared = right_->ask(what);
    if (auto* const ready = std::get_if<outbound>(&prepared)) spoil(message_of(what.what), *ready);
    return prepared;
}

void mutant_protocol::spoil(std::string_view message, outbound& ready) const {
    if (broken_.behaves(behaviours::calls_v2)) replace_once(ready.request.target, "/v1/", "/v2/");
    broken_.alter(message, ready.request);
}

void mutant_protocol::add_bsn(const command& what, outbound& ready) {
    if (what.given.bsn && bsns_.size() < most_bsns) bsns_[what.signal_id] = *what.given.bsn;
    const auto known = bsns_.find(what.signal_id);
    if (known == bsns_.end()) return;
    if (broken_.behaves(behaviours::bsn_in_header))
        ready.request.headers.push_back({"X-Burgerservicenummer", known->second});
    else if (what.what == verb::withdraw)
        ready.request.target += "&bsn=" + known->second;
}

wire::response mutant_protocol::finish(wire::response made, const wire::request& to) const {
    if (broken_.behaves(behaviours::refuses_everything)) made = right_->unavailable({});
    broken_.alter(brings_notice(to) ? kind_ : served_message(to), made);
    return right_->finish(std::move(made), to);
}

void mutant_protocol::serve(const wire::request& got, const wire::reply& give) {
    auto asked = got;
    if (broken_.behaves(behaviours::gives_all_at_once))
        asked.target.resize(std::min(asked.target.find("&aantal="), asked.target.size()));
    right_->serve(asked, give);
}

bool mutant_protocol::misreads(const outbound& sent, unsigned status, bool accepted) const {
    const bool lists = sent.asked == question::matches;
    const bool closes = !sent.asked && sent.what == verb::close;
    const std::array<std::pair<std::string_view, bool>, 7> words{
        {{behaviours::takes_201_for_refusal, status == 201},
         {behaviours::takes_204_for_refusal, status == 204},
         {behaviours::takes_closing_for_refusal, closes && accepted},
         {behaviours::takes_list_for_refusal, lists && accepted},
         {behaviours::takes_400_for_success, status == 400},
         {behaviours::takes_409_for_success, status == 409},
         {behaviours::takes_refusal_for_success, !accepted}}};
    return std::ranges::any_of(words, [this](const auto& each) {
        return each.second && broken_.behaves(each.first);
    });
}

answer mutant_protocol::read_answer(const outbound& sent, const wire::response& got) const {
    auto read = right_->read_answer(sent, got);
    if (!misreads(sent, got.status, read.accepted)) return read;
    read.accepted = !read.accepted;
    read.told["accepted"] = read.accepted;
    return read;
}

wire::request mutant_protocol::as_seen(const wire::request& got) const {
    if (broken_.behaves(behaviours::takes_local_time)) return with_offset(got);
    if (broken_.behaves(behaviours::knows_no_subject)) return without_subject(got);
    return got;
}

incoming mutant_protocol::read_notice(const wire::request& got) const {
    auto came = right_->read_notice(as_seen(got));
    auto* const told = std::get_if<notice>(&came.read);
    kind_ = told == nullptr ? std::string_view() : name_of(told->kind);
    if (told == nullptr) return came;
    if (broken_.behaves(std::string(behaviours::refuses) + std::string(kind_)))
        return {came.stable_id, text::finding{"", "WAARDE_ONGELDIG", "", "it refuses these"}};
    ++read_;
    if (broken_.behaves(behaviours::takes_repeats_again))
        told->stable_id += '/' + std::to_string(read_);
    if (broken_.behaves(behaviours::never_forgets)) told->wrongful.reset();
    return came;
}

} // namespace kruispunt::conformance::regions
