#pragma once

#include "gateway/exchange/bulk.hpp"
#include "gateway/exchange/bulk_lines.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>

#include <deque>
#include <string>

namespace kruispunt::exchange {

/// One bulk load under way: lines that were read wait here, in order, for their answers to be known
/// and then sent. Everything happens on one serial executor. Shared, because what was begun with a
/// line may end after a load that was cut off.
class bulk_load : public std::enable_shared_from_this<bulk_load> {
public:
    /// What a load works with; all of it outlives the process's loads.
    struct parts {
        enactment& enacts;
        const ports::clock& clock;
        domain::uuid_source& ids;
        const participant& from;
        const ports::record_reader& protocol;
        domain::trace by;
        bulk_settings settings;
    };

    bulk_load(const parts& with, boost::asio::any_io_executor executor);

    /// Takes lines, beginning with `first`, until the body ends or breaks, the answer cannot be
    /// sent any more, or there are too many.
    ports::task<void> read(ports::body_piece first, ports::body_source& body);

    /// Sends answers in the lines' order until all are sent and reading has ended.
    ports::task<void> answer(ports::answer_sink& to);

private:
    /// A line that was read.
    struct waiting {
        std::size_t octets = 0;
        bool settled = false;
        std::string told; ///< its answer, with its line end
    };

    ports::task<bool> take_lines(std::string_view piece);
    ports::task<bool> take_last();
    ports::task<bool> take(bulk_lines::found what, std::string_view line);
    ports::task<void> wait(boost::asio::steady_timer& change);
    void begin(ports::decoded_message message, std::size_t octets);
    void begin_refused(domain::errc why);
    void settle(std::uint64_t number, const ports::correspondence& to, const domain::answer& told);
    domain::answer unknown_outcome() const;
    bool has_room() const;
    std::string settled_lines(std::size_t& count) const;
    void forget(std::size_t count);

    parts with_;
    boost::asio::any_io_executor executor_;
    bulk_lines lines_;
    std::deque<waiting> waiting_;
    std::uint64_t first_waiting_ = 0; ///< the number of the first one, counted from 0
    std::uint64_t read_ = 0;
    std::uint64_t taken_ = 0;
    std::size_t octets_waiting_ = 0;
    bool reading_ended_ = false;
    bool whole_ = false;   ///< the body came to its end, or to as many lines as may be
    bool cut_off_ = false; ///< answers cannot be sent any more
    boost::asio::steady_timer room_;
    boost::asio::steady_timer settled_;
};

} // namespace kruispunt::exchange
