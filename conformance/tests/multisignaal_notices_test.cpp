#include "conformance/regions/multisignaal/multisignaal.hpp"
#include "conformance/tests/documents.hpp"
#include "conformance/tests/refusals.hpp"

#include <gtest/gtest.h>

namespace kruispunt::conformance::tests {
namespace {

using regions::notice;
using regions::notice_kind;

class MultisignaalNotices : public testing::Test {
protected:
    notice read(const wire::request& sent) const { return must_read(*protocol_, sent); }

    void refuse(const refusal& expected) const { must_refuse(*protocol_, expected); }

    static wire::request binary_event() {
        wire::request made{"POST", "/webhook", {}, multisignaal::item(), {}, 0};
        made.headers = {
            {"Content-Type", "application/json; charset=utf-8"},
            {"ce-specversion", "1.0"},
            {"ce-id", "n-1"},
            {"ce-source", "urn:nld:oin:00000099000000000000:systeem:kruispunt"},
            {"ce-type", "nl.verwijsindex.match.ontstaan"},
            {"ce-subject", "MS-1"},
            {"ce-time", "2026-11-20T10:15:30+01:00"},
            {"ce-dataschema", "https://gateway.test/schema.json"}};
        return made;
    }

    std::unique_ptr<regions::protocol> protocol_ =
        regions::multisignaal::make_protocol(both_parties());
};

TEST_F(MultisignaalNotices, ReadsAMatch) {
    const auto told = read(multisignaal::match_event());
    EXPECT_EQ(told.stable_id, "n-1");
    EXPECT_EQ(told.kind, notice_kind::match_made);
    EXPECT_FALSE(told.change_is_implicit);
    EXPECT_EQ(told.match, match_id);
    EXPECT_EQ(told.signal, "MS-1");
    EXPECT_EQ(told.other.value().region, "esar");
    EXPECT_EQ(told.other->reporter.value().phone, "+31320000000");
    EXPECT_EQ(told.other->coordinator.value().name, "C. Coach");
    EXPECT_EQ(told.coordinated.value().name, "Utrecht");
}

TEST_F(MultisignaalNotices, TakesAnIdThatHappensToLookLikeABsn) {
    auto event = multisignaal::match_event();
    const std::string id = R"("id":"n-1")";
    const auto at = event.body.find(id);
    ASSERT_NE(at, std::string::npos);
    event.body.replace(at, id.size(), R"("id":"00000000-0000-4000-8000-abc999990019")");
    EXPECT_EQ(read(event).stable_id, "00000000-0000-4000-8000-abc999990019");
}

TEST_F(MultisignaalNotices, ReadsEveryOtherKind) {
    using multisignaal::event;
    const auto match = R"("matchId":")" + std::string(match_id) + R"(",)";
    const std::string signal = R"("signaalId":"MS-1")";
    const std::string place = R"("gemeentecode":"0344","gemeente":"Utrecht")";
    const auto ended = read(event(
        "match.beeindigd",
        "{" + match + signal + R"(,"status":"beeindigd","reden":"verlopen","onterecht":true})"
    ));
    EXPECT_EQ(ended.kind, notice_kind::match_ended);
    EXPECT_EQ(ended.wrongful, true);
    EXPECT_EQ(
        read(event("match.gewijzigd", multisignaal::item())).kind, notice_kind::match_changed
    );
    const auto asked =
        read(event("match.mogelijk", "{" + signal + R"(,"kenmerk":"I-1","soort":"bsn_botsing"})"));
    EXPECT_EQ(asked.question, "bsn_botsing");
    EXPECT_EQ(
        read(event(
                 "signaal.historie",
                 "{" + signal + R"(,"wederpartij":)" + multisignaal::counterparty() + "}"
             ))
            .kind,
        notice_kind::history
    );
    EXPECT_EQ(
        read(event("signaal.verloopt", "{" + signal + R"(,"verlooptOp":"2028-11-20"})")).expires_on,
        "2028-11-20"
    );
    EXPECT_EQ(
        read(event("signaal.vervallen", "{" + signal + R"(,"reden":"verlopen"})")).kind,
        notice_kind::signal_lapsed
    );
    EXPECT_EQ(
        read(event(
                 "jeugdige.verhuisd",
                 "{" + signal + R"(,"matchIds":[")" + match_id + R"("],)" + place + "}"
             ))
            .matches.size(),
        1U
    );
    EXPECT_EQ(
        read(event("match.herinnering", "{" + match + signal + R"(,"sinds":"2026-11-20"})")).kind,
        notice_kind::reminder
    );
}

TEST_F(MultisignaalNotices, ReadsARelocationNoticeThatIsAboutNoSignal) {
    const auto data = R"({"kenmerk":"V-1","gemeentecode":"0344","gemeente":"Utrecht",)"
                      R"("datum":"2026-11-01","wederpartijen":[)" +
                      multisignaal::counterparty() + "]}";
    const auto sent = multisignaal::event("verhuizing.naar-gebied", data);
    const auto told = read(with(sent, R"("subject":"MS-1",)", ""));
    EXPECT_EQ(told.kind, notice_kind::relocation);
    EXPECT_EQ(told.others.size(), 1U);
    refuse({"a signal as subject", sent, "MS-20", "WAARDE_ONGELDIG", "subject"});
}

TEST_F(MultisignaalNotices, RefusesBrokenAttributes) {
    const auto good = multisignaal::match_event();
    const auto broken = [&](const std::string& what,
                            const std::string& instead,
                            const std::string& code,
                            const std::string& field) {
        refuse({what, with(good, what, instead), "MS-20", code, field});
    };
    broken(R"("1.0")", R"("0.3")", "WAARDE_ONGELDIG", "specversion");
    broken(R"("id":"n-1",)", "", "VERPLICHT_VELD", "id");
    broken(":systeem:", ":system:", "WAARDE_ONGELDIG", "source");
    broken("+01:00", "", "WAARDE_ONGELDIG", "time");
    broken(R"("application/json")", R"("text/json")", "WAARDE_ONGELDIG", "datacontenttype");
    broken(
        R"("dataschema":"https://gateway.test/schema.json",)", "", "VERPLICHT_VELD", "dataschema"
    );
    broken(R"("subject":"MS-1")", R"("subject":"MS-2")", "WAARDE_ONGELDIG", "subject");
    broken(R"("subject":"MS-1",)", "", "VERPLICHT_VELD", "subject");
    broken(R"("subject")", R"("kind":"Sanne","subject")", "ONBEKEND_VELD", "kind");
}

TEST_F(MultisignaalNotices, RefusesBrokenData) {
    const auto good = multisignaal::match_event();
    const auto broken = [&](const std::string& what,
                            const std::string& instead,
                            const std::string& code,
                            const std::string& field,
                            const std::string& requirement = "MS-21") {
        refuse({what, with(good, what, instead), requirement, code, field});
    };
    broken("match.ontstaan", "match.gedroomd", "WAARDE_ONGELDIG", "type");
    broken(R"("soort":"kind",)", "", "VERPLICHT_VELD", "data/soort");
    broken(R"("soort":"kind")", R"("soort":17)", "WAARDE_ONGELDIG", "data/soort");
    broken(R"("status":"open")", R"("status":"beeindigd")", "WAARDE_ONGELDIG", "data/status");
    broken(R"("status")", R"("bsn":"999990019","status")", "ONBEKEND_VELD", "data/bsn");
    broken(
        R"("naam":"JGZ")",
        R"("naam":"JGZ 999990019")",
        "WAARDE_ONGELDIG",
        "data/wederpartij/instantie/naam",
        "COM-24"
    );
    broken(
        R"("regio":"esar")",
        R"("regio":"sisa")",
        "ONBEKEND_VELD",
        "data/wederpartij/melder",
        "COM-24"
    );
    broken(
        R"("soort":"kind")", R"("soort":"kind","soort":"kind")", "BERICHT_ONLEESBAAR", "", "MS-20"
    );
}

// proves: MS-20.3
TEST_F(MultisignaalNotices, ReadsBinaryMode) {
    const auto structured = read(multisignaal::match_event());
    const auto binary = read(binary_event());
    EXPECT_EQ(regions::content_of(binary), regions::content_of(structured));
    EXPECT_EQ(binary.stable_id, "n-1");
    EXPECT_EQ(binary.other.value().reporter.value().phone, "+31320000000");
    auto shouted = binary_event();
    for (auto& field : shouted.headers)
        if (field.name.starts_with("ce-")) field.name.replace(0, 2, "CE");
    EXPECT_EQ(read(shouted).stable_id, "n-1");
}

// proves: MS-20.3 MS-20.4 refusal
TEST_F(MultisignaalNotices, RefusesBrokenBinaryMode) {
    const auto broken = [&](const std::string& name,
                            const std::string& value,
                            const std::string& code,
                            const std::string& field) {
        auto sent = binary_event();
        std::erase_if(sent.headers, [&name](const auto& each) { return each.name == name; });
        if (!value.empty()) sent.headers.push_back({name, value});
        refuse({name, sent, "MS-20", code, field});
    };
    broken("ce-id", "", "VERPLICHT_VELD", "id");
    broken("ce-specversion", "", "WAARDE_ONGELDIG", "Content-Type");
    broken("ce-specversion", "0.3", "WAARDE_ONGELDIG", "specversion");
    broken("ce-source", "urn:nld:oin:1:systeem:anders", "WAARDE_ONGELDIG", "source");
    broken("ce-subject", "MS-2", "WAARDE_ONGELDIG", "subject");
    broken("ce-time", "gisteren", "WAARDE_ONGELDIG", "time");
    broken("ce-kind", "Sanne", "ONBEKEND_VELD", "kind");
    broken("ce-datacontenttype", "application/json", "WAARDE_ONGELDIG", "ce-datacontenttype");
    broken("Content-Type", "text/plain", "WAARDE_ONGELDIG", "datacontenttype");
    auto twice = binary_event();
    twice.headers.push_back({"CE-ID", "n-2"});
    refuse({"twice", twice, "MS-20", "WAARDE_ONGELDIG", "ce-id"});
    auto unreadable = binary_event();
    unreadable.body = "{";
    refuse({"no JSON", unreadable, "MS-20", "BERICHT_ONLEESBAAR", ""});
}

// proves: MS-20.2 refusal
TEST_F(MultisignaalNotices, RefusesWhatIsInNeitherMode) {
    auto sent = multisignaal::match_event();
    sent.headers[0].value = "application/json";
    refuse({"no mode", sent, "MS-20", "WAARDE_ONGELDIG", "Content-Type"});
    sent.headers.clear();
    refuse({"no type", sent, "MS-20", "WAARDE_ONGELDIG", "Content-Type"});
}

TEST_F(MultisignaalNotices, RefusesAQuestionWithMoreThanItMayTell) {
    refuse(
        {"the other side",
         multisignaal::event(
             "match.mogelijk",
             R"({"signaalId":"MS-1","kenmerk":"I-1","soort":"bsn_botsing",)"
             R"("wederpartij":)" +
                 multisignaal::counterparty() + "}"
         ),
         "MS-21",
         "ONBEKEND_VELD",
         "data/wederpartij"}
    );
}

TEST_F(MultisignaalNotices, AnswersAsTheContractSays) {
    EXPECT_EQ(protocol_->acknowledge("n-1").status, 204U);
    const auto lasting = protocol_->refuse("n-1", {"", "VERPLICHT_VELD", "data/soort", "missing"});
    EXPECT_EQ(lasting.status, 400U);
    const auto body = text::read_json(lasting.body).value();
    EXPECT_EQ(body.at("code"), "VERPLICHT_VELD");
    EXPECT_EQ(body.at("veld"), "data/soort");
    const auto passing = protocol_->unavailable("n-1");
    EXPECT_EQ(passing.status, 503U);
    EXPECT_EQ(wire::header_value(passing.headers, "Retry-After"), "1");
}

} // namespace
} // namespace kruispunt::conformance::tests
