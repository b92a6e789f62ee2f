#include "gateway/portal/mailbox_pages.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/unit/portal/operators_fixture.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace kruispunt::portal {
namespace {

using namespace domain;
using testing::IsEmpty;
using testing::SizeIs;

constexpr char esars_oin[] = "00000099000000000001";

/// A mailbox of ESAR's with as many notices as a test wants.
class said_boxes final : public ports::post_boxes {
public:
    std::optional<std::string> owner(std::string_view oin) const override {
        return oin == esars_oin ? std::optional<std::string>("esar") : std::nullopt;
    }

    ports::task<result<ports::post>>
    look(std::string region, std::int64_t after, std::size_t limit) override {
        asked = region + " " + std::to_string(after) + " " + std::to_string(limit);
        if (failing) co_return make_error(errc::temporarily_unavailable);
        co_return said;
    }

    ports::task<result<bool>> take(std::string region, std::int64_t number) override {
        asked = region + " " + std::to_string(number);
        if (failing) co_return make_error(errc::temporarily_unavailable);
        co_return std::any_of(said.notices.begin(), said.notices.end(), [number](const auto& n) {
            return n.number == number;
        });
    }

    ports::post said;
    std::string asked;
    bool failing = false;
};

class MailboxPages : public testing::Test {
protected:
    ports::http_response ask(std::string method, std::string target, std::string oin = esars_oin) {
        ports::http_request request;
        request.method = std::move(method);
        request.target = std::move(target);
        request.peer.oin = std::move(oin);
        return support::run_coroutine(pages_.handle(std::move(request)));
    }

    static nlohmann::json json_of(const ports::http_response& answer) {
        return nlohmann::json::parse(answer.body, nullptr, false);
    }

