#include "conformance/suite/verdict/looking.hpp"

#include "conformance/suite/plan/course.hpp"
#include "conformance/suite/verdict/bodies.hpp"
#include "conformance/suite/verdict/reading.hpp"
#include "conformance/suite/verdict/recognising.hpp"
#include "conformance/suite/verdict/signature_check.hpp"
#include "conformance/text/clock.hpp"

#include <algorithm>
#include <stdexcept>

namespace kruispunt::conformance::suite::verdict {
namespace {

using result = std::optional<failing>;

constexpr const char* unreadable_xml = "a body that is no well-formed XML";
constexpr const char* unreadable_json = "a body that is no JSON";

result compared(
    const std::string& where,
    const catalogue::comparison& asked,
    const found_value& found,
    const filling& with
) {
    if (holds(asked, found, with)) return std::nullopt;
    return failing{where, told(asked, with), told(found)};
}

std::string listed(const std::vector<unsigned>& statuses) {
    std::string text;
    for (const auto each : statuses)
        text += (text.empty() ? "" : " or ") + std::to_string(each);
    return text;
}

/// Everything of a message that another may be compared with.
std::string whole_of(const observation& of) {
    if (of.line != nullptr) return text::write_json(*of.line);
    if (of.body == nullptr) return of.nothing_because;
    const auto head = of.request != nullptr ? of.request->method + ' ' + of.request->target
                                            : std::to_string(of.status.value_or(0));
    return head + '\n' + *of.body;
}

std::string value_of(const observation& of, const std::string& path) {
    if (of.line != nullptr) return text::write_json(look_in_json(*of.line, path).value);
    if (of.body == nullptr) return of.nothing_because;
    return value_at(of.protocol, *of.headers, *of.body, path).value_or("nothing there");
}

/// Whether the value stands in what was asked for, as it came or decoded.
bool target_tells(const std::string& target, const std::string& value) {
    const auto holds = [&value](const std::string& text) {
        return text.find(value) != std::string::npos;
    };
    const auto parts = wire::read_target(target);
    if (holds(target) || !parts) return holds(target);
    return std::ranges::any_of(parts->segments, holds) ||
           std::ranges::any_of(parts->query, [&holds](const auto& parameter) {
               return holds(parameter.first) || holds(parameter.second);
           });
}

/// Of a reader's finding; a region's names no more than a section.
std::string sentence_of(const text::finding& found) {
    const bool is_sentence = found.requirement.find('.') != std::string::npos;
    return is_sentence ? found.requirement : std::string();
}

struct looking {
    const situation& at;

    result operator()(const catalogue::at_status& asked) const {
        const auto& status = at.shows.status;
        if (status && std::ranges::find(asked.any_of, *status) != asked.any_of.end())
            return std::nullopt;
        return failing{
            "status", listed(asked.any_of), status ? std::to_string(*status) : "no status"};
    }

    result operator()(const catalogue::at_header& asked) const {
        found_value found;
        if (at.shows.headers != nullptr) {
            if (const auto value = wire::header_value(*at.shows.headers, asked.name))
                found = found_text(std::string(*value));
            found.count = static_cast<std::size_t>(std::ranges::count_if(
                *at.shows.headers,
                [&asked](const wire::header& each) {
                    return wire::same_ignoring_case(each.name, asked.name);
                }
            ));
        }
        return compared("header " + asked.name, asked.holds, found, at.with);
    }

    result operator()(const catalogue::at_body& asked) const {
        const auto path = at.with(asked.path);
        const auto where = path.empty() ? std::string("body") : path;
        if (at.shows.line != nullptr)
            return compared(where, asked.holds, look_in_json(*at.shows.line, path), at.with);
        const auto found = look_in_body(at.shows.protocol, *at.shows.body, path);
        if (found) return compared(where, asked.holds, *found, at.with);
        return failing{
            where,
            told(asked.holds, at.with),
            speaks_xml(at.shows.protocol) ? unreadable_xml : unreadable_json};
    }

    result operator()(const catalogue::at_method& asked) const {
        const auto found =
            at.shows.request != nullptr ? found_text(at.shows.request->method) : found_value();
        return compared("method", asked.holds, found, at.with);
    }

