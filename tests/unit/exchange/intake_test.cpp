#include "tests/unit/exchange/intake_fixture.hpp"

namespace kruispunt::exchange {
namespace {

using namespace domain;

class Intake : public intake_fixture {
protected:
    ports::http_response call(
        const std::string& target,
        const std::string& body,
        int caller = 900,
        std::string method = "POST"
    ) {
        ports::http_request request;
        request.method = std::move(method);
        request.target = target;
        request.body = body;
        if (caller != 0) request.peer.oin = support::organisation_oin(caller);
        return support::run_coroutine(intake_.handle(std::move(request)));
    }

    plain_adapter adapter_;
    intake intake_ = intake_of(adapter_, adapter_);
};

// proves: BEH-02.3 refusal acceptance
TEST_F(Intake, ASuspendedRegionsCallsAreRefusedAndAuditedUntilItIsLetIn) {
    suspended_.set("esar", true);
    EXPECT_EQ(call("/esar/v1/signals", "give E-1").status, 403);
    EXPECT_EQ(store_.audit().at(0).outcome, wire_code(errc::oin_not_authorised));
    EXPECT_EQ(support::run_coroutine(store_.count()).value().signals, 0);
    suspended_.set("esar", false);
    EXPECT_EQ(call("/esar/v1/signals", "give E-1").status, 200);
}

TEST_F(Intake, AnswersInTheRegionsProtocol) {
    const auto reply = call("/esar/v1/signals", "give E-1");
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body, "E-1 actief");
    EXPECT_EQ(store_.audit().at(0).region, "esar");
    EXPECT_EQ(store_.audit().at(0).oin, support::organisation_oin(900));
}

// proves: COM-20.1 COM-02.2
TEST_F(Intake, TheRegionIsThePathsAndNotTheMessages) {
    call("/sisa/v1", "give X-1", 901);
    call("/esar/v1", "give X-1", 900);
    EXPECT_EQ(store_.audit().at(0).region, "sisa");
    EXPECT_EQ(store_.audit().at(1).region, "esar");
    EXPECT_EQ(counted().signals, 2);
}

// proves: COM-02.2 COM-02.3 COM-02.4 COM-02.6 refusal
TEST_F(Intake, AnotherPartysOinIsRefusedInTheProtocolAndAudited) {
    for (const int stranger : {901, 7, 0}) {
        const auto before = store_.audit().size();
        const auto reply = call("/esar/v1/signals", "give E-1", stranger);
        EXPECT_EQ(reply.status, 403);
        EXPECT_EQ(reply.body, "OIN_NIET_BEVOEGD");
        ASSERT_EQ(store_.audit().size(), before + 1);
        EXPECT_EQ(store_.audit().back().outcome, "OIN_NIET_BEVOEGD");
        EXPECT_EQ(
            store_.audit().back().oin, stranger == 0 ? "" : support::organisation_oin(stranger)
        );
    }
    EXPECT_EQ(counted().signals, 0);
}

// proves: COM-02.5 acceptance
TEST_F(Intake, PublishedDocumentsAreForAnyCertificate) {
    for (const int anybody : {900, 901, 7}) {
        const auto reply = call("/esar/v1/doc", "", anybody, "GET");
        EXPECT_EQ(reply.status, 200);
        EXPECT_EQ(reply.body, "published");
    }
}

// proves: COM-02.5 acceptance
TEST_F(Intake, AStrangerMayAskWhetherADocumentChanged) {
    ports::http_request request;
    request.target = "/esar/v1/doc";
    request.peer.oin = support::organisation_oin(7);
    request.method = "HEAD";
    EXPECT_EQ(support::run_coroutine(intake_.handle(request)).status, 200);
    request.fields.add("If-None-Match", "\"a\"");
    for (const char* method : {"HEAD", "GET"}) {
        request.method = method;
        EXPECT_EQ(support::run_coroutine(intake_.handle(request)).status, 304);
    }
    EXPECT_EQ(call("/esar/v1/signals/E-1", "ask E-1", 7, "HEAD").status, 403);
}

// proves: COM-02.2 COM-02.6 refusal
TEST_F(Intake, AStrangersQuestionIsRefusedToo) {
    call("/esar/v1/signals", "give E-1");
    EXPECT_EQ(call("/esar/v1/signals/E-1", "ask E-1", 7, "GET").status, 403);
    EXPECT_EQ(call("/esar/v1/doc", "", 7, "POST").status, 403);
    EXPECT_EQ(call("/esar/v1/doc", "", 7, "DELETE").status, 403);
    EXPECT_EQ(counted().signals, 1);
}

// proves: COM-29.3 COM-29.4 COM-29.5
TEST_F(Intake, EveryAnswerBearsTheCallersTransactionOrOneOfOurs) {
    const auto transaction = [this](const std::string& target, const std::string& given) {
        ports::http_request request;
        request.method = "POST";
        request.target = target;
        request.body = "refuse";
        request.peer.oin = support::organisation_oin(900);
        if (!given.empty()) request.fields.add("fsc-transaction-id", given);
        const auto reply = support::run_coroutine(intake_.handle(std::move(request)));
        return std::string(reply.fields.find("FSC-Transaction-Id").value_or("none"));
    };
    const std::string given = "019aa1b2-3c4d-7e5f-8a6b-7c8d9e0f1a2b";
    for (const char* target : {"/esar/v1", "/sisa/v1", "/unknown/v1"}) {
        EXPECT_EQ(transaction(target, given), given);
        for (const char* not_one :
             {"",
              "x",
              "019aa1b2-3c4d-4e5f-8a6b-7c8d9e0f1a2b",
              "019aa1b23c4d7e5f8a6b7c8d9e0f1a2b"}) {
            const std::string made = transaction(target, not_one);
            EXPECT_EQ(made.size(), 36U);
            EXPECT_EQ(made[14], '7') << "a UUID with a time";
            EXPECT_NE(made, not_one);
            EXPECT_NE(made, transaction(target, not_one));
        }
    }
    EXPECT_TRUE(intake_.refuse(ports::transport_fault::malformed, "/esar/v1")
                    .fields.find("FSC-Transaction-Id"));
}

TEST_F(Intake, APathOfNobodyIsUnknown) {
    for (const char* target :
         {"/",
          "/esar",
          "/esarx/v1",
          "/unknown/v1",
          "esar/v1",
          "",
          "//esar/v1",
          "/ESAR/v1",
          "/%65sar/v1",
          "/esa/v1"})
        EXPECT_EQ(call(target, "give E-1").status, 404) << target;
    EXPECT_EQ(counted().signals, 0);
}

TEST_F(Intake, AnUnknownPathOfARegionIsItsAdaptersToAnswer) {
    EXPECT_EQ(call("/esar/v1/what", "nonsense").status, 404);
}

// proves: BEH-06.1 COM-33.1 refusal
TEST_F(Intake, WhatCameToNoCommandIsAuditedWhereWhoAskedIsKnown) {
    const auto left_by = [this](const std::string& target, const char* body, int caller) {
        const auto before = store_.audit().size();
        call(target, body, caller);
        EXPECT_EQ(store_.audit().size(), before + (caller == 0 ? 0U : 1U)) << target;
        return store_.audit().size() == before ? audit_entry() : store_.audit().back();
    };
    const audit_entry nobodys = left_by("/unknown/v1", "give E-1", 7);
    EXPECT_EQ(nobodys.act, "refuse");
    EXPECT_EQ(nobodys.oin, support::organisation_oin(7));
    EXPECT_EQ(nobodys.region, "");
    EXPECT_EQ(nobodys.outcome, "WAARDE_ONGELDIG");
    const audit_entry adapters = left_by("/esar/v1/what", "nonsense", 900);
    EXPECT_EQ(adapters.act, "refuse");
    EXPECT_EQ(adapters.region, "esar");
    left_by("/unknown/v1", "give E-1", 0);
}

// proves: BEH-06.1 COM-28.9 refusal
TEST_F(Intake, WhatHttpRefusesIsAuditedWhereWhoAskedIsKnown) {
    using ports::transport_fault;
    const ports::peer esar{support::organisation_oin(900), {}, {}, {}, {}};
    support::run_coroutine(
        intake_.note_refused(esar, transport_fault::body_too_large, "/esar/v1/signals")
    );
    support::run_coroutine(intake_.note_refused(esar, transport_fault::malformed, ""));
    support::run_coroutine(intake_.note_refused({}, transport_fault::malformed, "/esar/v1"));
    ASSERT_EQ(store_.audit().size(), 2U);
    EXPECT_EQ(store_.audit()[0].outcome, "BERICHT_TE_GROOT");
    EXPECT_EQ(store_.audit()[0].region, "esar");
    EXPECT_EQ(store_.audit()[1].outcome, "BERICHT_ONLEESBAAR");
    EXPECT_EQ(store_.audit()[1].oin, support::organisation_oin(900));
}

// proves: BEH-06.1 refusal
TEST_F(Intake, WhatCouldNotBeSealedIsAudited) {
    vault_.fail(true);
    call("/esar/v1/signals", "give E-1");
    ASSERT_EQ(store_.audit().size(), 1U);
    EXPECT_EQ(store_.audit()[0].outcome, "TIJDELIJK_NIET_BESCHIKBAAR");
    EXPECT_EQ(store_.audit()[0].oin, support::organisation_oin(900));
}

TEST_F(Intake, WhatWasRefusedBeforeItWasACommandIsAnsweredAndAudited) {
    const auto reply = call("/esar/v1/signals", "refuse");
    EXPECT_EQ(reply.status, 400);
    EXPECT_EQ(store_.audit().at(0).outcome, "WAARDE_ONGELDIG");
}

// proves: COM-28.9 COM-28.10 refusal
TEST_F(Intake, TransportFaultsGetTheProtocolsOwnError) {
    using ports::transport_fault;
    const auto status = [this](transport_fault fault, const char* target) {
        return intake_.refuse(fault, target).status;
    };
    EXPECT_EQ(status(transport_fault::malformed, "/esar/v1"), 400);
    EXPECT_EQ(status(transport_fault::body_too_large, "/esar/v1"), 413);
    EXPECT_EQ(status(transport_fault::header_too_large, "/esar/v1"), 431);
    EXPECT_EQ(intake_.refuse(transport_fault::malformed, "/esar/v1").body, "BERICHT_ONLEESBAAR");
    EXPECT_EQ(intake_.refuse(transport_fault::body_too_large, "/esar/v1").body, "BERICHT_TE_GROOT");
    for (const char* nobodys : {"", "/x", "/unknown/v1"}) {
        EXPECT_EQ(status(transport_fault::malformed, nobodys), 400);
        EXPECT_EQ(status(transport_fault::header_too_large, nobodys), 431);
    }
}

} // namespace
} // namespace kruispunt::exchange
