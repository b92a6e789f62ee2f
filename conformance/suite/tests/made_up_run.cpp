#include "conformance/suite/tests/made_up_run.hpp"

#include "conformance/suite/plan/course.hpp"
#include "conformance/suite/plan/saying.hpp"
#include "conformance/suite/plan/scopes.hpp"
#include "conformance/suite/statement/envelope.hpp"
#include "conformance/suite/statement/in_toto.hpp"
#include "conformance/suite/statement/submission.hpp"
#include "conformance/text/canonical_json.hpp"
#include "conformance/verify/hashing.hpp"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <stdexcept>

namespace kruispunt::conformance::suite::tests {
namespace {

constexpr auto started = "2027-02-01T09:00:00.000Z";
constexpr auto finished = "2027-02-01T09:00:06.000Z";

std::string hash(std::string_view text) {
    return verify::hex(verify::sha256(text));
}

catalogue::check status(unsigned of) {
    return {{}, catalogue::at_status{{of}}};
}

catalogue::message signal_message() {
    catalogue::message made;
    made.name = "signal";
    made.request.method = "PUT";
    made.request.target = "/multisignaal/v1/signalen/${signal}";
    made.request.headers = {{"Content-Type", "application/json"}};
    made.request.body = "{\n  \"bsn\": \"${child.bsn}\"\n}";
    made.accepted = {status(201)};
    return made;
}

catalogue::test
made_up_test(const std::string& id, std::vector<std::string> requirements, catalogue::level at) {
    catalogue::test made;
    made.id = id;
    made.protocol = "multisignaal";
    made.requirements = std::move(requirements);
    made.at = at;
    made.nl = "Een signaal <wordt> aangenomen.";
    made.en = "A signal <is> taken.";
    made.digest = hash(id);
    catalogue::send_step step;
    step.message = "signal";
    step.expect = {{{status(201)}, false}};
    made.steps = {step};
    return made;
}

catalogue::test refusing() {
    auto made = made_up_test(refusing_test, {"COM-10.2"}, catalogue::level::must);
    made.kind = catalogue::kind::refuses;
    made.causes_nl = {"De elfproef wordt niet gedaan."};
    made.causes_en = {"The 11-test is not done."};
    catalogue::send_step step;
    step.message = "signal";
    step.changed = catalogue::replaced_text{
        catalogue::replaced_text::part::body, "\"${child.bsn}\"", "\"${bsn.bad_sum}\""};
    step.expect = {{{status(400)}, false}};
    made.steps = {step};
    return made;
}

catalogue::requirement sentence(const std::string& id, catalogue::level at) {
    return {id, "common", "both", at, true, "What " + id + " says & means."};
}

wire::request composed(const plan::operation& of, const plan::scopes& scopes) {
    const auto& step = std::get<catalogue::send_step>(of.does);
    return plan::addressed(
        plan::said(step, of.message->request, scopes, {}), {"localhost", "8443", ""}
    );
}

text::instant test_begins(text::instant began, std::size_t number) {
    return began + std::chrono::seconds(2 * number);
}

std::size_t number_of(const catalogue::catalogue& all, const std::string& test) {
    std::size_t number = 0;
    while (all.tests[number].id != test)
        ++number;
    return number;
}

statement::signing_key from_seed(std::string_view seed) {
    const auto octets = verify::sha256(seed);
    EVP_PKEY* const made =
        EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, octets.data(), octets.size());
    BIO* const out = BIO_new(BIO_s_mem());
    PEM_write_bio_PrivateKey(out, made, nullptr, nullptr, 0, nullptr, nullptr);
    char* text = nullptr;
    const auto size = BIO_get_mem_data(out, &text);
    const std::string pem(text, static_cast<std::size_t>(size));
    BIO_free(out);
    EVP_PKEY_free(made);
    return statement::signing_key::from_private_pem(pem);
}

} // namespace

catalogue::catalogue made_up_catalogue() {
    catalogue::catalogue all;
    for (const auto* const id : {"COM-10.2", "MS-01.1"})
        all.requirements[id] = sentence(id, catalogue::level::must);
    all.requirements["MS-01.9"] = sentence("MS-01.9", catalogue::level::should);
    all.requirements["MS-05.1"] = sentence("MS-05.1", catalogue::level::must);
    all.without_test = {{"MS-05.1", "gateway", "not_observable", "Nothing on the wire shows it."}};
    all.messages["multisignaal"]["signal"] = signal_message();
    all.tests = {
        refusing(),
        made_up_test(accepting_test, {"MS-01.1", "COM-10.2"}, catalogue::level::must),
        made_up_test(advised_test, {"MS-01.9"}, catalogue::level::should),
        made_up_test("multisignaal.srv.ms-01.1", {"MS-01.1"}, catalogue::level::must)};
    all.tests.back().of = catalogue::role::server;
    all.digest = hash("the catalogue");
    return all;
}

wire::response as_asked(const std::string& /*test*/, bool changed) {
    return {changed ? 400U : 201U, {{"Content-Type", "application/json"}}, "{}"};
}

