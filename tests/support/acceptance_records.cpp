#include "tests/support/acceptance_records.hpp"

#include "gateway/codec/base64.hpp"
#include "gateway/codec/dsse.hpp"
#include "gateway/domain/acceptance.hpp"

#include <utility>

namespace kruispunt::support {

namespace {

using json = nlohmann::ordered_json;

json subject(std::string_view name, const std::string& digest) {
    json digests = json::object();
    digests["sha256"] = digest;
    json made = json::object();
    made["name"] = name;
    made["digest"] = std::move(digests);
    return made;
}

} // namespace

json accepted_statement(
    std::string_view protocol, std::string_view oin, std::string_view from, std::string_view until
) {
    const std::string report(64, 'a');
    const std::string build(64, 'b');
    json steps = json::array();
    for (const std::string_view step : domain::examination_steps) {
        json one = json::object();
        one["step"] = step;
        one["holds"] = true;
        steps.push_back(std::move(one));
    }
    json says = json::object();
    says["protocol"] = protocol;
    says["protocol_version"] = "1";
    says["roles"] = json::array({"server", "client"});
    says["oin"] = oin;
    says["product"] = json::object();
    says["product"]["vendor"] = "Voorbeeld B.V.";
    says["product"]["name"] = "Wijkindex";
    says["product"]["version"] = "5.1";
    says["product"]["build_sha256"] = build;
    says["catalogue_sha256"] = std::string(64, 'c');
    says["report_sha256"] = report;
    says["verdict"] = "PASS";
    says["steps"] = std::move(steps);
    says["accepted_at"] = from;
    says["valid_until"] = until;
    json made = json::object();
    made["_type"] = "https://in-toto.io/Statement/v1";
    made["subject"] = json::array();
    made["subject"].push_back(subject("report.json", report));
    made["subject"].push_back(subject("Wijkindex 5.1", build));
    made["predicateType"] = "urn:kruispunt:acceptance:v1";
    made["predicate"] = std::move(says);
    return made;
}

std::string sealed_record(const json& statement, const signer& sign) {
    const std::string payload = statement.dump();
    json signature = json::object();
    signature["keyid"] = std::string(64, 'd');
    signature["sig"] = codec::to_base64(sign(codec::dsse_signed_octets(payload)));
    json envelope = json::object();
    envelope["payload"] = codec::to_base64(payload);
    envelope["payloadType"] = "application/vnd.in-toto+json";
    envelope["signatures"] = json::array();
    envelope["signatures"].push_back(std::move(signature));
    return envelope.dump();
}

// Short, as signatures are: the number of what is signed, and its beginning.
std::string as_signed(const std::string& octets) {
    return "signed " + std::to_string(std::hash<std::string>()(octets));
}

} // namespace kruispunt::support
