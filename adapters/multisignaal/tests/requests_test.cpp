#include "adapters/multisignaal/multisignaal_adapter.hpp"
#include "adapters/sdk/testing/adapter_fixture.hpp"

#include <gtest/gtest.h>

namespace kruispunt::adapters::multisignaal {
namespace {

namespace testing_ = sdk::testing;

using domain::errc;

constexpr char path[] = "/multisignaal/v1/signalen/MS-2026-1";

class requests_test : public testing::Test {
protected:
    using decoded = std::variant<ports::decoded_message, ports::http_response>;

    static ports::http_request
    request(const std::string& method, const std::string& target, const std::string& body = {}) {
        ports::http_request made;
        made.method = method;
        made.target = target;
        if (!body.empty()) made.fields.add("Content-Type", "application/json");
        made.body = body;
        made.peer.oin = "00000099000000000002";
        return made;
    }

    decoded decode(const ports::http_request& r) const {
        return adapter_->decode(r, testing_::moment());
    }

    ports::decoded_message message(const ports::http_request& r) const {
        auto read = decode(r);
        EXPECT_TRUE(std::holds_alternative<ports::decoded_message>(read));
        return std::get<ports::decoded_message>(std::move(read));
    }

    ports::http_response answered(const ports::http_request& r) const {
        auto read = decode(r);
        EXPECT_TRUE(std::holds_alternative<ports::http_response>(read));
        return std::get<ports::http_response>(std::move(read));
    }

    // The answer to a message that its adapter refuses.
    ports::http_response refusal(const ports::http_request& r) const {
        const auto read = message(r);
        const auto* refused = std::get_if<domain::refused_message>(&read.command.act);
        if (refused == nullptr) {
            ADD_FAILURE() << "the message was not refused";
            return {};
        }
        domain::answer answer;
        answer.what = refused->failure;
        return adapter_->encode_reply(read.correspondence, answer);
    }

    static std::string signal() { return testing_::example("multisignaal", "ms-01-signaal.json"); }

    static std::string changed(const std::string& from, const std::string& to) {
        std::string text = signal();
        const auto at = text.find(from);
        EXPECT_NE(at, text.npos) << from;
        return text.replace(at, from.size(), to);
    }

    static std::string member(const ports::http_response& r, std::string_view name) {
        const auto read = codec::read_json(r.body);
        EXPECT_TRUE(read);
        const auto found = read->root().child(name);
        return found ? std::string(found.text()) : "(none)";
    }

