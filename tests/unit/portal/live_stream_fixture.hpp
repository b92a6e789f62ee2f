#pragma once

#include "gateway/portal/live_stream.hpp"
#include "tests/unit/portal/operators_fixture.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/use_future.hpp>

#include <future>
#include <optional>
#include <utility>
#include <vector>

namespace kruispunt::portal {

namespace asio = boost::asio;
using std::literals::chrono_literals::operator""h;
using std::literals::chrono_literals::operator""s;
using std::literals::chrono_literals::operator""ms;
using std::literals::chrono_literals::operator""min;

/// Keeps what was sent, and goes away after so many pieces.
class kept_answer final : public ports::answer_sink {
public:
    explicit kept_answer(std::size_t pieces) : pieces_(pieces) {}

    ports::task<bool> begin(ports::http_response response) override {
        head = std::move(response);
        co_return true;
    }

    ports::task<bool> write(std::string octets) override {
        sent.push_back(std::move(octets));
        co_return sent.size() < pieces_;
    }

    ports::task<bool> finish() override {
        finished = true;
        co_return true;
    }

    ports::task<void> gone() override {
        there.emplace(co_await asio::this_coro::executor, 1h);
        co_await there->async_wait(asio::as_tuple(asio::use_awaitable));
    }

    ports::http_response head;
    std::vector<std::string> sent;
    bool finished = false;
    std::optional<asio::steady_timer> there; ///< cancelled: the listener went away by themselves

private:
    std::size_t pieces_;
};

/// A live stream over what a test says, and who listens to it, on one loop.
class live_stream_fixture : public operators_fixture {
protected:
    using instead = std::optional<ports::http_response>;

    live_parts reading() {
        return {regions_, traffic_, alarms_, store_, clock_, [this] { return messages_; }};
    }

    // Runs the stream with these listeners until they are gone.
    static void listen(
        asio::io_context& loop,
        live_stream& stream,
        std::vector<std::pair<scope, kept_answer*>> listeners
    ) {
        auto running = asio::co_spawn(loop, stream.run(), asio::use_future);
        std::vector<std::future<instead>> shown;
        for (auto& [within, answer] : listeners)
            shown.push_back(asio::co_spawn(loop, stream.show(within, *answer), asio::use_future));
        const auto until = std::chrono::steady_clock::now() + 20s;
        while (stream.listeners() > 0 || loop.poll_one() > 0) {
            if (std::chrono::steady_clock::now() > until) FAIL() << "somebody listens still";
            loop.run_one_for(50ms);
        }
        stream.stop();
        loop.run();
        for (auto& each : shown)
            EXPECT_FALSE(each.get().has_value());
    }

    static nlohmann::ordered_json data_of(const std::string& event) {
        const auto at = event.find("data: ");
        return nlohmann::ordered_json::parse(event.substr(at + 6), nullptr, false);
    }

    // Lets it go on until that is so.
    template <class Condition>
    static void go_on_until(asio::io_context& loop, const Condition& condition) {
        const auto late = std::chrono::steady_clock::now() + 20s;
        loop.restart(); // where nothing was left to do it stopped
        while (!condition()) {
            ASSERT_LT(std::chrono::steady_clock::now(), late) << "it never became so";
            loop.run_one_for(50ms);
        }
    }

    void queue(std::int64_t waiting) {
        regions_.counted = {{"esar", waiting, 0, support::test_now(), 0, 0, 0}};
    }

    const live_settings quick_{256, 20ms, 200ms, 1h};
    const live_settings patient_{256, 20ms, 1h, 2h};
    const scope whole_{"", false};
};

} // namespace kruispunt::portal
