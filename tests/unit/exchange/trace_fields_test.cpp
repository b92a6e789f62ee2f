#include "gateway/exchange/feed.hpp"
#include "gateway/exchange/lane.hpp"
#include "gateway/exchange/trace_fields.hpp"
#include "tests/unit/exchange/intake_fixture.hpp"

#include <boost/asio/co_spawn.hpp>

namespace kruispunt::exchange {
namespace {

using namespace domain;
using namespace std::chrono_literals;

const std::string parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
const std::string transaction = "019aa1b2-3c4d-7e5f-8a6b-7c8d9e0f1a2b";

std::string field_of(const ports::http_fields& fields, std::string_view name) {
    return std::string(fields.find(name).value_or("none"));
}

class Traces : public intake_fixture {
protected:
    ports::http_response
    call(const std::string& body, const ports::http_fields& fields, int caller = 900) {
        ports::http_request request;
        request.method = "POST";
        request.target = caller == 901 ? "/sisa/v1" : "/esar/v1";
        request.body = body;
        request.fields = fields;
        request.peer.oin = support::organisation_oin(caller);
        return support::run_coroutine(intake_.handle(std::move(request)));
    }

    /// What the exchange, its client and `work` do until nothing happens for a moment.
    template <class Worker>
    void run(Worker& work) {
        bool ended = false;
        boost::asio::co_spawn(context_, work.run(), [&ended](std::exception_ptr thrown) {
            EXPECT_FALSE(thrown);
            ended = true;
        });
        run_for();
        work.stop();
        run_for();
        EXPECT_TRUE(ended);
    }

    void deliver_to_esar() {
        lane to(
            {"esar", support::organisation_oin(900), "https://esar:1", adapter_},
            parts_with(vault_, client_, {{1s, 30s}, 1s}),
            context_.get_executor(),
            1
        );
        client_.answers(200);
        run(to);
    }

    plain_adapter adapter_;
    polled_adapter polled_;
    intake intake_ = intake_of(adapter_, adapter_);
};

// proves: COM-29.1 COM-29.2 COM-29.3 COM-29.5 acceptance
TEST_F(Traces, GoFromARequestToEveryNoticeThatItCauses) {
    give("esar", "E-1", 2);
    const auto reply =
        call("give S-1", {{"traceparent", parent}, {"fsc-transaction-id", transaction}}, 901);
    EXPECT_EQ(field_of(reply.fields, "FSC-Transaction-Id"), transaction);
    deliver_to_esar();
    ASSERT_EQ(client_.calls.size(), 1U);
    EXPECT_EQ(field_of(client_.calls[0].request.fields, "traceparent"), parent);
    EXPECT_EQ(field_of(client_.calls[0].request.fields, "FSC-Transaction-Id"), transaction);
}

// proves: COM-29.1 COM-29.4
TEST_F(Traces, WhatIsMalformedIsDroppedOrReplaced) {
    give("esar", "E-1", 2);
    const auto reply =
        call("give S-1", {{"traceparent", parent + "-x"}, {"FSC-Transaction-Id", "mine"}}, 901);
    const std::string made = field_of(reply.fields, "FSC-Transaction-Id");
    EXPECT_EQ(made.size(), 36U);
    EXPECT_EQ(made[14], '7');
    deliver_to_esar();
    ASSERT_EQ(client_.calls.size(), 1U);
    EXPECT_EQ(field_of(client_.calls[0].request.fields, "traceparent"), "none");
    EXPECT_EQ(field_of(client_.calls[0].request.fields, "FSC-Transaction-Id"), made)
        << "the answer's and the notice's are one";
}

// proves: COM-29.2
TEST_F(Traces, ANoticeWithoutATraceGoesWithoutOne) {
    give("sisa", "S-1", 2);
    give("esar", "E-1", 1);
    deliver_to_esar();
    ASSERT_EQ(client_.calls.size(), 1U);
    EXPECT_EQ(field_of(client_.calls[0].request.fields, "traceparent"), "none");
    EXPECT_EQ(field_of(client_.calls[0].request.fields, "FSC-Transaction-Id"), "none");
}

// proves: COM-29.2 COM-29.4
TEST_F(Traces, EveryPollHasOneOfItsOwnThatItsPageBearsOn) {
    give("esar", "E-1", 2);
    feed from(
        {"midden-nederland", support::organisation_oin(902), "https://mn:1", polled_},
        {enactment_, store_, client_, clock_, journal_, alarms_, ids_, {1h, 1s, {1h, 1h}}},
        context_.get_executor(),
        1
    );
    client_.answers(200, "5").answers(200, "");
    run(from);
    ASSERT_EQ(client_.calls.size(), 2U);
    const auto& first = client_.calls[0].request.fields;
    const auto& second = client_.calls[1].request.fields;
    const trace by = owed("esar").at(0).notice.trace;
    EXPECT_EQ(by.traceparent, field_of(first, "traceparent"));
    EXPECT_EQ(by.transaction_id, field_of(first, "FSC-Transaction-Id"));
    EXPECT_EQ(carried_traceparent(by.traceparent), by.traceparent);
    EXPECT_NE(field_of(second, "traceparent"), by.traceparent);
    EXPECT_NE(field_of(second, "FSC-Transaction-Id"), by.transaction_id);
}

} // namespace
} // namespace kruispunt::exchange
