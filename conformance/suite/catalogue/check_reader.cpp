#include "conformance/suite/catalogue/check_reader.hpp"

#include "conformance/text/strict_object.hpp"

#include <algorithm>
#include <array>

namespace kruispunt::conformance::suite::catalogue {
namespace {

using text::strict_object;

constexpr std::size_t most_items = 200;
constexpr std::size_t longest_text = 4000;

constexpr std::array<std::string_view, 14> forms{
    "bsn",
    "oin",
    "uuid",
    "uuid7",
    "moment",
    "date",
    "stuf_moment",
    "stuf_date",
    "signal_id",
    "reference",
    "text",
    "phone",
    "whole_number",
    "uri"};

is_value read_is(strict_object& from) {
    const auto* value = from.maybe("is");
    if (value->is_structured()) from.refuse("is", "is a text, a number, a boolean or null");
    return {*value};
}

is_one_of read_one_of(strict_object& from) {
    is_one_of made;
    for (const auto& each : from.array("one_of", most_items)) {
        if (each.is_structured()) from.refuse("one_of", "holds texts, numbers, booleans or null");
        made.values.push_back(each);
    }
    return made;
}

has_form read_form(strict_object& from) {
    auto form = from.text("a");
    if (std::ranges::find(forms, form) == forms.end())
        from.refuse("a", "`" + form + "` is no form that the suite knows");
    return {std::move(form)};
}

is_there read_presence(strict_object& from, std::string_view name) {
    if (!from.boolean(name)) from.refuse(name, "is true");
    return {name == "present"};
}

has_members read_members(strict_object& from) {
    return {from.maybe_texts("members", most_items), from.maybe_texts("may", most_items)};
}

/// The one comparison that the check holds.
comparison read_comparison(strict_object& from) {
    if (from.has("is")) return read_is(from);
    if (from.has("one_of")) return read_one_of(from);
    if (from.has("a")) return read_form(from);
    if (from.has("starts")) return holds_text{place::start, from.text("starts", longest_text)};
    if (from.has("ends")) return holds_text{place::end, from.text("ends", longest_text)};
    if (from.has("contains"))
        return holds_text{place::anywhere, from.text("contains", longest_text)};
    if (from.has("absent")) return read_presence(from, "absent");
    if (from.has("present")) return read_presence(from, "present");
    if (from.has("count")) return has_count{from.number("count")};
    if (from.has("members") || from.has("may")) return read_members(from);
    if (from.has("once_each"))
        return has_once_each{from.texts("once_each", most_items), from.text("in")};
    from.refuse(
        "is",
        "none of is, one_of, a, starts, ends, contains, absent, present, count, members, may and "
        "once_each says what the value must be"
    );
}

at_status read_status(strict_object& from) {
    const auto& value = *from.maybe("status");
    at_status made;
    const auto add = [&made, &from](const text::json& each) {
        if (!each.is_number_unsigned() || each.get<unsigned>() < 100 || each.get<unsigned>() > 599)
            from.refuse("status", "is an HTTP status or an array of them");
        made.any_of.push_back(each.get<unsigned>());
    };
    if (!value.is_array()) add(value);
    if (value.is_array())
        for (const auto& each : value)
            add(each);
    if (made.any_of.empty()) from.refuse("status", "names no status");
    return made;
}

template <class Check>
Check read_true(strict_object& from, std::string_view name) {
    if (!from.boolean(name)) from.refuse(name, "is true");
    return {};
}

/// What follows a member that only names what is looked at.
template <class Check>
Check read_whole(strict_object& from, std::string_view name, text::json& nested) {
    nested = from.object(name);
    strict_object holds(nested, from.path_of(name));
    Check made{read_comparison(holds)};
    holds.end();
    return made;
}

signature_holds read_signature(strict_object& from) {
    if (from.text("signature") != "holds") from.refuse("signature", "is `holds`");
    return {};
}

decltype(check::what) read_what(strict_object& from) {
    text::json nested;
    if (from.has("same_as")) return same_as{from.text("same_as"), from.maybe_text("at")};
    if (from.has("status")) return read_status(from);
    if (from.has("header")) {
        auto name = from.text("header");
        return at_header{std::move(name), read_comparison(from)};
    }
    if (from.has("at")) {
        auto path = from.any_text("at", longest_text);
        return at_body{std::move(path), read_comparison(from)};
    }
    if (from.has("method")) return read_whole<at_method>(from, "method", nested);
    if (from.has("target")) return read_whole<at_target>(from, "target", nested);
    if (from.has("peer_oin")) return read_whole<at_peer_oin>(from, "peer_oin", nested);
    if (from.has("unanswered")) return read_true<is_unanswered>(from, "unanswered");
    if (from.has("tells_nothing_of"))
        return tells_nothing_of{from.texts("tells_nothing_of", most_items)};
    if (from.has("reads")) return read_true<reads_well>(from, "reads");
    if (from.has("signature")) return read_signature(from);
    from.refuse(
        "at",
        "none of status, header, at, method, target, peer_oin, unanswered, tells_nothing_of, "
        "reads, "
        "signature and same_as says what is looked at"
    );
}

check read_check(const text::json& value, const std::string& path) {
    check made;
    strict_object from(value, path);
    made.requirement = from.maybe_text("requirement");
    made.what = read_what(from);
    from.end();
    return made;
}

} // namespace

std::vector<check> read_checks(const text::json& value, const std::string& path) {
    std::vector<check> made;
    if (!value.is_array()) throw std::runtime_error(path + ": is no array of checks");
    if (value.size() > most_items) throw std::runtime_error(path + ": has too many checks");
    for (std::size_t number = 0; number < value.size(); ++number)
        made.push_back(read_check(value[number], path + "/" + std::to_string(number)));
    return made;
}

} // namespace kruispunt::conformance::suite::catalogue
