#include "gateway/app/exchange_door.hpp"
#include "gateway/app/head_bearing_client.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/sealed_commands.hpp"
#include "tests/support/sequential_ids.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <utility>

namespace kruispunt::app {
namespace {

class given_heads final : public ports::tree_heads {
public:
    std::shared_ptr<const ports::published_head> newest() const override { return head; }

    std::shared_ptr<const ports::published_head> newest_signed() const override { return head; }

    std::shared_ptr<const ports::published_head> given_out(std::uint64_t size) const override {
        return head && head->size == size ? head : nullptr;
    }

    std::shared_ptr<const ports::published_head> head;
};

std::shared_ptr<const ports::published_head> head_of(std::uint64_t size) {
    return std::make_shared<const ports::published_head>(ports::published_head{
        size, "note", "bm90ZQ==" + std::to_string(size)});
}

/// Answers whatever it is asked, and remembers what that was.
class answering final : public ports::http_handler, public ports::http_client {
public:
    ports::task<ports::http_response> handle(ports::http_request) override {
        co_return ports::http_response{};
    }

    ports::http_response refuse(ports::transport_fault, std::string_view) const override {
        return {};
    }

    ports::task<std::optional<ports::http_response>>
    stream(ports::http_request, ports::body_source&, ports::answer_sink& answer) override {
        if (!streams_) co_return ports::http_response{};
        ports::http_response head;
        co_await answer.begin(std::move(head));
        co_await answer.write("octets");
        co_await answer.gone();
        co_await answer.finish();
        co_return std::nullopt;
    }

    ports::task<ports::call_outcome>
    call(std::string, std::string, ports::http_request request, ports::deadline) override {
        called = std::move(request);
        co_return ports::call_outcome{};
    }

    ports::http_request called;
    bool streams_ = false;
};

class sink final : public ports::answer_sink {
public:
    ports::task<bool> begin(ports::http_response head) override {
        begun = std::move(head);
        co_return true;
    }

    ports::task<bool> write(std::string octets) override {
        written += octets;
        co_return true;
    }

    ports::task<bool> finish() override {
        finished = true;
        co_return true;
    }

    ports::task<void> gone() override {
        awaited = true;
        co_return;
    }

    ports::http_response begun;
    std::string written;
    bool finished = false;
    bool awaited = false;
};

class no_body final : public ports::body_source {
public:
    ports::task<ports::body_piece> next() override { co_return ports::body_piece{}; }
};

class HeadBearing : public testing::Test {
protected:
    static std::string borne_by(const ports::http_fields& fields) {
        const auto found = fields.find(ports::head_field);
        return found ? std::string(*found) : std::string();
    }

    std::string borne_by_answer() {
        return borne_by(support::run_coroutine(door_.handle({})).fields);
    }

    given_heads heads_;
    answering behind_;
    support::sequential_ids ids_;
    support::fixed_clock clock_{support::test_now()};
    exchange_door door_{behind_, behind_, ids_, clock_, heads_};
};

// proves: BEH-06.8
TEST_F(HeadBearing, EveryAnswerBearsTheNewestHead) {
    EXPECT_EQ(borne_by_answer(), "") << "before the first was signed";
    heads_.head = head_of(1);
    EXPECT_EQ(borne_by_answer(), "bm90ZQ==1");
    heads_.head = head_of(2);
    EXPECT_EQ(borne_by_answer(), "bm90ZQ==2");
}

// proves: BEH-06.8
TEST_F(HeadBearing, AnAnswerThatIsStreamedBearsItToo) {
    heads_.head = head_of(3);
    no_body body;
    sink answer;
    const auto refused = support::run_coroutine(door_.stream({}, body, answer));
    EXPECT_EQ(borne_by(refused.value().fields), "bm90ZQ==3");
    behind_.streams_ = true;
    EXPECT_FALSE(support::run_coroutine(door_.stream({}, body, answer)));
    EXPECT_EQ(borne_by(answer.begun.fields), "bm90ZQ==3");
    EXPECT_EQ(answer.written, "octets");
    EXPECT_TRUE(answer.finished);
    EXPECT_TRUE(answer.awaited);
}

// proves: BEH-06.8
TEST_F(HeadBearing, EveryNoticeBearsIt) {
    head_bearing_client client(behind_, heads_);
    heads_.head = head_of(4);
    ports::http_request notice;
    notice.target = "/meldingen";
    support::run_coroutine(client.call("https://sisa.example", "", notice, {}));
    EXPECT_EQ(borne_by(behind_.called.fields), "bm90ZQ==4");
    EXPECT_EQ(behind_.called.target, "/meldingen");
}

} // namespace
} // namespace kruispunt::app