    std::unique_ptr<ports::region_adapter> adapter_ =
        make_adapter(testing_::setup_of("multisignaal"));
};

TEST_F(requests_test, put_gives_a_signal_with_all_its_fields) {
    const auto read = message(request("PUT", path, signal()));
    EXPECT_EQ(read.command.region, "multisignaal");
    EXPECT_EQ(read.command.oin, "00000099000000000002");
    EXPECT_EQ(read.command.reason, domain::mutation_reason::none);
    EXPECT_FALSE(read.command.replay || read.command.sent_at || read.command.feed_item);
    const auto& submit = std::get<domain::submit_signal>(read.command.act);
    EXPECT_FALSE(submit.must_be_known);
    domain::signal_content expected;
    expected.id = "MS-2026-1";
    expected.child.bsn = domain::bsn::parse("999990019").value();
    expected.parents = {domain::bsn::parse("999990020").value()};
    expected.organisation = {"00000099000000003000", "Jeugdteam Oost", "+31201112222"};
    expected.reporter =
        domain::professional{"J. Jansen", "jeugdarts", "+31201234567", "j.jansen@voorbeeld.nl"};
    expected.date = domain::parse_day("2026-11-20").value();
    expected.informed = domain::informed::parents;
    EXPECT_TRUE(submit.content == expected);
}

TEST_F(requests_test, put_takes_the_reasons) {
    const auto text =
        changed("\"reden\": null", "\"reden\":\"overmacht\",\"redenMutatie\":\"identiteit\"");
    const auto read = message(request("PUT", path, text));
    EXPECT_EQ(read.command.reason, domain::mutation_reason::identity);
    EXPECT_EQ(
        std::get<domain::submit_signal>(read.command.act).content.reason,
        domain::not_informing::force_majeure
    );
}

TEST_F(requests_test, an_escaped_id_is_the_id) {
    const auto read = message(request("PUT", "/multisignaal/v1/signalen/MS%2D2026%2d1", signal()));
    EXPECT_EQ(std::get<domain::submit_signal>(read.command.act).content.id, "MS-2026-1");
}

TEST_F(requests_test, delete_withdraws_with_its_reason) {
    using domain::withdrawal_reason;
    const std::pair<const char*, withdrawal_reason> reasons[] = {
        {"vergissing", withdrawal_reason::mistake},
        {"bezwaar_gegrond", withdrawal_reason::objection_upheld},
        {"overleden", withdrawal_reason::death},
        {"overig", withdrawal_reason::other}};
    for (const auto& [word, reason] : reasons) {
        const auto read = message(request("DELETE", path + std::string("?reden=") + word));
        const auto& act = std::get<domain::withdraw_signal>(read.command.act);
        EXPECT_EQ(act.id, "MS-2026-1");
        EXPECT_EQ(act.reason, reason);
    }
    const auto read =
        message(request("DELETE", path + std::string("?redenMutatie=beheer&reden=overig")));
    EXPECT_EQ(read.command.reason, domain::mutation_reason::administration);
}

TEST_F(requests_test, afsluiting_closes_with_or_without_a_body) {
    const std::string target = path + std::string("/afsluiting");
    const auto bare = message(request("POST", target));
    EXPECT_EQ(std::get<domain::close_signal>(bare.command.act).id, "MS-2026-1");
    const auto with =
        message(request("POST", target, testing_::example("multisignaal", "ms-04-afsluiting.json"))
        );
    EXPECT_EQ(with.command.reason, domain::mutation_reason::administration);
}

struct bad_row {
    std::string from;
    std::string to;
    std::string code;
    std::string field;
};

class bad_signal : public requests_test, public testing::WithParamInterface<bad_row> {};

TEST_P(bad_signal, is_refused_by_code_and_path) {
    const auto answer = refusal(request("PUT", path, changed(GetParam().from, GetParam().to)));
    EXPECT_EQ(answer.status, 400);
    EXPECT_EQ(answer.fields.find("Content-Type"), "application/problem+json");
    EXPECT_EQ(member(answer, "code"), GetParam().code);
    EXPECT_EQ(member(answer, "veld"), GetParam().field);
    EXPECT_EQ(answer.body.find("99999001"), std::string::npos);
    EXPECT_EQ(answer.body.find("Jansen"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(
    table,
    bad_signal,
    testing::Values(
        bad_row{"999990019", "999990018", "BSN_ONGELDIG", "bsn"},
        bad_row{"999990019", "99999001", "BSN_ONGELDIG", "bsn"},
        bad_row{"\"bsn\"", "\"b\"", "ONBEKEND_VELD", "b"},
        bad_row{"\"999990019\"", "null", "VERPLICHT_VELD", "bsn"},
        bad_row{"\"999990019\"", "999990019", "WAARDE_ONGELDIG", "bsn"},
        bad_row{"999990020", "1", "BSN_ONGELDIG", "oudersBsn"},
        bad_row{
            "[\"999990020\"]",
            "[\"999990020\",\"999990020\",\"999990020\"]",
            "WAARDE_ONGELDIG",
            "oudersBsn"},
        bad_row{"2026-11-20", "2026-02-30", "DATUM_ONGELDIG", "datum"},
        bad_row{"2026-11-20", "20-11-2026", "WAARDE_ONGELDIG", "datum"},
        bad_row{"\"ouders\"", "\"buren\"", "WAARDE_ONGELDIG", "geinformeerd"},
        bad_row{"null", "\"geen zin\"", "WAARDE_ONGELDIG", "reden"},
        bad_row{"\"reden\"", "\"zorg\"", "ONBEKEND_VELD", "zorg"},
        bad_row{"\"functie\"", "\"waarom\"", "ONBEKEND_VELD", "melder/waarom"},
        bad_row{"00000099000000003000", "3000", "WAARDE_ONGELDIG", "instantie/oin"},
        bad_row{"Jeugdteam Oost", "", "VERPLICHT_VELD", "instantie/naam"},
        bad_row{"J. Jansen", std::string(201, 'a'), "WAARDE_ONGELDIG", "melder/naam"},
        bad_row{"J. Jansen", "J.\\u0007", "WAARDE_ONGELDIG", "melder/naam"},
        bad_row{"+31201234567", "bel maar niet", "WAARDE_ONGELDIG", "melder/telefoon"},
        bad_row{"{\n", "{\"bsn\":\"999990019\",", "BERICHT_ONLEESBAAR", "(none)"},
        bad_row{"{\n", "[{", "BERICHT_ONLEESBAAR", "(none)"}
    )
);

TEST_F(requests_test, a_refusal_tells_all_findings_as_the_example_has_it) {
    std::string text = changed("999990019", "999990018");
    const auto phone = text.find(", \"telefoon\": \"+31201234567\"");
    text.erase(phone, std::string(", \"telefoon\": \"+31201234567\"").size());
    text.insert(text.rfind('}'), ",\"zorg\":\"x\"");
    const auto answer = refusal(request("PUT", path, text));
    EXPECT_TRUE(
        testing_::same_json(answer.body, testing_::example("multisignaal", "ms-10-probleem.json"))
    ) << answer.body;
}

TEST_F(requests_test, a_signal_cut_anywhere_is_refused_as_unreadable) {
    const std::string whole = signal();
    const std::size_t end = whole.rfind('}');
    for (std::size_t size = 1; size <= end; ++size) {
        const auto answer = refusal(request("PUT", path, whole.substr(0, size)));
        EXPECT_EQ(member(answer, "code"), "BERICHT_ONLEESBAAR") << size;
    }
    EXPECT_EQ(member(refusal(request("PUT", path)), "code"), "BERICHT_ONLEESBAAR");
}

struct target_row {
    std::string method;
    std::string target;
    std::string code;
    std::string field;
};

class bad_target : public requests_test, public testing::WithParamInterface<target_row> {};

TEST_P(bad_target, is_refused_by_code_and_name) {
    const bool put = GetParam().method == "PUT";
    const auto answer = refusal(request(
        GetParam().method, "/multisignaal/v1/signalen/" + GetParam().target, put ? signal() : ""
    ));
    EXPECT_EQ(answer.status, 400);
    EXPECT_EQ(member(answer, "code"), GetParam().code);
    EXPECT_EQ(member(answer, "veld"), GetParam().field);
}

INSTANTIATE_TEST_SUITE_P(
    table,
    bad_target,
    testing::Values(
        target_row{"PUT", "a%20b", "WAARDE_ONGELDIG", "signaalId"},
        target_row{"PUT", "a%2Fb", "WAARDE_ONGELDIG", "signaalId"},
        target_row{"PUT", std::string(65, 'a'), "WAARDE_ONGELDIG", "signaalId"},
        target_row{"PUT", "a?x=1", "ONBEKEND_VELD", "x"},
        target_row{"PUT", "a?reden=overig", "ONBEKEND_VELD", "reden"},
        target_row{"DELETE", "a", "VERPLICHT_VELD", "reden"},
        target_row{"DELETE", "a?reden=", "VERPLICHT_VELD", "reden"},
        target_row{"DELETE", "a?reden=zomaar", "WAARDE_ONGELDIG", "reden"},
        target_row{"DELETE", "a?reden=overig&reden=overig", "WAARDE_ONGELDIG", "reden"},
        target_row{"DELETE", "a?reden=overig&x=1", "ONBEKEND_VELD", "x"},
        target_row{"DELETE", "a?reden=overig&redenMutatie=x", "WAARDE_ONGELDIG", "redenMutatie"},
        target_row{"DELETE", "%C3%AF?reden=overig", "WAARDE_ONGELDIG", "signaalId"},
        target_row{"POST", "a/afsluiting?x=1", "ONBEKEND_VELD", "x"},
        target_row{"POST", "%20/afsluiting", "WAARDE_ONGELDIG", "signaalId"}
    )
);

TEST_F(requests_test, a_delete_with_a_body_is_refused) {
    const auto answer = refusal(request("DELETE", path + std::string("?reden=overig"), "{}"));
    EXPECT_EQ(member(answer, "code"), "ONBEKEND_VELD");
}

TEST_F(requests_test, paths_that_are_not_there_are_404) {
    for (const char* target :
         {"/",
          "/multisignaal",
          "/multisignaal/v1",
          "/multisignaal/v2/signalen/a",
          "/multisignaal/v1/signalen",
          "/multisignaal/v1/signalen/",
          "/multisignaal/v1/signalen/a/",
          "/multisignaal/v1/signalen/a/b",
          "/multisignaal/v1/signalen/a/afsluiting/",
          "/multisignaal/v1/matches/",
          "/multisignaal/v1/fouten/NIETS",
          "/Multisignaal/v1/signalen/a"})
        EXPECT_EQ(answered(request("GET", target)).status, 404) << target;
    EXPECT_EQ(answered(request("GET", "/multisignaal/v1/signalen/%zz")).status, 400);
}

TEST_F(requests_test, a_method_that_is_not_in_the_contract_is_405_with_allow) {
    const auto answer = answered(request("POST", path, "{}"));
    EXPECT_EQ(answer.status, 405);
    EXPECT_EQ(answer.fields.find("Allow"), "PUT, DELETE");
    const auto closing = answered(request("GET", path + std::string("/afsluiting")));
    EXPECT_EQ(closing.status, 405);
    EXPECT_EQ(closing.fields.find("Allow"), "POST");
}

TEST_F(requests_test, what_is_not_there_yet_says_so) {
    const std::pair<const char*, std::string> later[] = {
        {"GET", path},
        {"GET", path + std::string("/matches")},
        {"POST", path + std::string("/verhuizing")},
        {"PATCH", "/multisignaal/v1/matches/a"},
        {"POST", "/multisignaal/v1/inzageverzoeken"},
        {"GET", "/multisignaal/v1/openapi.json"}};
    for (const auto& [method, target] : later)
        EXPECT_EQ(answered(request(method, target)).status, 501) << target;
}

TEST_F(requests_test, other_media_types_are_406_and_415) {
    auto asked = request("PUT", path, signal());
    asked.fields = {{"Content-Type", "application/json"}, {"Accept", "text/html"}};
    EXPECT_EQ(answered(asked).status, 406);
    asked.fields = {{"Content-Type", "text/plain"}};
    const auto answer = answered(asked);
    EXPECT_EQ(answer.status, 415);
    EXPECT_EQ(member(answer, "veld"), "Content-Type");
    asked.fields = {};
    EXPECT_EQ(answered(asked).status, 415);
}

TEST_F(requests_test, a_condition_is_never_overlooked) {
    auto asked = request("PUT", path, signal());
    asked.fields.add("If-Match", "\"1\"");
    EXPECT_EQ(answered(asked).status, 412);
    asked = request("PUT", path, signal());
    asked.fields.add("If-Match", "*");
    const auto read = message(asked);
    EXPECT_TRUE(std::get<domain::submit_signal>(read.command.act).must_be_known);
    domain::answer answer;
    answer.what = domain::make_error(errc::signal_unknown, domain::field::signal_id);
    EXPECT_EQ(adapter_->encode_reply(read.correspondence, answer).status, 412);
}

TEST_F(requests_test, the_page_about_a_code_is_there) {
    const auto page = answered(request("GET", "/multisignaal/v1/fouten/BSN_ONGELDIG"));
    EXPECT_EQ(page.status, 200);
    EXPECT_NE(page.body.find("elfproef"), std::string::npos);
}

} // namespace
} // namespace kruispunt::adapters::multisignaal
