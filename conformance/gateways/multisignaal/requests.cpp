#include "conformance/gateways/multisignaal/requests.hpp"

#include "conformance/gateways/behaviours.hpp"
#include "conformance/gateways/json/document.hpp"
#include "conformance/gateways/json/fields.hpp"
#include "conformance/gateways/json/items.hpp"

#include <algorithm>
#include <charconv>

namespace kruispunt::conformance::gateways::multisignaal {
namespace {

using json::fields;
using kernel::value_rules;

constexpr std::size_t last_page = 1'000'000;
constexpr std::size_t largest_page = 100;

void judge_id(const place& at, value_rules& rules) {
    if (!rules.found().broken().ignores("MS-01.9")) rules.signal_id("signaalId", at.id);
}

text::json read_body(const wire::request& got, value_rules& rules) {
    auto document = json::read_document(got.body, "MS-10.18", "MS-10.19", rules.found());
    return document.value_or(text::json::object());
}

/// Whether the body could not be read at all, after which its members say nothing.
bool is_unreadable(const value_rules& rules) {
    const auto& all = rules.found().all();
    return std::any_of(all.begin(), all.end(), [](const text::finding& each) {
        return each.code == "BERICHT_ONLEESBAAR";
    });
}

kernel::submit read_submit(const wire::request& got, const place& at, value_rules& rules) {
    kernel::submit read;
    read.id = at.id;
    judge_id(at, rules);
    const auto body = read_body(got, rules);
    if (is_unreadable(rules)) return read;
    fields from(body, {}, "MS-01.4", rules);
    read.says.bsn = from.must("bsn");
    if (read.says.bsn) rules.bsn("bsn", *read.says.bsn);
    read.says.instance = json::read_organisation(from.must_object("instantie"));
    read.says.reporter = json::read_professional(from.must_object("melder"));
    const auto date = from.must("datum");
    if (date) rules.signal_date("datum", *date);
    read.says.date = date.value_or(std::string());
    json::read_informed(from, read.says);
    read.says.parents = json::read_parents(from, "MS-01.6");
    read.reason = json::read_mutation_reason(from);
    from.end();
    return read;
}

kernel::withdraw
read_withdraw(const wire::target_parts& target, const place& at, value_rules& rules) {
    kernel::withdraw read;
    read.id = at.id;
    judge_id(at, rules);
    const auto reason = target.parameter("reden");
    if (!reason || reason->empty())
        rules.found().add_shared(
            {"MS-03.4", "WORD-1.6", "COM-13.8"}, "VERPLICHT_VELD", "reden", "missing"
        );
    else
        rules.withdrawal_reason("MS-03.5", "reden", *reason);
    read.reason_given = reason.value_or("overig");
    if (const auto why = target.parameter("redenMutatie"))
        read.reason = rules.reason_of_mutation("redenMutatie", *why);
    return read;
}

kernel::close read_close(const wire::request& got, const place& at, value_rules& rules) {
    kernel::close read;
    read.id = at.id;
    judge_id(at, rules);
    if (got.body.empty()) return read;
    const auto body = read_body(got, rules);
    if (is_unreadable(rules)) return read;
    fields from(body, {}, "COM-13.8", rules);
    read.reason = json::read_mutation_reason(from);
    from.end();
    return read;
}

kernel::relocate read_relocate(const wire::request& got, const place& at, value_rules& rules) {
    kernel::relocate read;
    read.id = at.id;
    judge_id(at, rules);
    const auto body = read_body(got, rules);
    if (is_unreadable(rules)) return read;
    fields from(body, {}, "MS-05.1", rules);
    const auto municipality = from.must("gemeentecode");
    if (municipality) rules.municipality("MS-05.1", "gemeentecode", *municipality);
    const auto date = from.must("datum");
    if (date) rules.move_date("datum", *date);
    read.municipality = municipality.value_or(std::string());
    read.date = date.value_or(std::string());
    read.reason = json::read_mutation_reason(from);
    from.end();
    return read;
}

kernel::update_match read_update(const wire::request& got, const place& at, value_rules& rules) {
    const auto body = read_body(got, rules);
    kernel::update_match read;
    if (!is_unreadable(rules)) {
        fields from(body, {}, "MS-07.1", rules);
        read = json::read_update(from);
        from.end("MS-07.1");
    }
    read.match = at.id;
    return read;
}

kernel::inspect read_inspect(const wire::request& got, value_rules& rules) {
    kernel::inspect read;
    const auto body = read_body(got, rules);
    if (is_unreadable(rules)) return read;
    fields from(body, {}, "MS-08.1", rules);
    read.bsn = from.must("bsn").value_or(std::string());
    if (!read.bsn.empty()) rules.bsn("bsn", read.bsn);
    read.reference = from.must("verzoekKenmerk").value_or(std::string());
    if (!read.reference.empty()) rules.reference("verzoekKenmerk", read.reference);
    read.requester = from.must("verzoeker").value_or(std::string());
    if (!read.requester.empty()) rules.requester("verzoeker", read.requester);
    read.municipality = from.may("gemeentecode");
    if (read.municipality) rules.municipality("COM-13.9", "gemeentecode", *read.municipality);
    from.end();
    return read;
}

/// A whole number from 1 to `most`; nothing where the parameter is absent or no such number, which
/// is found.
std::optional<std::size_t> read_number(
    const wire::target_parts& target,
    std::string_view name,
    std::string_view sentence,
    std::size_t most,
    value_rules& rules
) {
    const auto value = target.parameter(name);
    if (!value) return std::nullopt;
    std::size_t number = 0;
    const auto* const end = value->data() + value->size();
    const auto read = std::from_chars(value->data(), end, number);
    const bool fits = read.ec == std::errc{} && read.ptr == end && number >= 1 && number <= most;
    if (fits) return number;
    rules.found().add(sentence, "WAARDE_ONGELDIG", name, "no such number");
    return std::nullopt;
}

} // namespace

void judge_query(
    const wire::target_parts& target, const place& at, std::string_view method, value_rules& rules
) {
    const auto& known = parameters_of(at.what, method);
    for (const auto& [name, value] : target.query)
        if (std::find(known.begin(), known.end(), name) == known.end())
            rules.unknown(name, "MS-09.5");
}

page read_page(const wire::target_parts& target, value_rules& rules) {
    page read;
    if (rules.found().broken().behaves(behaviours::pages_of_a_hundred)) read.size = largest_page;
    const auto number = read_number(target, "pagina", "MS-09.6", last_page, rules);
    const auto size = read_number(target, "paginaGrootte", "MS-09.2", largest_page, rules);
    read.number = number.value_or(read.number);
    read.size = size.value_or(read.size);
    read.chosen = number || size;
    return read;
}

kernel::act read_act(
    const wire::request& got, const wire::target_parts& target, const place& at, value_rules& rules
) {
    switch (at.what) {
    case resource::closing:
        return read_close(got, at, rules);
    case resource::relocation:
        return read_relocate(got, at, rules);
    case resource::match:
        return read_update(got, at, rules);
    case resource::inspections:
        return read_inspect(got, rules);
    case resource::matches:
        judge_id(at, rules);
        return kernel::list_matches{at.id};
    default:
        break;
    }
    if (got.method == "PUT") return read_submit(got, at, rules);
    if (got.method == "DELETE") return read_withdraw(target, at, rules);
    judge_id(at, rules);
    return kernel::read{at.id};
}

} // namespace kruispunt::conformance::gateways::multisignaal
