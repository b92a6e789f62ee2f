#include "gateway/portal/mailbox_pages.hpp"

#include "gateway/portal/answers.hpp"

#include <charconv>
#include <optional>
#include <string>
#include <utility>

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

} // namespace

bool mailbox_pages::takes(std::string_view target) {
    return target.starts_with("/postbus/");
}

task<ports::http_response> mailbox_pages::handle(ports::http_request request) {
    auto owner = boxes_.owner(request.peer.oin);
    if (!owner) co_return problem(make_error(errc::oin_not_authorised));
    const asked_for asked = parts_of(request.target);
    if (asked.path == path) {
        if (request.method != "GET") co_return wrong_method("GET");
        co_return co_await list(std::move(*owner), asked.query);
    }
    const bool one = asked.path.starts_with(path) && asked.path.size() > path.size() + 1 &&
                     asked.path[path.size()] == '/';
    if (!one) co_return unknown_path();
    if (request.method != "DELETE") co_return wrong_method("DELETE");
    co_return co_await take(std::move(*owner), asked.path.substr(path.size() + 1));
}

task<ports::http_response> mailbox_pages::list(std::string region, std::string_view query) {
    const auto after = after_in(query);
    if (!after) co_return problem(after.error());
    const auto found = co_await boxes_.look(std::move(region), *after, on_a_page);
    if (!found) co_return problem(found.error());
    json all = json::array();
    for (const auto& notice : found->notices)
        all.push_back(shown(notice));
    json body{{"berichten", std::move(all)}};
    body["volgende"] = found->next ? json(*found->next) : json(nullptr);
    co_return answered(200, body);
}

task<ports::http_response> mailbox_pages::take(std::string region, std::string_view number) {
    const auto done = co_await boxes_.take(std::move(region), number_in(number).value_or(0));
    if (!done) co_return problem(done.error());
    if (!*done)
        co_return problem(
            404, "Onbekend bericht", "het is er niet, of het is al uit de postbus genomen"
        );
    ports::http_response response;
    response.status = 204;
    co_return response;
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
