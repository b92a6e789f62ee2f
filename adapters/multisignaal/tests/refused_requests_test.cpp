#include "adapters/multisignaal/tests/asked.hpp"

#include <fstream>
#include <sstream>

namespace kruispunt::adapters::multisignaal {
namespace {

constexpr char path[] = "/signalen/MS-2026-1";
constexpr char match_path[] = "/matches/20000000-0000-0000-0000-000000000002";
constexpr char merge_patch[] = "application/merge-patch+json";

class refused_requests : public testing_tools::asked_adapter {
protected:
    static void expect(
        const ports::http_response& answer,
        int status,
        const std::string& code,
        const std::string& field
    ) {
        EXPECT_EQ(answer.status, status);
        EXPECT_EQ(answer.fields.find("Content-Type"), "application/problem+json");
        EXPECT_EQ(member(answer, "code"), code);
        EXPECT_EQ(member(answer, "veld"), field);
        EXPECT_EQ(member(answer, "status"), std::to_string(status));
    }
};

struct bad_body {
    std::string operation; ///< which body is broken: signal, move, patch or inspection
    std::string from;
    std::string to;
    std::string code;
    std::string field;
    std::string proves;
};

// A table of tests/: operation, what is replaced, by what, code, field, what it proves. Tabs
// divide.
std::vector<bad_body> bad_bodies() {
    std::ifstream in(
        testing_tools::shared::mappings.parent_path() /
        "adapters/multisignaal/tests/data/bad-bodies.tsv"
    );
    std::vector<bad_body> rows;
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line.front() == '#' || line.rfind("operation\t", 0) == 0) continue;
        std::istringstream cells(line);
        bad_body& row = rows.emplace_back();
        for (std::string* cell :
             {&row.operation, &row.from, &row.to, &row.code, &row.field, &row.proves})
            std::getline(cells, *cell, '\t');
        const auto many = row.to.find("<201>");
        if (many != row.to.npos) row.to.replace(many, 5, std::string(201, 'a'));
    }
    return rows;
}

class bad_bodies_test : public refused_requests, public testing::WithParamInterface<bad_body> {
protected:
    ports::http_request broken() const {
        const bad_body& row = GetParam();
        const auto text = [&row](const char* name) {
            return changed(example(name), row.from, row.to);
        };
        if (row.operation == "move")
            return request(
                "POST", path + std::string("/verhuizing"), text("ms-05-verhuizing.json")
            );
        if (row.operation == "patch")
            return request("PATCH", match_path, text("ms-07-bijwerking.json"), merge_patch);
        if (row.operation == "inspection")
            return request("POST", "/inzageverzoeken", text("ms-08-inzageverzoek.json"));
        if (row.operation == "closing")
            return request(
                "POST", path + std::string("/afsluiting"), text("ms-04-afsluiting.json")
            );
        return request("PUT", path, text("ms-01-signaal.json"));
    }
};

// Each row says what it proves.
TEST_P(bad_bodies_test, are_refused_by_code_and_path) {
    const auto answer = refused(broken());
    expect(answer, 400, GetParam().code, GetParam().field);
    for (const char* secret : {"99999001", "99999002", "Jansen", "de Boer", "buren"})
        EXPECT_EQ(answer.body.find(secret), std::string::npos) << secret;
}

INSTANTIATE_TEST_SUITE_P(table, bad_bodies_test, testing::ValuesIn(bad_bodies()));

// proves: MS-01.4
TEST(bad_bodies, the_table_is_there) {
    EXPECT_GT(bad_bodies().size(), 50U);
}

// proves: MS-10.5 MS-10.7 refusal
TEST_F(refused_requests, all_findings_are_told_as_the_example_has_it) {
    std::string text = changed(signal(), "999990019", "999990018");
    text = changed(text, ", \"telefoon\": \"+31201234567\"", "");
    text.insert(text.rfind('}'), ",\"zorg\":\"x\"");
    const auto answer = refused(request("PUT", path, text));
    EXPECT_TRUE(testing_tools::shared::same_json(answer.body, example("ms-10-probleem.json")))
        << answer.body;
}

// proves: MS-10.7 refusal
TEST_F(refused_requests, the_path_comes_before_the_query_and_the_query_before_the_body) {
    const auto answer = refused(request("PUT", "/signalen/a%20b?x=1", "{}"));
    expect(answer, 400, "WAARDE_ONGELDIG", "signaalId");
    const auto at_id = answer.body.find("signaalId");
    const auto at_query = answer.body.find(R"("veld":"x")");
    const auto at_body = answer.body.find(R"("veld":"bsn")");
    EXPECT_LT(at_id, at_query);
    EXPECT_LT(at_query, at_body);
    EXPECT_NE(at_body, answer.body.npos);
}

