#include "conformance/gateways/door.hpp"

#include "conformance/gateways/behaviours.hpp"
#include "conformance/gateways/tracing.hpp"
#include "conformance/text/rules.hpp"

#include <algorithm>

namespace kruispunt::conformance::gateways {
namespace {

constexpr std::size_t largest_body = 256U * 1024U;
constexpr std::size_t largest_header = 16U * 1024U;
constexpr std::size_t most_fields = 64;
constexpr std::string_view too_large = "BERICHT_TE_GROOT";

/// The head as it stood on the wire, near enough: request line, fields, their colons and line ends.
std::size_t header_size(const wire::request& got) {
    constexpr std::size_t line_ends = 14;
    std::size_t size = got.method.size() + got.target.size() + line_ends;
    for (const auto& each : got.headers)
        size += each.name.size() + each.value.size() + 4;
    return size;
}

void judge_caller(
    const participants& who,
    const participant& to,
    const wire::request& got,
    kernel::findings& found
) {
    constexpr std::string_view code = "OIN_NIET_BEVOEGD";
    if (got.peer_oin == to.oin) return;
    const bool is_participant = std::any_of(who.begin(), who.end(), [&got](const auto& each) {
        return each.second.oin == got.peer_oin;
    });
    if (!text::oin(got.peer_oin))
        found.add("COM-02.1", code, "", "no OIN in the certificate");
    else if (is_participant)
        found.add_shared({"COM-02.2", "MS-10.8"}, code, "", "another participant's path");
    else
        found.add("COM-02.6", code, "", "no participant");
}

void judge_size(side& speaks, const wire::request& got, kernel::findings& found) {
    if (got.body.size() > largest_body && !speaks.takes_large(got))
        found.add_shared({"COM-28.1", "MS-10.15"}, too_large, "", "a body beyond the limit");
}

void judge_header(const wire::request& got, kernel::findings& found) {
    if (header_size(got) > largest_header)
        found.add("COM-28.2", too_large, "", "a header beyond the limit");
    if (got.headers.size() > most_fields)
        found.add("COM-28.3", too_large, "", "too many header fields");
}

text::finding unreadable(unsigned status) {
    const bool is_size = status == 413 || status == 431;
    return {
        is_size ? std::string("COM-28.1") : std::string("COM-28.12"),
        is_size ? std::string(too_large) : std::string("BERICHT_ONLEESBAAR"),
        std::string(),
        std::string("cannot be read within the limits")};
}

} // namespace

participant& door::whose(const wire::request& got) const {
    const auto target = wire::read_target(got.target);
    const auto first = target && !target->segments.empty() ? target->segments[0] : std::string();
    for (auto& [name, each] : who_)
        if (!first.empty() && each.speaks->path() == first) return each;
    for (auto& [name, each] : who_)
        if (each.oin == got.peer_oin) return each;
    return who_.begin()->second;
}

std::optional<wire::response> door::refused(participant& to, const wire::request& got) const {
    auto& speaks = *to.speaks;
    const bool softens =
        got.unreadable == 400 && broken_.behaves(behaviours::calls_broken_http_422);
    if (got.unreadable != 0)
        return speaks.refuse(got, softens ? 422U : got.unreadable, unreadable(got.unreadable));
    const auto first_of = [&](unsigned status, auto judge) {
        kernel::findings found(broken_);
        judge(found);
        std::optional<wire::response> no;
        if (!found.clean()) no = speaks.refuse(got, status, found.all().front());
        return no;
    };
    const bool is_open =
        speaks.is_published(got) && !broken_.behaves(behaviours::documents_for_owner_only);
    const bool unknown_caller =
        got.peer_oin.empty() && broken_.behaves(behaviours::takes_any_certificate);
    if (!is_open && !unknown_caller)
        if (auto no = first_of(403, [&](auto& found) { judge_caller(who_, to, got, found); }))
            return no;
    if (auto no = first_of(431, [&](auto& found) { judge_header(got, found); })) return no;
    if (auto no = first_of(413, [&](auto& found) { judge_size(speaks, got, found); })) return no;
    if (!broken_.behaves(behaviours::refuses_everything)) return std::nullopt;
    return speaks.refuse(
        got,
        503,
        {std::string(),
         std::string("TIJDELIJK_NIET_BESCHIKBAAR"),
         std::string(),
         std::string("nothing is taken")}
    );
}

void door::handle(const wire::request& got, const wire::reply& give) {
    ++calls_;
    auto& to = whose(got);
    const auto trace = trace_of(got);
    const auto& speaks = to.speaks;
    const wire::reply finish = [this, &speaks, got, trace, give](std::optional<wire::response> made
                               ) {
        if (!made) return give(std::nullopt);
        wire::response told = std::move(*made);
        told.headers.push_back(trace.back());
        broken_.alter(speaks->message_of(got), told);
        give(speaks->finish(std::move(told), got));
    };
    if (auto no = refused(to, got)) return finish(std::move(no));
    speaks->serve(got, trace, finish);
}

} // namespace kruispunt::conformance::gateways
