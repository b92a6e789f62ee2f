#include "adapters/multisignaal/requests.hpp"

#include "adapters/sdk/http_headers.hpp"
#include "adapters/sdk/shown_name.hpp"
#include "adapters/sdk/signal_record.hpp"
#include "gateway/codec/json_reader.hpp"
#include "gateway/codec/text.hpp"

#include <algorithm>

namespace kruispunt::adapters::multisignaal {

namespace {

using domain::errc;
using sdk::field;
using sdk::finding;

constexpr char signal_id_path[] = "signaalId";

std::vector<finding> findings_about(const std::string& id, const sdk::request_target& target) {
    std::vector<finding> found;
    if (!codec::is_signal_id(id)) found.push_back({errc::value_invalid, signal_id_path});
    // What no mapping reads, nobody asked for (MS-09).
    const codec::document query = sdk::query_document(target);
    for (auto parameter = query.root().first_child(); parameter; parameter = parameter.next())
        found.push_back({errc::unknown_field, sdk::shown_name(parameter.name())});
    return found;
}

void append(std::vector<finding>& all, const std::vector<finding>& more) {
    const std::size_t room = sdk::max_findings - std::min(all.size(), sdk::max_findings);
    const auto count = static_cast<std::ptrdiff_t>(std::min(room, more.size()));
    all.insert(all.end(), more.begin(), more.begin() + count);
}

// A body as a mapping reads it; one that is not JSON is one finding.
sdk::reading read_body(const sdk::mapping& by, const std::string& body) {
    const auto document = codec::read_json(body);
    if (document) return by.read(document->root());
    sdk::reading unreadable;
    unreadable.findings.push_back({document.error().code, {}});
    return unreadable;
}

} // namespace

/// A path of the contract, and what may be done there.
struct requests::route {
    using request = ports::http_request;
    using target = sdk::request_target;
    using reader = decoded (requests::*)(const std::string&, const request&, const target&) const;

    struct method {
        std::string_view name;
        reader read; ///< null: in the contract, not here yet
    };

    std::vector<method> methods;
    std::string id;

