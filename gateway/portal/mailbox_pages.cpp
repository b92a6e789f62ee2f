#include "gateway/portal/mailbox_pages.hpp"

#include "gateway/portal/answers.hpp"

#include <charconv>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace kruispunt::portal {

using namespace domain;
using ports::task;

namespace {

constexpr std::string_view path = "/postbus/v1/berichten";
constexpr std::size_t on_a_page = 50;

struct asked_for {
    std::string_view path;
    std::string_view query;
};

asked_for parts_of(std::string_view target) {
    const auto mark = target.find('?');
    if (mark == target.npos) return {target, {}};
    return {target.substr(0, mark), target.substr(mark + 1)};
}

std::optional<std::int64_t> number_in(std::string_view text) {
    std::int64_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = read.ec == std::errc() && read.ptr == text.data() + text.size();
    return whole && value >= 0 ? std::optional(value) : std::nullopt;
}

// `na`; absent: from the oldest on.
result<std::int64_t> after_in(std::string_view query) {
    constexpr std::string_view name = "na=";
    if (query.empty()) return std::int64_t{0};
    const auto after =
        query.starts_with(name) ? number_in(query.substr(name.size())) : std::nullopt;
    if (!after) return make_error(errc::value_invalid, "na");
    return *after;
}

json shown(const ports::posted& notice) {
    json fields = json::array();
    for (const auto& [name, value] : notice.message.fields)
        fields.push_back({{"naam", name}, {"waarde", value}});
    json j{{"id", notice.number}, {"meldingId", to_text(notice.id)}};
    j["methode"] = notice.message.method;
    j["pad"] = notice.message.target;
    j["velden"] = std::move(fields);
    j["inhoud"] = notice.message.body;
    return j;
}

ports::http_response wrong_method(const char* allowed) {
    ports::http_response response = problem(405, "Methode kan hier niet", allowed);
    response.fields.add("Allow", allowed);
    return response;
}

ports::http_response unknown_path() {
    return problem(404, "Onbekend pad", "GET /postbus/v1/berichten?na=, DELETE …/{id}");
}

// What was refused without a code of its own is not what this API asks.
std::string code_of(const error* why) {
    return std::string(wire_code(why ? why->code : errc::value_invalid));
}

std::string first_and_last(const std::vector<ports::posted>& notices) {
    if (notices.empty()) return {};
    return to_text(notices.front().id) + " " + to_text(notices.back().id);
}

} // namespace

/// What is answered, and what the audit trail says of it.
struct mailbox_pages::visit {
    ports::http_response given;
    std::string act;       ///< empty: another entry tells of it
    std::string outcome;   ///< `ok` or a code
    std::string reference; ///< ids of the first and the last notice that are shown

    static visit refused(ports::http_response said, const error* why = nullptr) {
        return {std::move(said), "refuse", code_of(why), {}};
    }

    static visit refused(const error& why) { return refused(problem(why), &why); }
};

bool mailbox_pages::takes(std::string_view target) {
    return target.starts_with("/postbus/");
}

task<ports::http_response> mailbox_pages::handle(ports::http_request request) {
    audit_entry entry;
    entry.oin = request.peer.oin;
    const auto owner = boxes_.owner(request.peer.oin);
    visit made;
    if (owner) {
        entry.region = *owner;
        made = co_await serve(request, *owner);
    } else {
        made = visit::refused(make_error(errc::oin_not_authorised));
    }
    if (made.act.empty() || entry.oin.empty()) co_return std::move(made.given);
    entry.act = std::move(made.act);
    entry.outcome = std::move(made.outcome);
    entry.reference = std::move(made.reference);
    const auto noted = co_await trail_.record(std::move(entry));
    if (!noted) co_return problem(noted.error());
    co_return std::move(made.given);
}

task<mailbox_pages::visit>
mailbox_pages::serve(const ports::http_request& request, std::string region) {
    const asked_for asked = parts_of(request.target);
    if (asked.path == path) {
        if (request.method != "GET") co_return visit::refused(wrong_method("GET"));
        co_return co_await list(std::move(region), asked.query);
    }
    const bool one = asked.path.starts_with(path) && asked.path.size() > path.size() + 1 &&
                     asked.path[path.size()] == '/';
    if (!one) co_return visit::refused(unknown_path());
    if (request.method != "DELETE") co_return visit::refused(wrong_method("DELETE"));
    co_return co_await take(std::move(region), asked.path.substr(path.size() + 1));
}

task<mailbox_pages::visit> mailbox_pages::list(std::string region, std::string_view query) {
    const auto after = after_in(query);
    if (!after) co_return visit::refused(after.error());
    const auto found = co_await boxes_.look(std::move(region), *after, on_a_page);
    if (!found) co_return visit::refused(found.error());
    json all = json::array();
    for (const auto& notice : found->notices)
        all.push_back(shown(notice));
    json body{{"berichten", std::move(all)}};
    body["volgende"] = found->next ? json(*found->next) : json(nullptr);
    visit made;
    made.given = answered(200, body);
    made.act = "look";
    made.outcome = "ok";
    made.reference = first_and_last(found->notices);
    co_return made;
}

// What was taken is delivered: that has an entry of its own.
task<mailbox_pages::visit> mailbox_pages::take(std::string region, std::string_view number) {
    const auto done = co_await boxes_.take(std::move(region), number_in(number).value_or(0));
    if (!done) co_return visit::refused(done.error());
    if (!*done)
        co_return visit::refused(
            problem(404, "Onbekend bericht", "het is er niet, of het is al uit de postbus genomen")
        );
    visit made;
    made.given.status = 204;
    co_return made;
}

task<void> mailbox_pages::note_refused(ports::peer who, ports::transport_fault fault, std::string) {
    if (who.oin.empty()) co_return;
    const bool unread = fault == ports::transport_fault::malformed;
    audit_entry entry;
    entry.act = "refuse";
    entry.region = boxes_.owner(who.oin).value_or("");
    entry.oin = std::move(who.oin);
    entry.outcome = wire_code(unread ? errc::message_unreadable : errc::message_too_large);
    co_await trail_.record(std::move(entry));
}

ports::http_response mailbox_pages::refuse(ports::transport_fault fault, std::string_view) const {
    switch (fault) {
    case ports::transport_fault::body_too_large:
        return problem(413, "Verzoek te groot", "een vraag aan de postbus heeft geen inhoud");
    case ports::transport_fault::header_too_large:
        return problem(431, "Kopvelden te groot", "een vraag aan de postbus is klein");
    case ports::transport_fault::malformed:
        break;
    }
    return problem(400, "Onleesbaar verzoek", "HTTP/1.1 zoals RFC 9112 het wil");
}

} // namespace kruispunt::portal