// proves: MS-10.18 COM-28.10 refusal
TEST_F(refused_requests, a_body_cut_anywhere_is_unreadable) {
    const std::string whole = signal();
    for (std::size_t size = 1; size <= whole.rfind('}'); ++size)
        expect(
            refused(request("PUT", path, whole.substr(0, size))),
            400,
            "BERICHT_ONLEESBAAR",
            "(null)"
        );
}

// proves: MS-10.18 refusal
TEST_F(refused_requests, a_body_that_must_be_there_and_is_not_is_unreadable) {
    const ports::http_request empty[] = {
        request("PUT", path),
        request("POST", path + std::string("/verhuizing")),
        request("PATCH", match_path),
        request("POST", "/inzageverzoeken")};
    for (const auto& asked : empty)
        expect(refused(asked), 400, "BERICHT_ONLEESBAAR", "(null)");
}

// proves: COM-28.5 MS-10.19 refusal
TEST_F(refused_requests, what_lies_too_deep_or_stands_twice_is_unreadable) {
    const std::string deep = std::string(33, '[') + std::string(33, ']');
    expect(refused(request("PUT", path, deep)), 400, "BERICHT_ONLEESBAAR", "(null)");
    const auto twice = changed(signal(), "{\n", "{\"bsn\":\"999990019\",");
    expect(refused(request("PUT", path, twice)), 400, "BERICHT_ONLEESBAAR", "(null)");
}

struct bad_target {
    std::string method;
    std::string target;
    std::string code;
    std::string field;
    const char* proves;
};

class bad_targets : public refused_requests, public testing::WithParamInterface<bad_target> {};

// Each row says what it proves.
TEST_P(bad_targets, are_refused_by_code_and_name) {
    const bool put = GetParam().method == "PUT";
    expect(
        refused(request(GetParam().method, GetParam().target, put ? signal() : "")),
        400,
        GetParam().code,
        GetParam().field
    );
}

INSTANTIATE_TEST_SUITE_P(
    table,
    bad_targets,
    testing::Values(
        bad_target{"PUT", "/signalen/a%20b", "WAARDE_ONGELDIG", "signaalId", "MS-01.9 refusal"},
        bad_target{"PUT", "/signalen/a%2Fb", "WAARDE_ONGELDIG", "signaalId", "MS-01.9 refusal"},
        bad_target{
            "PUT",
            "/signalen/" + std::string(65, 'a'),
            "WAARDE_ONGELDIG",
            "signaalId",
            "MS-01.9 COM-13.6 refusal"},
        bad_target{"GET", "/signalen/%C3%AF", "WAARDE_ONGELDIG", "signaalId", "MS-01.9 refusal"},
        bad_target{"GET", "/signalen/a?x=1", "ONBEKEND_VELD", "x", "MS-09.5 refusal"},
        bad_target{"GET", "/signalen/a?pagina=1", "ONBEKEND_VELD", "pagina", "MS-09.5 refusal"},
        bad_target{"GET", "/signalen/%zz", "BERICHT_ONLEESBAAR", "(null)", "MS-10.6 refusal"},
        bad_target{"GET", "/signalen/a%2", "BERICHT_ONLEESBAAR", "(null)", "MS-10.6 refusal"},
        bad_target{"PUT", "/signalen/a?x=1", "ONBEKEND_VELD", "x", "MS-09.5 refusal"},
        bad_target{"PUT", "/signalen/a?reden=overig", "ONBEKEND_VELD", "reden", "MS-09.5 refusal"},
        bad_target{
            "PUT", "/signalen/a?999990019=1", "ONBEKEND_VELD", "9999_____", "COM-27.2 refusal"},
        bad_target{"DELETE", "/signalen/a", "VERPLICHT_VELD", "reden", "MS-03.4 refusal"},
        bad_target{"DELETE", "/signalen/a?reden=", "VERPLICHT_VELD", "reden", "MS-03.4 refusal"},
        bad_target{"DELETE", "/signalen/a?reden", "VERPLICHT_VELD", "reden", "MS-03.4 refusal"},
        bad_target{
            "DELETE", "/signalen/a?reden=zomaar", "WAARDE_ONGELDIG", "reden", "MS-03.5 refusal"},
        bad_target{
            "DELETE", "/signalen/a?reden=Overig", "WAARDE_ONGELDIG", "reden", "MS-03.5 refusal"},
        bad_target{
            "DELETE", "/signalen/a?reden=gaat_goed", "WAARDE_ONGELDIG", "reden", "MS-03.5 refusal"},
        bad_target{
            "DELETE",
            "/signalen/a?reden=overig&reden=overig",
            "WAARDE_ONGELDIG",
            "reden",
            "MS-03.5 refusal"},
        bad_target{
            "DELETE", "/signalen/a?reden=overig&x=1", "ONBEKEND_VELD", "x", "MS-09.5 refusal"},
        bad_target{
            "DELETE",
            "/signalen/a?reden=overig&redenMutatie=x",
            "WAARDE_ONGELDIG",
            "redenMutatie",
            "COM-32.1 refusal"},
        bad_target{
            "DELETE",
            "/signalen/%C3%AF?reden=overig",
            "WAARDE_ONGELDIG",
            "signaalId",
            "MS-01.9 refusal"},
        bad_target{"POST", "/signalen/a/afsluiting?x=1", "ONBEKEND_VELD", "x", "MS-09.5 refusal"},
        bad_target{
            "POST", "/signalen/%20/afsluiting", "WAARDE_ONGELDIG", "signaalId", "MS-01.9 refusal"},
        bad_target{
            "GET", "/signalen/a/matches?pagina=0", "WAARDE_ONGELDIG", "pagina", "MS-09.6 refusal"},
        bad_target{
            "GET",
            "/signalen/a/matches?paginaGrootte=101",
            "WAARDE_ONGELDIG",
            "paginaGrootte",
            "MS-09.2 refusal"},
        bad_target{"GET", "/signalen/a/matches?page=1", "ONBEKEND_VELD", "page", "MS-09.5 refusal"},
        bad_target{
            "GET", "/signalen/%20/matches", "WAARDE_ONGELDIG", "signaalId", "MS-01.9 refusal"},
        bad_target{"GET", "/openapi.json?x=1", "ONBEKEND_VELD", "x", "MS-09.5 refusal"},
        bad_target{"GET", "/fouten/LEEFTIJD?x=1", "ONBEKEND_VELD", "x", "MS-09.5 refusal"}
    )
);

