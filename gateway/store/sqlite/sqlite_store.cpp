#include "gateway/store/sqlite/sqlite_store.hpp"

#include "gateway/store/sqlite/census_reading.hpp"
#include "gateway/store/sqlite/checkpointer.hpp"
#include "gateway/store/sqlite/key_eraser.hpp"
#include "gateway/store/sqlite/reader.hpp"
#include "gateway/store/sqlite/schema.hpp"
#include "gateway/store/sqlite/writer.hpp"

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <utility>

namespace kruispunt::store::sqlite {

namespace {

namespace asio = boost::asio;
using namespace domain;
using ports::task;

error unavailable() {
    return make_error(errc::temporarily_unavailable, {}, "store: not written; try again later");
}

/// Hands a result to a coroutine, on the coroutine's own executor.
template <class T, class Handler>
void resume(Handler handler, T value) {
    const auto executor = asio::get_associated_executor(handler);
    asio::post(executor, [handler = std::move(handler), value = std::move(value)]() mutable {
        std::move(handler)(std::move(value));
    });
}

/// A write whose result resumes a coroutine once it is durable.
template <class T, class Deed, class Handler>
class awaited_job final : public writing_job {
public:
    awaited_job(Deed deed, Handler handler)
        : deed_(std::move(deed)), handler_(std::move(handler)) {}

    void write(act_writing& writing, instant now, group_traces& traces) override {
        value_ = deed_(writing, now, traces);
    }

    void answer(std::unique_ptr<writing_job> self, bool durable) override {
        if (!durable) value_ = unavailable();
        const auto executor = asio::get_associated_executor(handler_);
        asio::post(executor, [self = std::move(self), this]() mutable {
            Handler handler = std::move(handler_);
            result<T> value = std::move(value_);
            self.reset();
            std::move(handler)(std::move(value));
        });
    }

private:
    Deed deed_;
    Handler handler_;
    result<T> value_ = unavailable();
};

template <class T, class Deed>
task<result<T>> write_on(writer& on, Deed deed) {
    const auto start = [&on](auto handler, Deed what) {
        using job_type = awaited_job<T, Deed, decltype(handler)>;
        auto job = std::make_unique<job_type>(std::move(what), std::move(handler));
        std::unique_ptr<writing_job> posted = std::move(job);
        if (on.post(posted)) return;
        writing_job& refused = *posted;
        refused.answer(std::move(posted), false);
    };
    return asio::async_initiate<const asio::use_awaitable_t<>, void(result<T>)>(
        start, asio::use_awaitable, std::move(deed)
    );
}

template <class T, class Query>
task<result<T>> read_on(reader& on, Query query) {
    const auto start = [&on](auto handler, Query what) {
        auto kept = std::make_shared<decltype(handler)>(std::move(handler));
        const bool taken = on.post([kept, what = std::move(what)](readings& from) {
            result<T> value = unavailable();
            try {
                value = what(from);
            } catch (const failure& why) {
                value = make_error(errc::temporarily_unavailable, {}, why.what());
            }
            resume<result<T>>(std::move(*kept), std::move(value));
        });
        if (!taken) resume<result<T>>(std::move(*kept), unavailable());
    };
    return asio::async_initiate<const asio::use_awaitable_t<>, void(result<T>)>(
        start, asio::use_awaitable, std::move(query)
    );
}

database& migrated(database& db) {
    migrate_store(db);
    return db;
}

class sqlite_store final : public ports::store {
public:
    explicit sqlite_store(const store_parts& parts)
        : db_(parts.file, database::access::write), checkpoints_(parts.file),
          writer_(migrated(db_), checkpoints_, parts.policy, parts.ids, parts.clock, parts.failed),
          reader_(parts.file), eraser_(writer_, parts.keys) {}

    task<result<ports::acted>> execute(ports::act act) override {
        return write_on<ports::acted>(
            writer_,
            [act = std::move(act)](act_writing& w, instant now, group_traces& traces) {
                return result<ports::acted>(w.perform(act, now, traces));
            }
        );
    }

    task<result<std::vector<ports::acted>>>
    execute_page(std::vector<ports::act> acts, ports::feed_mark mark) override {
        return write_on<std::vector<ports::acted>>(
            writer_,
            [acts = std::move(acts),
             mark = std::move(mark)](act_writing& w, instant now, group_traces& traces) {
                return w.perform_page(acts, mark, now, traces);
            }
        );
    }

    task<result<void>> settle(std::vector<ports::settlement> settlements) override {
        return write_on<void>(
            writer_,
            [settlements = std::move(settlements)](act_writing& w, instant, group_traces& traces) {
                w.settle(settlements, traces);
                return result<void>();
            }
        );
    }

    task<result<std::int64_t>> feed_position(std::string region) override {
        return read_on<std::int64_t>(reader_, [region = std::move(region)](readings& from) {
            return result<std::int64_t>(from.feeds.position(region));
        });
    }

    task<result<std::vector<ports::owed_notice>>>
    owed(std::string region, std::size_t limit) override {
        using found = std::vector<ports::owed_notice>;
        return read_on<found>(reader_, [region = std::move(region), limit](readings& from) {
            return result<found>(from.outbox.owed(region, limit));
        });
    }

    task<result<ports::census>> count() override {
        return read_on<ports::census>(reader_, [](readings& from) {
            return result<ports::census>(from.census.count());
        });
    }

    void when_owed(std::function<void(const std::string&)> tell) override {
        writer_.when_told(std::move(tell));
    }

private:
    database db_;
    checkpointer checkpoints_;
    writer writer_;
    reader reader_;
    key_eraser eraser_;
};

} // namespace

std::unique_ptr<ports::store> open_store(const store_parts& parts) {
    return std::make_unique<sqlite_store>(parts);
}

} // namespace kruispunt::store::sqlite
