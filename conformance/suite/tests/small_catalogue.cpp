#include "conformance/suite/tests/small_catalogue.hpp"

namespace kruispunt::conformance::suite::tests {
namespace {

constexpr auto requirements = R"({"requirements": [
{"id":"COM-10.2","page":"common","who":"region","level":"MUST","violable":true,"text":"The 11-test."},
{"id":"MS-01.1","page":"multisignaal","who":"gateway","level":"MUST","violable":false,"text":"201."}
]})";

constexpr auto signal = R"({
"name": "signal", "from": "region",
"request": {"method": "PUT", "target": "/multisignaal/v1/signalen/${signal}",
            "headers": {"Content-Type": "application/json", "Accept": "application/json"},
            "body": ["{", "  \"bsn\": \"${child.bsn}\",", "  \"naam\": \"${child.surname}\"", "}"]},
"recognised": {"method": "PUT", "target": "/multisignaal/v1/signalen/{signal}", "checks": []},
"accepted": [{"status": [200, 201]}],
"answer": {"status": 201, "headers": {}, "body": ["{}"]},
"refused": {"status": 400, "headers": {}, "body": ["{}"]},
"after": []})";

constexpr auto withdraw = R"({
"name": "withdraw", "from": "region",
"request": {"method": "DELETE", "target": "/multisignaal/v1/signalen/${signal}?reden=overig"},
"accepted": [{"status": 204}],
"after": ["signal"]})";

constexpr auto match_made = R"({
"name": "match_made", "from": "gateway",
"request": {"method": "POST", "target": "${webhook}", "body": ["{\"matchId\": \"${match}\"}"]},
"recognised": {"method": "POST", "target": "/webhook",
               "checks": [{"at": "/data/signaalId", "is": "${signal}"}]},
"accepted": [{"status": 204}],
"answer": {"status": 204}})";

constexpr auto mutants = R"({"mutants": [
{"id": "multisignaal.gw.m-com-10.2", "requirement": "COM-10.2", "en": "takes any BSN",
 "does": {"ignore": "COM-10.2"}},
{"id": "multisignaal.gateway.control-inert", "requirement": "CONTROL", "en": "changes nothing",
 "does": {"alter": {"nothing": true}}}]})";

} // namespace

catalogue::files small_files(const std::string& tests) {
    return {
        {"requirements.json", requirements},
        {"untested.tsv",
         "sentence\trole\tclass\treason\nMS-01.1\tgateway\tlater\tNobody asks it yet.\n"},
        {"multisignaal/messages/signal.json", signal},
        {"multisignaal/messages/withdraw.json", withdraw},
        {"multisignaal/messages/match_made.json", match_made},
        {"multisignaal/mutants/gateway.json", mutants},
        {"multisignaal/gateway/com-10.json", R"({"tests": [)" + tests + "]}"}};
}

std::string test_with(const std::string& id, const std::string& steps, const std::string& more) {
    return R"({"id": ")" + id + R"(", "requirements": ["COM-10.2"], "level": "MUST", )" +
           R"("kind": "refuses", "nl": "Een fout nummer wordt geweigerd.", )" +
           R"("en": "A wrong number is refused.", )" + more + R"("steps": [)" + steps + "]}";
}

catalogue::catalogue small_catalogue(const std::string& steps, const std::string& more) {
    return catalogue::read_files(small_files(test_with(small_id, steps, more)));
}

} // namespace kruispunt::conformance::suite::tests
