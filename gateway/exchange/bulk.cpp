#include "gateway/exchange/bulk.hpp"

#include "gateway/exchange/bulk_load.hpp"

#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/this_coro.hpp>

#include <utility>

namespace kruispunt::exchange {

namespace asio = boost::asio;
using namespace domain;
using ports::task;

/// A load's place among those that may run at once; not held where all are taken.
class bulk::place {
public:
    // shared because a load that is never resumed is destroyed after the bulk
    place(std::shared_ptr<std::atomic<int>> taken, int most)
        : taken_(std::move(taken)), held_(++*taken_ <= most) {}

    ~place() { --*taken_; }

    place(const place&) = delete;
    place& operator=(const place&) = delete;

    bool held() const { return held_; }

private:
    std::shared_ptr<std::atomic<int>> taken_; ///< shared, see above
    bool held_;
};

bool bulk::takes(const participant& whose, std::string_view target) {
    const auto* reader = whose.adapter.bulk();
    return reader != nullptr && reader->takes(target);
}

task<std::optional<ports::http_response>> bulk::load(
    const participant& from,
    domain::trace by,
    ports::http_fields head,
    ports::body_source& body,
    ports::answer_sink& answer
) {
    using asio::experimental::awaitable_operators::operator&&;
    const place here(loads_, settings_.loads);
    if (!here.held()) {
        const error full = make_error(errc::temporarily_unavailable);
        co_await enactment_.note_refusal(from.region, from.oin, by, full);
        const domain::answer later{full, clock_.now(), ids_.next()};
        co_return from.adapter.encode_refusal(later, 200);
    }
    auto first = co_await body.next();
    if (first.what == ports::body_piece::kind::broken) co_return std::nullopt;
    const ports::record_reader& protocol = *from.adapter.bulk();
    ports::http_response begun = protocol.encode_head();
    for (const auto& [name, value] : head)
        begun.fields.add(name, value);
    const bool listening = co_await answer.begin(std::move(begun));
    if (!listening) co_return std::nullopt;
    const bulk_load::parts with{enactment_, clock_, ids_, from, protocol, std::move(by), settings_};
    const auto executor = co_await asio::this_coro::executor;
    // shared because what was begun with a line may end after a load that was cut off
    const auto one = std::make_shared<bulk_load>(with, executor);
    co_await (one->read(std::move(first), body) && one->answer(answer));
    co_return std::nullopt;
}

} // namespace kruispunt::exchange