text::instant run_began() {
    return *text::read_utc(started);
}

evidence::test_evidence seen_of(
    const catalogue::catalogue& all,
    const catalogue::test& test,
    const answers& answer,
    text::instant began
) {
    const auto plan = plan::expand(all, test, "sisa");
    const auto numbers = plan::scope_numbers(all, test.protocol);
    const auto begins = test_begins(began, number_of(all, test.id));
    evidence::test_evidence seen;
    seen.test = test.id;
    seen.digest = test.digest;
    for (const auto& scope : plan::scopes_of(plan))
        seen.scopes[scope] = plan::draw(
            {nonce, test.id, scope, numbers.at({test.id, scope})},
            begins,
            {"00000099000000000002", "00000099000000000003", system_oin}
        );
    auto scopes = seen.scopes;
    for (std::size_t at = 0; at < plan.size(); ++at) {
        plan::enter(scopes, plan[at], at);
        evidence::exchange exchange;
        exchange.sent = composed(plan[at], scopes);
        exchange.certificate = "region";
        exchange.got =
            answer(test.id, std::get<catalogue::send_step>(plan[at].does).changed.has_value());
        exchange.tls = evidence::tls_seen{"1.3", system_oin, hash("the server's certificate")};
        seen.records.emplace_back(evidence::record{
            text::rfc3339(begins + std::chrono::milliseconds(100 * at)), 7, std::move(exchange)});
    }
    return seen;
}

reporting::run_facts made_up_facts(const catalogue::catalogue& all) {
    reporting::run_facts facts;
    facts.suite_version = "2027.1";
    facts.suite_sha256 = hash("the program");
    facts.catalogue = all.digest;
    facts.started = started;
    facts.finished = finished;
    facts.seed = nonce;
    facts.challenge = nonce;
    return facts;
}

text::json made_up_sut() {
    return {
        {"product",
         {{"name", "Wijkindex <5>"},
          {"version", "5.1"},
          {"vendor", "Voorbeeld B.V."},
          {"build_sha256", hash("the product")}}},
        {"protocol", "multisignaal"},
        {"roles", {"gateway"}},
        {"features", {{"clock", true}, {"mailbox", false}}},
        {"oin", system_oin},
        {"keys", "keys"},
        {"url", "https://localhost:8443"}};
}

reporting::run_files recorded_files(const catalogue::catalogue& all, const answers& answer) {
    reporting::run_files files;
    put(files, "run.json", to_json(made_up_facts(all)));
    put(files, "sut.json", made_up_sut());
    for (const auto& test : all.tests)
        if (test.of == catalogue::role::gateway)
            put(files,
                "evidence/" + test.id + ".json",
                evidence::to_json(seen_of(all, test, answer)));
    return files;
}

reporting::run_files reported_files(const catalogue::catalogue& all, const answers& answer) {
    auto files = recorded_files(all, answer);
    report_anew(files, all);
    return files;
}

void put(reporting::run_files& files, const std::string& name, const text::json& document) {
    files[name] = text::canonical(document);
}

text::json document_in(const reporting::run_files& files, const std::string& name) {
    const auto read = text::read_json(files.at(name));
    if (!read) throw std::runtime_error(name + " is no JSON");
    return *read;
}

void report_anew(reporting::run_files& files, const catalogue::catalogue& all) {
    const auto report = reporting::judge_run(all, reporting::read_run(files));
    files["report.json"] = reporting::canonical_report(report) + '\n';
}

void sign(reporting::run_files& files, const statement::signing_key& key) {
    files.erase(std::string(statement::statement_file));
    auto payload = statement::in_toto_statement(files, "2027-02-01T10:00:00.000Z");
    files[std::string(statement::statement_file)] =
        statement::write_envelope(statement::sealed(std::move(payload), key, {}));
}

statement::signing_key key_of_the_vendor() {
    return from_seed("the vendor of these tests");
}

statement::signing_key key_of_somebody() {
    return from_seed("somebody of these tests");
}

statement::trust made_up_trust(const catalogue::catalogue& all) {
    statement::trust body;
    body.keys.push_back({"Voorbeeld B.V.", key_of_the_vendor()});
    body.catalogues = {{all.digest, *text::read_utc("2028-01-01T00:00:00Z")}};
    body.suites = {{"2027.1", {hash("the program")}}};
    body.challenges = {
        {nonce,
         "Voorbeeld B.V.",
         "Wijkindex <5>",
         "multisignaal",
         {catalogue::role::gateway},
         {"clock"},
         *text::read_utc("2027-02-01T00:00:00Z"),
         *text::read_utc("2027-02-08T00:00:00Z")}};
    body.used = {"opgave-2026-0009"};
    body.reference_builds = {hash("the reference gateway")};
    return body;
}

text::instant a_fine_day() {
    return *text::read_utc("2027-02-02T12:00:00Z");
}

} // namespace kruispunt::conformance::suite::tests