    /// For the Allow header: what can be done today.
    std::string allowed() const {
        std::string names;
        for (const method& m : methods) {
            if (m.read == nullptr) continue;
            names.append(names.empty() ? "" : ", ").append(m.name);
        }
        return names;
    }
};

requests::requests(const ports::adapter_setup& setup, std::string base, const problems& faults)
    : region_(setup.region), base_(std::move(base)), faults_(faults),
      signal_(setup.mappings / "signaal.toml"), withdrawal_(setup.mappings / "intrekking.toml"),
      closing_(setup.mappings / "afsluiting.toml") {}

std::variant<ports::decoded_message, ports::http_response>
requests::decode(const ports::http_request& request) const {
    const auto target = sdk::read_target(request.target);
    if (!target) return faults_.plain(400, "het verzoekdoel is niet leesbaar");
    const auto& at = target->segments;
    if (at.size() == 4 && at[0] == region_ && at[1] == "v1" && at[2] == "fouten" &&
        request.method == "GET")
        return faults_.page(at[3]);
    const auto to = find(*target);
    if (!to) return faults_.plain(404, "dit pad bestaat niet");
    return read(*to, request, *target);
}

std::optional<requests::route> requests::find(const sdk::request_target& target) const {
    const auto& at = target.segments;
    if (at.size() < 3 || at[0] != region_ || at[1] != "v1") return std::nullopt;
    if (at.size() == 3 && at[2] == "openapi.json") return route{{{"GET", nullptr}}, {}};
    if (at.size() == 3 && at[2] == "inzageverzoeken") return route{{{"POST", nullptr}}, {}};
    if (at.size() == 4 && at[2] == "matches" && !at[3].empty())
        return route{{{"PATCH", nullptr}}, {}};
    if (at[2] != "signalen" || at.size() < 4 || at[3].empty()) return std::nullopt;
    if (at.size() == 4)
        return route{
            {{"PUT", &requests::put}, {"DELETE", &requests::remove}, {"GET", nullptr}}, at[3]};
    if (at.size() != 5) return std::nullopt;
    if (at[4] == "afsluiting") return route{{{"POST", &requests::close}}, at[3]};
    if (at[4] == "verhuizing") return route{{{"POST", nullptr}}, at[3]};
    if (at[4] == "matches") return route{{{"GET", nullptr}}, at[3]};
    return std::nullopt;
}

requests::decoded requests::read(
    const route& to, const ports::http_request& request, const sdk::request_target& target
) const {
    const auto method =
        std::find_if(to.methods.begin(), to.methods.end(), [&request](const route::method& m) {
            return m.name == request.method;
        });
    if (method == to.methods.end()) {
        auto made = faults_.plain(405, "deze methode kan hier niet");
        made.fields.add("Allow", to.allowed());
        return made;
    }
    if (method->read == nullptr)
        return faults_.plain(501, "dit onderdeel van het protocol is er nog niet");
    if (!sdk::accepts(request.fields, "application/json"))
        return faults_.of(406, domain::make_error(errc::value_invalid, "Accept"));
    if (!request.body.empty() && !sdk::has_media_type(request.fields, "application/json"))
        return faults_.of(415, domain::make_error(errc::value_invalid, "Content-Type"));
    return (this->*method->read)(to.id, request, target);
}

requests::decoded requests::put(
    const std::string& id, const ports::http_request& request, const sdk::request_target& target
) const {
    const auto condition = request.fields.find("If-Match");
    // No entity tag was ever given out, so none can be the current one (RFC 9110 §13.1.1).
    if (condition && *condition != "*")
        return faults_.of(412, domain::make_error(errc::value_invalid, "If-Match"));
    auto made = message(condition ? "put-known" : "put", id, request);
    std::vector<finding> findings = findings_about(id, target);
    sdk::reading body = read_body(signal_, request.body);
    append(findings, body.findings);
    if (!findings.empty()) return refused(std::move(made), findings);
    body.values.add(field::signal_id, id);
    domain::submit_signal submit;
    submit.content = sdk::signal_content_from(body.values);
    submit.must_be_known = condition.has_value();
    made.command.act = std::move(submit);
    made.command.reason = sdk::mutation_reason_from(body.values);
    return made;
}

requests::decoded requests::remove(
    const std::string& id, const ports::http_request& request, const sdk::request_target& target
) const {
    auto made = message("delete", id, request);
    std::vector<finding> findings = findings_about(id, {});
    const codec::document query = sdk::query_document(target);
    const sdk::reading read = withdrawal_.read(query.root());
    append(findings, read.findings);
    if (!request.body.empty()) findings.push_back({errc::unknown_field, {}});
    if (!findings.empty()) return refused(std::move(made), findings);
    made.command.act = domain::withdraw_signal{id, sdk::withdrawal_reason_from(read.values)};
    made.command.reason = sdk::mutation_reason_from(read.values);
    return made;
}

requests::decoded requests::close(
    const std::string& id, const ports::http_request& request, const sdk::request_target& target
) const {
    auto made = message("close", id, request);
    std::vector<finding> findings = findings_about(id, target);
    sdk::reading body;
    if (!request.body.empty()) body = read_body(closing_, request.body);
    append(findings, body.findings);
    if (!findings.empty()) return refused(std::move(made), findings);
    made.command.act = domain::close_signal{id};
    made.command.reason = sdk::mutation_reason_from(body.values);
    return made;
}

ports::decoded_message requests::message(
    const char* operation, const std::string& id, const ports::http_request& request
) const {
    ports::decoded_message made;
    made.command.region = region_;
    made.command.oin = request.peer.oin;
    made.correspondence.operation = operation;
    if (codec::is_signal_id(id)) made.correspondence.signal_id = id;
    return made;
}

// The protocol has no message id; its place in the correspondence carries the findings.
requests::decoded
requests::refused(ports::decoded_message message, const std::vector<finding>& findings) const {
    message.command.act =
        domain::refused_message{domain::make_error(findings.front().code, findings.front().path)};
    std::string& carried = message.correspondence.message_id;
    for (const finding& found : findings)
        carried.append(wire_code(found.code)).append(" ").append(found.path).append("\n");
    return message;
}

std::string requests::path_of(const std::string& canonical) const {
    return canonical == domain::field::signal_id ? signal_id_path : signal_.path_of(canonical);
}

std::vector<finding> findings_in(const ports::correspondence& to) {
    std::vector<finding> findings;
    for (std::string_view rest = to.message_id; !rest.empty();) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        const auto blank = line.find(' ');
        findings.push_back(
            {domain::code_from_wire(line.substr(0, blank)), std::string(line.substr(blank + 1))}
        );
    }
    return findings;
}

} // namespace kruispunt::adapters::multisignaal
