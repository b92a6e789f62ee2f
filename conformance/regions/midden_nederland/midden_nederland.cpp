#include "conformance/regions/midden_nederland/midden_nederland.hpp"

#include "conformance/regions/json_protocol.hpp"
#include "conformance/regions/midden_nederland/feed.hpp"
#include "conformance/regions/midden_nederland/mutations.hpp"
#include "conformance/regions/midden_nederland/notices.hpp"
#include "conformance/regions/midden_nederland/rejections.hpp"

#include <charconv>

namespace kruispunt::conformance::regions::midden_nederland {
namespace {

using text::finding;
using text::findings;
using text::json;

constexpr std::uint64_t most_times = 1000;

std::optional<std::int64_t> sequence_in(const std::string& segment) {
    std::int64_t number = 0;
    const auto* const end = segment.data() + segment.size();
    const auto read = std::from_chars(segment.data(), end, number);
    if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
    return number;
}

bool is_under_v1(const wire::target_parts& parts, std::size_t length, std::string_view collection) {
    return parts.segments.size() == length && parts.segments[0] == "v1" &&
           parts.segments[1] == collection;
}

class midden_nederland_protocol final : public json_protocol {
public:
    midden_nederland_protocol(
        const parties& who, wire::loop& on, std::size_t limit, const mutation::mutation& broken
    )
        : feed_(on, who.endpoint, limit), rejections_(limit), overlooked_(broken.ignored()) {}

    std::string_view endpoint_path() const override { return ""; }

    std::string_view endpoint_requirement() const override { return "MN-06"; }

    std::variant<outbound, answer> prepare(const command& what) override {
        return appended(write_mutation(what));
    }

    answer read_answer(const outbound& /*sent*/, const wire::response& /*got*/) const override {
        // Midden-Nederland never calls, so nothing is ever answered.
        return {};
    }

    bool brings_notice(const wire::request& got) const override { return is_notice(got); }

    incoming read_notice(const wire::request& got) const override {
        findings found("MN-06", overlooked_);
        auto read = read_request(got, found);
        if (!found.clean()) return {read.stable_id, *found.first()};
        const auto id = read.stable_id;
        return {id, std::move(read)};
    }

    void serve(const wire::request& got, const wire::reply& give) override {
        const auto parts = wire::read_target(got.target);
        if (parts && got.method == "GET" && is_under_v1(*parts, 2, "mutaties"))
            return feed_.serve(got, *parts, give);
        if (parts && got.method == "PUT" && is_under_v1(*parts, 3, "afkeuringen"))
            return give(take_rejection(parts->segments[2], got));
        give(write_problem(404, {"", "WAARDE_ONGELDIG", "", "no such resource or method here"}));
    }

    std::vector<finding> take_breaches() override { return std::exchange(breaches_, {}); }

    std::optional<json> rejections() const override { return rejections_.list(); }

    std::optional<answer> append_mutation(const json& mutation) override {
        return appended(mutation);
    }

    std::variant<std::monostate, outbound, answer> ask(const inquiry& what) override {
        const auto mutation = write_inquiry(what);
        if (mutation.is_null()) return {};
        return appended(mutation);
    }

    std::variant<std::monostate, json, finding> feed(const json* body) override {
        if (body != nullptr)
            if (const auto wrong = set_fault(*body)) return *wrong;
        return feed_.state();
    }

private:
    std::optional<finding> set_fault(const json& body) {
        findings found("");
        text::json_cursor from(body, {}, found);
        const auto what = fault_named(from.text("fault", text::any_value));
        const auto times = from.raw("times");
        from.end();
        if (!what) found.add("WAARDE_ONGELDIG", "fault", "no fault of a feed");
        const bool counts = times.is_number_unsigned() && times.get<std::uint64_t>() <= most_times;
        if (!times.is_null() && !counts)
            found.add("WAARDE_ONGELDIG", "times", "not a number from 0 to 1000");
        if (auto why = found.first()) return why;
        feed_.set_fault(*what, times.is_null() ? 0 : times.get<std::size_t>());
        return std::nullopt;
    }

    answer appended(const json& mutation) {
        if (feed_.is_full())
            return {false, {{"accepted", false}, {"error", "the feed is full"}}, {}};
        const auto number = feed_.append(mutation);
        return {true, {{"accepted", true}, {"sequence", number}}, {}};
    }

    wire::response take_rejection(const std::string& segment, const wire::request& got) {
        findings found("MN-04");
        const auto number = sequence_in(segment);
        if (!number || !feed_.knows(*number))
            found.add("WAARDE_ONGELDIG", "volgnummer", "a mutation the feed never had");
        const bool kept = !found.clean() || rejections_.take(*number, got, found);
        if (!kept) return unavailable({});
        if (found.clean()) return {204, {}, {}};
        breaches_.push_back(*found.first());
        return write_problem(*found.first());
    }

    midden_nederland::feed feed_;
    midden_nederland::rejections rejections_;
    std::vector<finding> breaches_;
    /// The sentence that a mutant does not look at.
    std::string overlooked_;
};

} // namespace

std::unique_ptr<protocol>
make_protocol(parties who, wire::loop& on, std::size_t limit, const mutation::mutation& broken) {
    return std::make_unique<midden_nederland_protocol>(who, on, limit, broken);
}

} // namespace kruispunt::conformance::regions::midden_nederland
