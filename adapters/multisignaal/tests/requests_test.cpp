#include "adapters/multisignaal/tests/asked.hpp"

namespace kruispunt::adapters::multisignaal {
namespace {

constexpr char path[] = "/signalen/MS-2026-1";

class requests_test : public testing_tools::asked_adapter {};

// proves: MS-01.4 MS-01.5 acceptance
TEST_F(requests_test, put_gives_a_signal_with_all_its_fields) {
    const auto read = message(request("PUT", path, signal()));
    EXPECT_EQ(read.command.region, "multisignaal");
    EXPECT_EQ(read.command.oin, "00000099000000000002");
    EXPECT_EQ(read.command.reason, domain::mutation_reason::none);
    EXPECT_FALSE(read.command.replay || read.command.sent_at || read.command.feed_item);
    EXPECT_FALSE(read.command.if_match);
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

// proves: MS-01.5 COM-32.1 acceptance
TEST_F(requests_test, put_takes_the_reasons) {
    const auto text = changed(
        signal(), "\"reden\": null", "\"reden\":\"overmacht\",\"redenMutatie\":\"identiteit\""
    );
    const auto read = message(request("PUT", path, text));
    EXPECT_EQ(read.command.reason, domain::mutation_reason::identity);
    EXPECT_EQ(
        std::get<domain::submit_signal>(read.command.act).content.reason,
        domain::not_informing::force_majeure
    );
}

// proves: MS-00.9 MS-01.5 acceptance
TEST_F(requests_test, what_is_optional_may_be_absent_or_null) {
    const std::pair<const char*, const char*> optional[] = {
        {", \"functie\": \"jeugdarts\"", ", \"functie\": null"},
        {", \"email\": \"j.jansen@voorbeeld.nl\"", ", \"email\": null"},
        {", \"telefoon\": \"+31201112222\"", ", \"telefoon\": null"},
        {"\"reden\": null,\n  ", "\"reden\": null,\n  \"redenMutatie\": null,\n  "},
        {",\n  \"oudersBsn\": [\"999990020\"]", ",\n  \"oudersBsn\": null"}};
    for (const auto& [part, null] : optional)
        for (const char* in_its_place : {"", null}) {
            const auto read = message(request("PUT", path, changed(signal(), part, in_its_place)));
            EXPECT_TRUE(std::holds_alternative<domain::submit_signal>(read.command.act)) << part;
        }
}

// proves: MS-01.9 acceptance
TEST_F(requests_test, an_escaped_id_is_the_id) {
    const auto read = message(request("PUT", "/signalen/MS%2D2026%2d1", signal()));
    EXPECT_EQ(std::get<domain::submit_signal>(read.command.act).content.id, "MS-2026-1");
    EXPECT_EQ(read.correspondence.signal_id, "MS-2026-1");
}

// proves: MS-02.1 acceptance
TEST_F(requests_test, get_reads_a_signal_and_so_does_head) {
    for (const char* method : {"GET", "HEAD"}) {
        const auto read = message(request(method, path));
        EXPECT_EQ(std::get<domain::read_signal>(read.command.act).id, "MS-2026-1");
    }
}

// proves: MS-03.4 MS-03.5 MS-03.6 acceptance
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

// proves: MS-04.2 acceptance
TEST_F(requests_test, afsluiting_closes_with_or_without_a_body) {
    const std::string target = path + std::string("/afsluiting");
    const auto bare = message(request("POST", target));
    EXPECT_EQ(std::get<domain::close_signal>(bare.command.act).id, "MS-2026-1");
    const auto whole = message(request("POST", target, example("ms-04-afsluiting.json")));
    EXPECT_EQ(whole.command.reason, domain::mutation_reason::administration);
}

// proves: MS-05.1 acceptance
TEST_F(requests_test, verhuizing_says_where_to_and_when) {
    const std::string target = path + std::string("/verhuizing");
    const auto read = message(request("POST", target, example("ms-05-verhuizing.json")));
    const auto& act = std::get<domain::relocate_signal>(read.command.act);
    EXPECT_EQ(act.id, "MS-2026-1");
    EXPECT_EQ(act.municipality, "0344");
    EXPECT_EQ(act.on, domain::parse_day("2026-11-01").value());
    EXPECT_EQ(act.place, "");
    const auto text =
        changed(example("ms-05-verhuizing.json"), "}", ",\"redenMutatie\":\"beheer\"}");
    EXPECT_EQ(
        message(request("POST", target, text)).command.reason,
        domain::mutation_reason::administration
    );
}

// proves: MS-06.1 MS-09.1 MS-09.3 acceptance
TEST_F(requests_test, matches_are_asked_for_a_page_at_a_time) {
    const std::string target = path + std::string("/matches");
    const auto first = std::get<domain::list_matches>(message(request("GET", target)).command.act);
    EXPECT_EQ(first.id, "MS-2026-1");
    EXPECT_EQ(first.page, 1);
    EXPECT_EQ(first.page_size, 25);
    const auto third = std::get<domain::list_matches>(
        message(request("GET", target + "?pagina=3&paginaGrootte=2")).command.act
    );
    EXPECT_EQ(third.page, 3);
    EXPECT_EQ(third.page_size, 2);
}

constexpr char match_path[] = "/matches/20000000-0000-0000-0000-0000000000AB";
constexpr char merge_patch[] = "application/merge-patch+json";

// proves: MS-07.1 acceptance
TEST_F(requests_test, a_patch_says_what_became_of_a_match) {
    const auto read =
        message(request("PATCH", match_path, example("ms-07-bijwerking.json"), merge_patch));
    const auto& act = std::get<domain::update_match>(read.command.act);
    EXPECT_EQ(domain::to_text(act.match), "20000000-0000-0000-0000-0000000000ab");
    EXPECT_EQ(act.acknowledged, true);
    EXPECT_EQ(act.consent, domain::consent::given);
    EXPECT_EQ(act.family_informed, true);
    EXPECT_EQ(act.lead, (domain::case_lead{"C. de Boer", "+31320000002"}));
}

// proves: MS-07.1 acceptance
TEST_F(requests_test, a_patch_says_nothing_of_what_it_leaves_out) {
    const auto patched = [this](const char* body) {
        const auto read = message(request("PATCH", match_path, body, merge_patch));
        return std::get<domain::update_match>(read.command.act);
    };
    const auto nothing = patched("{}");
    EXPECT_FALSE(nothing.acknowledged || nothing.consent || nothing.family_informed);
    EXPECT_FALSE(nothing.lead);
    EXPECT_EQ(patched(R"({"bevestigd":false})").acknowledged, false);
    EXPECT_EQ(patched(R"({"toestemming":"geweigerd"})").consent, domain::consent::refused);
    EXPECT_EQ(patched(R"({"toestemming":"niet_gevraagd"})").consent, domain::consent::not_asked);
    EXPECT_EQ(patched(R"({"gezinGeinformeerd":false})").family_informed, false);
    EXPECT_EQ(patched(R"({"coordinator":null})").lead, domain::case_lead{});
}

// proves: MS-08.1 acceptance
TEST_F(requests_test, an_inspection_names_the_child_and_who_asks) {
    using domain::requester;
    const auto asked = [this](const std::string& from, const std::string& to) {
        const auto text = changed(example("ms-08-inzageverzoek.json"), from, to);
        const auto read = message(request("POST", "/inzageverzoeken", text));
        return std::get<domain::inspect_child>(read.command.act);
    };
    const auto whole = asked("ouders", "ouders");
    EXPECT_EQ(whole.child.digits(), "999990019");
    EXPECT_EQ(whole.reference, "INZ-2026-7");
    EXPECT_EQ(whole.by, requester::parents);
    EXPECT_EQ(whole.municipality, "0363");
    EXPECT_EQ(asked("ouders", "jeugdige").by, requester::young_person);
    EXPECT_EQ(asked("ouders", "beiden").by, requester::both);
    EXPECT_EQ(asked("\"0363\"", "null").municipality, "");
    EXPECT_EQ(asked(", \"gemeentecode\": \"0363\"", "").municipality, "");
}

// proves: MS-11.3 acceptance
TEST_F(requests_test, if_match_goes_with_whatever_may_change_something) {
    using texts = std::vector<std::string>;
    const ports::http_request changing[] = {
        request("PUT", path, signal()),
        request("DELETE", path + std::string("?reden=overig")),
        request("POST", path + std::string("/afsluiting")),
        request("POST", path + std::string("/verhuizing"), example("ms-05-verhuizing.json")),
        request("PATCH", match_path, "{}", merge_patch)};
    for (const auto& asked : changing) {
        const auto tags = message(with(asked, "If-Match", R"("a", W/"b", "c")")).command.if_match;
        EXPECT_EQ(tags, (texts{"a", "c"})) << asked.method;
        EXPECT_EQ(message(with(asked, "If-Match", "*")).command.if_match, texts{"*"});
        EXPECT_EQ(message(with(asked, "If-Match", R"(W/"b")")).command.if_match, texts{});
    }
}

// proves: MS-00.3 COM-02.5 acceptance
TEST_F(requests_test, the_document_is_published_as_it_stands) {
    const auto answer = at_once(request("GET", "/openapi.json"));
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.fields.find("Content-Type"), "application/json");
    std::ifstream file(testing_tools::shared::mappings / "multisignaal" / "openapi.json");
    EXPECT_EQ(answer.body, std::string(std::istreambuf_iterator<char>(file), {}));
}

// proves: MS-11.1 MS-11.2 acceptance
TEST_F(requests_test, the_document_is_not_sent_to_whom_has_it) {
    const auto asked = request("GET", "/openapi.json");
    const std::string tag(at_once(asked).fields.find("ETag").value_or(""));
    EXPECT_EQ(at_once(with(asked, "If-None-Match", "\"x\", " + tag)).status, 304);
    EXPECT_EQ(at_once(with(asked, "If-None-Match", "W/" + tag)).status, 304);
    EXPECT_EQ(at_once(with(asked, "If-None-Match", "\"x\"")).status, 200);
}

// proves: MS-10.3 acceptance
TEST_F(requests_test, the_page_about_a_code_is_there) {
    const auto page = at_once(request("GET", "/fouten/BSN_ONGELDIG"));
    EXPECT_EQ(page.status, 200);
    EXPECT_EQ(page.fields.find("Content-Type"), "text/plain; charset=utf-8");
    EXPECT_NE(page.body.find("elfproef"), std::string::npos);
}

} // namespace
} // namespace kruispunt::adapters::multisignaal
