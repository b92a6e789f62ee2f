#include "conformance/gateways/midden_nederland/page.hpp"

#include "conformance/gateways/json/document.hpp"

#include <limits>

namespace kruispunt::conformance::gateways::midden_nederland {
namespace {

constexpr std::string_view unreadable = "BERICHT_ONLEESBAAR";

std::optional<std::int64_t> whole_number(const text::json& from, const char* name) {
    const auto at = from.is_object() ? from.find(name) : from.end();
    if (at == from.end() || !at->is_number_integer()) return std::nullopt;
    if (at->is_number_unsigned() &&
        at->get<std::uint64_t>() >
            static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
        return std::nullopt;
    return at->get<std::int64_t>();
}

/// MN-05.1 to MN-05.3: what the feed has promised with its earlier pages.
void judge_promise(const page& read, const question& asked, kernel::findings& found) {
    if (read.latest < asked.after)
        found.add("MN-05.1", "WAARDE_ONGELDIG", "laatste", "below what was read already");
    std::int64_t before = asked.after;
    bool first = true;
    for (const auto& each : read.items) {
        if (first && each.number <= before)
            found.add("MN-05.2", "WAARDE_ONGELDIG", "volgnummer", "at or below what was asked for");
        if (!first && each.number <= before)
            found.add("MN-05.3", "WAARDE_ONGELDIG", "volgnummer", "does not rise");
        before = each.number;
        first = false;
    }
}

void judge_extent(const page& read, const question& asked, kernel::findings& found) {
    if (read.items.size() > asked.count)
        found.add("MN-01.4", unreadable, "mutaties", "more than was asked for");
    if (!read.items.empty() && read.items.back().number > read.latest)
        found.add("MN-01.5", unreadable, "laatste", "not the highest number");
}

} // namespace

std::optional<page>
read_page(std::string_view body, const question& asked, kernel::findings& found) {
    const auto document = json::read_document(body, "MN-05.6", "MN-05.6", found);
    if (!document) return std::nullopt;
    const auto latest = whole_number(*document, "laatste");
    const auto items = document->is_object() ? document->find("mutaties") : document->end();
    const bool has_items = items != document->end() && items->is_array();
    if (!has_items || !latest || *latest < 0 || !document->contains("_links"))
        found.add("MN-01.2", unreadable, "", "not a page of the feed");
    if (!has_items || !found.clean()) return std::nullopt;
    page read;
    // A mutant does not see that it is not there.
    read.latest = latest.value_or(std::numeric_limits<std::int64_t>::max());
    for (const auto& each : *items) {
        const auto number = whole_number(each, "volgnummer");
        if (!number) {
            found.add("MN-01.3", unreadable, "volgnummer", "no whole number");
            return std::nullopt;
        }
        read.items.push_back({*number, each});
    }
    judge_promise(read, asked, found);
    judge_extent(read, asked, found);
    return read;
}

bool halts(const text::finding& why) {
    return why.requirement == "MN-05.1" || why.requirement == "MN-05.2" ||
           why.requirement == "MN-05.3";
}

} // namespace kruispunt::conformance::gateways::midden_nederland
