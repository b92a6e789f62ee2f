#include "conformance/suite/evidence/evidence.hpp"
#include "conformance/suite/evidence/octets.hpp"
#include "conformance/text/base64.hpp"

namespace kruispunt::conformance::suite::evidence {
namespace {

using text::json;

json headers_of(const std::vector<wire::header>& from) {
    auto written = json::array();
    for (const auto& each : from)
        written.push_back(json::array({written_octets(each.name), written_octets(each.value)}));
    return written;
}

json to_json(const wire::request& from) {
    json written;
    written["method"] = written_octets(from.method);
    written["target"] = written_octets(from.target);
    written["headers"] = headers_of(from.headers);
    written["body_base64"] = text::encode_base64(from.body);
    return written;
}

json to_json(const std::optional<wire::response>& from) {
    if (!from) return nullptr;
    json written;
    written["status"] = from->status;
    written["headers"] = headers_of(from->headers);
    written["body_base64"] = text::encode_base64(from->body);
    return written;
}

json to_json(const std::optional<wire::failure>& from) {
    if (!from) return nullptr;
    json written;
    written["stage"] = written_octets(from->stage);
    written["what"] = written_octets(from->what);
    return written;
}

json to_json(const std::optional<tls_seen>& from) {
    if (!from) return nullptr;
    json written;
    written["version"] = from->version;
    written["peer_oin"] = written_octets(from->peer_oin);
    written["peer_sha256"] = from->peer_sha256;
    return written;
}

struct writing {
    json& into;

    void operator()(const exchange& seen) const {
        auto& made = into["exchange"];
        made["sent"] = to_json(seen.sent);
        made["sent"]["certificate"] = seen.certificate;
        made["got"] = to_json(seen.got);
        made["failed"] = to_json(seen.failed);
        made["tls"] = to_json(seen.tls);
    }

    void operator()(const call& seen) const {
        auto& made = into["call"];
        made = nullptr;
        if (!seen.got) return;
        made["got"] = to_json(*seen.got);
        made["got"]["peer_oin"] = written_octets(seen.got->peer_oin);
        made["answered"] = to_json(seen.answered);
    }

    void operator()(const calls_seen& seen) const { into["calls_seen"] = seen.count; }

    void operator()(const adapter_reply& seen) const { into["reply"] = settled(seen.line); }

    void operator()(const done& /*seen*/) const { into["done"] = true; }
};

json to_json(const record& from, std::size_t operation) {
    json written;
    written["op"] = operation;
    written["at"] = from.at;
    written["took_ms"] = from.took_ms;
    std::visit(writing{written}, from.seen);
    return written;
}

json lines_of(const std::vector<std::string>& from) {
    auto written = json::array();
    for (const auto& each : from)
        written.push_back(written_octets(each));
    return written;
}

} // namespace

text::json to_json(const test_evidence& seen) {
    json written;
    written["test"] = seen.test;
    written["digest"] = seen.digest;
    written["scopes"] = json::object();
    for (const auto& [scope, drawn] : seen.scopes) {
        auto& into = written["scopes"][scope];
        into = json::object();
        for (const auto& [name, value] : drawn)
            into[name] = written_octets(value);
    }
    written["trust"] = seen.trust;
    written["records"] = json::array();
    for (std::size_t operation = 0; operation < seen.records.size(); ++operation) {
        const auto& each = seen.records[operation];
        written["records"].push_back(each ? to_json(*each, operation) : json(nullptr));
    }
    written["adapter"] = lines_of(seen.adapter);
    written["notes"] = lines_of(seen.notes);
    written["suite_fault"] = written_octets(seen.suite_fault);
    return written;
}

} // namespace kruispunt::conformance::suite::evidence