    result operator()(const catalogue::at_target& asked) const {
        const auto found =
            at.shows.request != nullptr ? found_text(at.shows.request->target) : found_value();
        return compared("target", asked.holds, found, at.with);
    }

    result operator()(const catalogue::at_peer_oin& asked) const {
        return compared(
            "the OIN of the certificate", asked.holds, found_text(at.shows.peer_oin), at.with
        );
    }

    result operator()(const catalogue::is_unanswered& /*asked*/) const {
        if (!at.shows.status) return std::nullopt;
        return failing{
            "answer",
            "none: the connection refused or closed",
            "an answer with status " + std::to_string(*at.shows.status)};
    }

    result operator()(const catalogue::tells_nothing_of& asked) const {
        std::string told_of;
        for (const auto& name : asked.variables) {
            const auto value = plan::value_of(name, at.with.all, at.with.scope);
            if (value.empty() || !tells(value)) continue;
            told_of += (told_of.empty() ? "" : ", ") + name;
        }
        if (told_of.empty()) return std::nullopt;
        return failing{
            "target, headers and body", "none of these values", "the value of " + told_of};
    }

    result operator()(const catalogue::reads_well& /*asked*/) const {
        if (at.shows.request == nullptr)
            throw std::runtime_error("`reads` is for what the system under test says of itself");
        const auto of = [this](const char* name) {
            return plan::value_of(name, at.with.all, at.with.scope);
        };
        const auto found = first_breach(
            at.shows.protocol,
            *at.plan[at.operation].message,
            *at.shows.request,
            {of("oin.self"), of("oin.gateway")}
        );
        if (!found) return std::nullopt;
        return failing{
            found->field.empty() ? "message" : found->field,
            "what " + found->requirement + " asks",
            (found->code.empty() ? "" : found->code + ": ") + found->what,
            sentence_of(*found)};
    }

    result operator()(const catalogue::signature_holds& /*asked*/) const {
        const auto& record = *at.seen.records[at.operation];
        const bool called = at.shows.request != nullptr;
        const bool by_gateway =
            called == (at.plan[at.operation].message->from == catalogue::message::sender::gateway);
        const auto signer =
            plan::value_of(by_gateway ? "oin.gateway" : "oin.self", at.with.all, at.with.scope);
        const auto moment = text::read_utc(record.at);
        if (!moment) throw std::runtime_error("the record bears no moment in UTC");
        const auto objection = signature_objection(*at.shows.body, at.seen.trust, signer, *moment);
        if (!objection) return std::nullopt;
        return failing{"signature", "one that holds", *objection};
    }

    result operator()(const catalogue::same_as& asked) const {
        const auto other = std::ranges::find(at.plan, asked.step, plan::name_of);
        const auto number = static_cast<std::size_t>(other - at.plan.begin());
        if (other == at.plan.end() || number >= at.seen.records.size() || !at.seen.records[number])
            throw std::runtime_error("there is no record of a step named " + asked.step);
        const auto before = observed(*other, *at.seen.records[number]);
        const auto path = at.with(asked.path);
        const auto then = path.empty() ? whole_of(before) : value_of(before, path);
        const auto now = path.empty() ? whole_of(at.shows) : value_of(at.shows, path);
        if (then == now) return std::nullopt;
        return failing{
            path.empty() ? "the whole" : path,
            "the same as " + asked.step + ": " + told(found_text(then)),
            told(found_text(now))};
    }

private:
    bool tells(const std::string& value) const {
        if (at.shows.line != nullptr)
            return text::write_json(*at.shows.line).find(value) != std::string::npos;
        if (at.shows.request != nullptr && target_tells(at.shows.request->target, value))
            return true;
        if (at.shows.body->find(value) != std::string::npos) return true;
        return std::ranges::any_of(*at.shows.headers, [&value](const wire::header& each) {
            return each.value.find(value) != std::string::npos;
        });
    }
};

} // namespace

result look(const catalogue::check& asked, const situation& at) {
    return std::visit(looking{at}, asked.what);
}

} // namespace kruispunt::conformance::suite::verdict