    said_boxes boxes_;
    kept_regions trail_;
    mailbox_pages pages_{boxes_, trail_};
};

ports::posted some_notice() {
    ports::posted notice;
    notice.number = 7;
    notice.id = parse_uuid("00000000-0000-4000-8000-000000000007").value();
    notice.message.method = "POST";
    notice.message.target = "/esar/v1/notificatie";
    notice.message.fields.add("Content-Type", "text/xml; charset=utf-8");
    notice.message.body = "<x>één</x>";
    return notice;
}

// proves: BOX-1.1 BOX-1.2 acceptance
TEST_F(MailboxPages, ANoticeIsShownAsItWouldHaveBeenSent) {
    boxes_.said = {{some_notice()}, 7};
    const auto answer = ask("GET", "/postbus/v1/berichten?na=6");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(boxes_.asked, "esar 6 50");
    const auto body = json_of(answer);
    ASSERT_THAT(body["berichten"], SizeIs(1));
    const auto& notice = body["berichten"][0];
    EXPECT_EQ(notice["id"], 7);
    EXPECT_EQ(notice["meldingId"], "00000000-0000-4000-8000-000000000007");
    EXPECT_EQ(notice["methode"], "POST");
    EXPECT_EQ(notice["pad"], "/esar/v1/notificatie");
    EXPECT_EQ(notice["velden"][0]["naam"], "Content-Type");
    EXPECT_EQ(notice["velden"][0]["waarde"], "text/xml; charset=utf-8");
    EXPECT_EQ(notice["inhoud"], "<x>één</x>");
    EXPECT_EQ(body["volgende"], 7);
}

TEST_F(MailboxPages, AnEmptyMailboxIsAnEmptyList) {
    const auto answer = ask("GET", "/postbus/v1/berichten");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(boxes_.asked, "esar 0 50");
    EXPECT_THAT(json_of(answer)["berichten"], IsEmpty());
    EXPECT_TRUE(json_of(answer)["volgende"].is_null());
}

// proves: BOX-1.2 acceptance
TEST_F(MailboxPages, WhatIsTakenIsAnsweredWithoutABody) {
    boxes_.said = {{some_notice()}, {}};
    const std::string path = "/postbus/v1/berichten/7";
    const auto answer = ask("DELETE", path);
    EXPECT_EQ(answer.status, 204);
    EXPECT_THAT(answer.body, IsEmpty());
    EXPECT_EQ(boxes_.asked, "esar 7");
    for (const char* other : {"8", "x", "-7", "7x"})
        EXPECT_EQ(ask("DELETE", std::string("/postbus/v1/berichten/") + other).status, 404);
}

// proves: BEH-06.1 COM-33.1 acceptance refusal
TEST_F(MailboxPages, EveryLookAndRefusalLeavesAnEntry) {
    boxes_.said = {{some_notice(), some_notice()}, {}};
    boxes_.said.notices[1].id = uuid{8};
    const std::string one = "/postbus/v1/berichten/";
    ask("GET", "/postbus/v1/berichten");
    ask("GET", "/postbus/v1/berichten?na=x");
    ask("POST", "/postbus/v1/berichten");
    ask("DELETE", one + "9");
    ask("DELETE", one + "7");
    ask("GET", "/postbus/v1/berichten", "00000099000000000002");
    ask("GET", "/postbus/v1/berichten", "");
    const ports::peer esar{esars_oin, {}, {}, {}, {}};
    support::run_coroutine(
        pages_.note_refused(esar, ports::transport_fault::header_too_large, "/postbus/v1/x")
    );
    std::vector<std::string> left;
    for (const audit_entry& each : trail_.deeds)
        left.push_back(each.act + " " + each.region + " " + each.outcome);
    EXPECT_THAT(
        left,
        testing::ElementsAre(
            "look esar ok",
            "refuse esar WAARDE_ONGELDIG",
            "refuse esar WAARDE_ONGELDIG",
            "refuse esar WAARDE_ONGELDIG",
            "refuse  OIN_NIET_BEVOEGD",
            "refuse esar BERICHT_TE_GROOT"
        )
    ) << "what is taken is delivered, which the store enters; nobody is known without an OIN";
    EXPECT_EQ(trail_.deeds.front().reference, to_text(some_notice().id) + " " + to_text(uuid{8}));
    EXPECT_EQ(trail_.deeds[4].oin, "00000099000000000002");
}

// proves: BOX-1.3 COM-02.1 refusal
TEST_F(MailboxPages, WhoHasNoMailboxIsRefused) {
    for (const char* oin : {"", "00000099000000000002"}) {
        const auto answer = ask("GET", "/postbus/v1/berichten", oin);
        EXPECT_EQ(answer.status, 403);
        EXPECT_EQ(json_of(answer)["code"], "OIN_NIET_BEVOEGD");
    }
    EXPECT_THAT(boxes_.asked, IsEmpty());
}

// proves: COM-27.1 refusal
TEST_F(MailboxPages, WhatIsWrongWithAQuestionIsNamed) {
    for (const char* query :
         {"na=", "na=x", "na=-1", "na=1&x=2", "x=1", "na=99999999999999999999"}) {
        const auto answer = ask("GET", std::string("/postbus/v1/berichten?") + query);
        EXPECT_EQ(answer.status, 400) << query;
        EXPECT_EQ(json_of(answer)["veld"], "na") << query;
    }
    EXPECT_EQ(ask("GET", "/postbus/v1/anders").status, 404);
    EXPECT_EQ(ask("GET", "/postbus/").status, 404);
    EXPECT_EQ(ask("POST", "/postbus/v1/berichten").status, 405);
    EXPECT_EQ(ask("GET", "/postbus/v1/berichten/7").status, 405);
    EXPECT_THAT(boxes_.asked, IsEmpty());
}

// proves: COM-28.1 refusal
TEST_F(MailboxPages, WhatCannotBeReadIsRefusedAsAProblem) {
    using ports::transport_fault;
    for (const auto& [fault, status] : std::vector<std::pair<transport_fault, int>>{
             {transport_fault::malformed, 400},
             {transport_fault::body_too_large, 413},
             {transport_fault::header_too_large, 431}})
        EXPECT_EQ(pages_.refuse(fault, "/postbus/v1/berichten").status, status);
}

// proves: refusal
TEST_F(MailboxPages, AStoreThatFailsAsksToTryAgain) {
    boxes_.failing = true;
    EXPECT_EQ(ask("GET", "/postbus/v1/berichten").status, 503);
    EXPECT_EQ(ask("DELETE", "/postbus/v1/berichten/7").status, 503);
}

} // namespace
} // namespace kruispunt::portal
