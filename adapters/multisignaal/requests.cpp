#include "adapters/multisignaal/requests.hpp"

#include "adapters/multisignaal/conditions.hpp"
#include "adapters/sdk/http_headers.hpp"
#include "gateway/codec/text.hpp"

#include <span>

namespace kruispunt::adapters::multisignaal {

namespace {

using domain::errc;
using domain::make_error;

// "/<region>/v1" is two segments.
constexpr std::size_t base_segments = 2;

// A path that is one of the contract's may be given back, with an id in it that has an id's form.
std::string shown_path(const route& to, const std::string& id) {
    return path_of(to, codec::is_signal_id(id) ? id : std::string());
}

bool is_public(operation what) {
    return what == operation::show_document || what == operation::explain_error;
}

} // namespace

requests::requests(
    std::string region,
    const answers& with,
    const problems& faults,
    const published& document,
    const message_reader& messages
)
    : region_(std::move(region)), answers_(with), faults_(faults), document_(document),
      messages_(messages) {}

std::variant<ports::decoded_message, ports::http_response>
requests::decode(const ports::http_request& request) const {
    const auto target = sdk::read_target(request.target);
    if (!target) return faults_.of(400, make_error(errc::message_unreadable));
    const auto& at = target->segments;
    const bool ours = at.size() > base_segments && at[0] == region_ && at[1] == "v1";
    if (!ours) return faults_.plain(404, "dit pad bestaat niet", {});
    const auto found = find_route(request.method, std::span(at).subspan(base_segments));
    if (found.allow.empty()) return faults_.plain(404, "dit pad bestaat niet", {});
    if (found.to == nullptr) {
        auto made = faults_.plain(405, "deze methode kan hier niet", {});
        made.fields.add("Allow", found.allow);
        return made;
    }
    return take({*found.to, found.id, shown_path(*found.to, found.id), request, *target, {}, {}});
}

requests::decoded requests::take(const asked_message& given) const {
    asked_message asked = given;
    if (auto fault = fault_of_media(asked)) return std::move(*fault);
    if (auto fault = fault_of_conditions(asked)) return std::move(*fault);
    if (!is_public(asked.to.what)) return messages_.read(asked);
    if (const auto unknown = findings_of_query(asked.target); !unknown.empty())
        return faults_.of(
            400, make_error(unknown.front().code, unknown.front().path), unknown, asked.path
        );
    if (asked.to.what == operation::explain_error) return faults_.page(asked.id);
    return document_.document(asked.request.fields, answers_);
}

std::optional<ports::http_response> requests::fault_of_media(const asked_message& asked) const {
    const ports::http_request& request = asked.request;
    if (!asked.to.gives.empty() && !sdk::accepts(request.fields, asked.to.gives))
        return faults_.plain(406, "deze vorm van antwoord is er niet", asked.path, "Accept");
    if (request.body.empty() || asked.to.takes.empty()) return std::nullopt;
    const auto coding = request.fields.find("Content-Encoding");
    if (coding && *coding != "identity")
        return faults_.plain(
            415, "een gecodeerde inhoud kan hier niet", asked.path, "Content-Encoding"
        );
    if (sdk::has_media_type(request.fields, asked.to.takes)) return std::nullopt;
    auto made =
        faults_.plain(415, "deze vorm van inhoud kan hier niet", asked.path, "Content-Type");
    if (asked.to.method == "PATCH") made.fields.add("Accept-Patch", std::string(asked.to.takes));
    return made;
}

// A condition that would go unheard could cost somebody's change: what cannot be judged is refused.
std::optional<ports::http_response> requests::fault_of_conditions(asked_message& asked) const {
    if (const auto field = whole_value(asked.request.fields, "If-Match")) {
        const auto tags = read_tags(*field);
        if (!tags)
            return faults_.of(400, make_error(errc::value_invalid, "If-Match"), {}, asked.path);
        if (is_public(asked.to.what))
            return faults_.plain(
                412, "deze voorwaarde wordt hier niet ondersteund", asked.path, "If-Match"
            );
        asked.if_match = strong_tags(*tags);
    }
    const auto field = whole_value(asked.request.fields, "If-None-Match");
    if (!field) return std::nullopt;
    if (!read_tags(*field))
        return faults_.of(400, make_error(errc::value_invalid, "If-None-Match"), {}, asked.path);
    if (asked.to.method != "GET")
        return faults_.plain(
            412, "deze voorwaarde wordt hier niet ondersteund", asked.path, "If-None-Match"
        );
    asked.if_none_match = *field;
    return std::nullopt;
}

} // namespace kruispunt::adapters::multisignaal