// proves: MS-07.1 refusal
TEST_F(refused_requests, a_match_is_named_by_a_uuid) {
    for (const char* id : {"a", "20000000-0000-0000-0000-00000000000", "999990019"})
        expect(
            refused(request("PATCH", "/matches/" + std::string(id), "{}", merge_patch)),
            400,
            "WAARDE_ONGELDIG",
            "matchId"
        );
}

// proves: MS-09.5 MS-07.1 refusal
TEST_F(refused_requests, other_operations_know_no_parameters) {
    const ports::http_request asked[] = {
        request("POST", path + std::string("/verhuizing?x=1"), example("ms-05-verhuizing.json")),
        request("PATCH", match_path + std::string("?x=1"), "{}", merge_patch),
        request("POST", "/inzageverzoeken?x=1", example("ms-08-inzageverzoek.json"))};
    for (const auto& each : asked)
        expect(refused(each), 400, "ONBEKEND_VELD", "x");
}

// proves: COM-14.2 refusal
TEST_F(refused_requests, what_takes_no_body_gets_none) {
    const ports::http_request asked[] = {
        request("GET", path, "{}"),
        request("DELETE", path + std::string("?reden=overig"), "{}"),
        request("GET", path + std::string("/matches"), "{}")};
    for (const auto& each : asked)
        expect(refused(each), 400, "ONBEKEND_VELD", "(null)");
}

// proves: MS-00.1 MS-10.9 MS-10.10 refusal
TEST_F(refused_requests, paths_that_are_not_there_are_404) {
    for (const char* target :
         {"",
          "/",
          "/signalen",
          "/signalen/",
          "/signalen/a/",
          "/signalen/a/b",
          "/signalen/a/matches/",
          "/signalen/a/afsluiting/",
          "/matches/",
          "/fouten/",
          "/openapi.json/",
          "//signalen/a"}) {
        const auto answer = at_once(request("GET", target));
        expect(answer, 404, "WAARDE_ONGELDIG", "(null)");
        EXPECT_FALSE(answer.fields.find("Location")) << target;
        EXPECT_EQ(member(answer, "instance"), "/multisignaal/v1");
    }
    auto other = request("GET", "");
    for (const char* target :
         {"/", "/multisignaal", "/multisignaal/v2/signalen/a", "/Multisignaal/v1/signalen/a"}) {
        other.target = target;
        expect(at_once(other), 404, "WAARDE_ONGELDIG", "(null)");
    }
    expect(at_once(request("GET", "/fouten/NIETS")), 404, "WAARDE_ONGELDIG", "(null)");
}

