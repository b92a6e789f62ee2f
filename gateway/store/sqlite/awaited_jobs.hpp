#pragma once

#include "gateway/ports/store.hpp"
#include "gateway/store/sqlite/reader.hpp"
#include "gateway/store/sqlite/writer.hpp"

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <memory>
#include <utility>

/// How a coroutine has something written or read on the store's threads and waits for it: whoever
/// asks goes on, on its own executor, when that is done.
namespace kruispunt::store::sqlite {

/// What is answered where a write was not taken or did not come through.
inline domain::error unavailable() {
    return domain::make_error(
        domain::errc::temporarily_unavailable, {}, "store: not written; try again later"
    );
}

/// Hands a result to a coroutine, on the coroutine's own executor.
template <class T, class Handler>
void resume(Handler handler, T value) {
    const auto executor = boost::asio::get_associated_executor(handler);
    boost::asio::post(executor, [handler = std::move(handler), value = std::move(value)]() mutable {
        std::move(handler)(std::move(value));
    });
}

/// A write whose result resumes a coroutine once it is durable.
template <class T, class Deed, class Handler>
class awaited_job final : public writing_job {
public:
    awaited_job(Deed deed, Handler handler, bool takes_in)
        : deed_(std::move(deed)), handler_(std::move(handler)), takes_in_(takes_in) {}

    bool takes_in() const override { return takes_in_; }

    void write(act_writing& writing, domain::instant now, group_traces& traces) override {
        value_ = deed_(writing, now, traces);
    }

    void answer(std::unique_ptr<writing_job> self, bool durable) override {
        if (!durable) value_ = unavailable();
        const auto executor = boost::asio::get_associated_executor(handler_);
        boost::asio::post(executor, [self = std::move(self), this]() mutable {
            Handler handler = std::move(handler_);
            domain::result<T> value = std::move(value_);
            self.reset();
            std::move(handler)(std::move(value));
        });
    }

private:
    Deed deed_;
    Handler handler_;
    bool takes_in_;
    domain::result<T> value_ = unavailable();
};

/// What `deed(act_writing&, instant, group_traces&)` gave, once it is durable; an error where it is
/// not written. `takes_in`: refused while the disk is full.
template <class T, class Deed>
ports::task<domain::result<T>> write_on(writer& on, Deed deed, bool takes_in = false) {
    const auto start = [&on, takes_in](auto handler, Deed what) {
        using job_type = awaited_job<T, Deed, decltype(handler)>;
        auto job = std::make_unique<job_type>(std::move(what), std::move(handler), takes_in);
        std::unique_ptr<writing_job> posted = std::move(job);
        if (on.post(posted)) return;
        writing_job& refused = *posted;
        refused.answer(std::move(posted), false);
    };
    return boost::asio::async_initiate<
        const boost::asio::use_awaitable_t<>,
        void(domain::result<T>)>(start, boost::asio::use_awaitable, std::move(deed));
}

/// What `query(readings&)` gave; an error where it could not be read or too much waits.
template <class T, class Query>
ports::task<domain::result<T>> read_on(reader& on, Query query) {
    const auto start = [&on](auto handler, Query what) {
        auto kept = std::make_shared<decltype(handler)>(std::move(handler));
        const bool taken = on.post([kept, what = std::move(what)](readings& from) {
            domain::result<T> value = unavailable();
            try {
                value = what(from);
            } catch (const failure& why) {
                value = domain::make_error(domain::errc::temporarily_unavailable, {}, why.what());
            }
            resume<domain::result<T>>(std::move(*kept), std::move(value));
        });
        if (!taken) resume<domain::result<T>>(std::move(*kept), unavailable());
    };
    return boost::asio::async_initiate<
        const boost::asio::use_awaitable_t<>,
        void(domain::result<T>)>(start, boost::asio::use_awaitable, std::move(query));
}

} // namespace kruispunt::store::sqlite