// proves: MS-10.11 MS-10.12 refusal
TEST_F(refused_requests, a_method_that_is_not_there_is_405_with_allow) {
    const std::pair<ports::http_request, std::string> asked[] = {
        {request("POST", path, "{}"), "GET, HEAD, PUT, DELETE"},
        {request("PATCH", path, "{}", merge_patch), "GET, HEAD, PUT, DELETE"},
        {request("OPTIONS", path), "GET, HEAD, PUT, DELETE"},
        {request("GET", path + std::string("/afsluiting")), "POST"},
        {request("DELETE", path + std::string("/matches")), "GET, HEAD"},
        {request("GET", match_path), "PATCH"},
        {request("GET", "/inzageverzoeken"), "POST"},
        {request("POST", "/openapi.json"), "GET, HEAD"},
        {request("DELETE", "/fouten/LEEFTIJD"), "GET, HEAD"}};
    for (const auto& [each, allow] : asked) {
        const auto answer = at_once(each);
        expect(answer, 405, "WAARDE_ONGELDIG", "(null)");
        EXPECT_EQ(answer.fields.find("Allow"), allow) << each.method << ' ' << each.target;
    }
}

// proves: MS-10.13 refusal
TEST_F(refused_requests, who_takes_no_json_gets_406) {
    const ports::http_request asked[] = {
        request("PUT", path, signal()),
        request("GET", path),
        request("POST", path + std::string("/afsluiting")),
        request("PATCH", match_path, "{}", merge_patch),
        request("GET", "/openapi.json")};
    for (const auto& each : asked)
        for (const char* accept : {"text/html", "application/json;q=0", "application/xml, text/*"})
            expect(at_once(with(each, "Accept", accept)), 406, "WAARDE_ONGELDIG", "Accept");
}

// proves: MS-10.13 acceptance
TEST_F(refused_requests, who_takes_json_among_others_is_served) {
    for (const char* accept : {"application/json", "*/*", "application/*;q=0.1", "text/html, */*"})
        EXPECT_EQ(
            message(with(request("GET", path), "Accept", accept)).correspondence.signal_id,
            "MS-2026-1"
        );
    const auto withdrawn = request("DELETE", path + std::string("?reden=overig"));
    message(with(withdrawn, "Accept", "text/html"));
}

// proves: MS-00.8 MS-10.16 MS-07.1 refusal
TEST_F(refused_requests, another_media_type_is_415) {
    const std::string move = path + std::string("/verhuizing");
    const ports::http_request asked[] = {
        request("PUT", path, signal(), "text/plain"),
        request("PUT", path, signal(), "application/merge-patch+json"),
        request("PUT", path, signal(), "application/json; charset=iso-8859-1"),
        request("PUT", path, signal(), ""),
        request("POST", move, example("ms-05-verhuizing.json"), "application/xml"),
        request("POST", path + std::string("/afsluiting"), "{}", "text/json"),
        request("POST", "/inzageverzoeken", example("ms-08-inzageverzoek.json"), "text/plain"),
        request("PATCH", match_path, "{}", "application/json"),
        request("PATCH", match_path, "[]", "application/json-patch+json")};
    for (const auto& each : asked) {
        const auto answer = at_once(each);
        expect(answer, 415, "WAARDE_ONGELDIG", "Content-Type");
        EXPECT_EQ(answer.fields.find("Accept-Patch").has_value(), each.method == "PATCH");
    }
    const auto packed = with(request("PUT", path, signal()), "Content-Encoding", "gzip");
    expect(at_once(packed), 415, "WAARDE_ONGELDIG", "Content-Encoding");
    message(with(request("PUT", path, signal()), "Content-Encoding", "identity"));
}

// proves: MS-11.3 MS-11.4 refusal
TEST_F(refused_requests, a_condition_is_never_overlooked) {
    const auto put = request("PUT", path, signal());
    for (const char* none : {"*", "\"a\""})
        expect(at_once(with(put, "If-None-Match", none)), 412, "WAARDE_ONGELDIG", "If-None-Match");
    for (const char* broken : {"a", "\"a", "", "\"a\" \"b\""}) {
        expect(at_once(with(put, "If-Match", broken)), 400, "WAARDE_ONGELDIG", "If-Match");
        expect(
            at_once(with(request("GET", path), "If-None-Match", broken)),
            400,
            "WAARDE_ONGELDIG",
            "If-None-Match"
        );
    }
    expect(
        at_once(with(request("GET", "/openapi.json"), "If-Match", "\"a\"")),
        412,
        "WAARDE_ONGELDIG",
        "If-Match"
    );
}

// proves: COM-27.2 MS-00.7 refusal
TEST_F(refused_requests, what_stands_in_a_wrong_path_is_not_given_back) {
    for (const char* target : {"/kinderen/999990019", "/signalen/Jan%20Jansen", "/Jansen"}) {
        const auto answer = refused(request("GET", target));
        EXPECT_EQ(answer.body.find("999990019"), answer.body.npos);
        EXPECT_EQ(answer.body.find("Jansen"), answer.body.npos);
    }
}

} // namespace
} // namespace kruispunt::adapters::multisignaal
